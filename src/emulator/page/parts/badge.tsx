/** A word in a box. The word says it, the colour only repeats it. */
export function Badge({ kind, text }: { readonly kind: BadgeKind; readonly text: string }) {
  return <span class={`badge ${kind}`}>{text}</span>;
}

export type BadgeKind = 'good' | 'bad' | 'warn' | 'info' | 'quiet';

/** The status of an answer. */
export function StatusBadge({ status }: { readonly status: number }) {
  const kind = status < 300 ? 'good' : status < 400 ? 'info' : status < 500 ? 'warn' : 'bad';
  return <Badge kind={kind} text={String(status)} />;
}
