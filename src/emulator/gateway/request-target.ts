/** Path and query of a request line, byte for byte as they were sent. */
export interface RequestTarget {
  readonly path: string;
  /** Without the question mark; empty when there is none. */
  readonly query: string;
}

/** Splits a request target; the absolute form of RFC 9112 3.2.2 loses its scheme and host. */
export function toRequestTarget(target: string): RequestTarget {
  const origin = /^https?:\/\/[^/?#]*/i.exec(target)?.[0] ?? '';
  const [local = ''] = target.slice(origin.length).split('#', 1);
  const mark = local.indexOf('?');
  return mark === -1
    ? { path: local, query: '' }
    : { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

/** The text with everything percent-encoded that a request line cannot carry; what is encoded already stays. */
export function escapeIllegal(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\x21-\x7e]|["#<>\\^`{|}]/gu, (character) => encodeURIComponent(character));
}

/**
 * The path of an operation as a request line carries it: its fixed text percent-encoded where a request line cannot
 * carry it, its `{placeholders}` as they are. A path without its leading slash gets one.
 *
 * @example toWirePath('/größe/{id}') // '/gr%C3%B6%C3%9Fe/{id}'
 */
export function toWirePath(template: string): string {
  const text = template
    .split(/(\{[^{}]*\})/)
    .map((part, index) => (index % 2 === 1 ? part : escapeIllegal(part)))
    .join('');
  return text.startsWith('/') ? text : `/${text}`;
}
