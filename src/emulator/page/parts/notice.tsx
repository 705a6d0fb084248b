import type { ComponentChildren } from 'preact';
import type { ApiProblem } from '../api.js';

/** A message that stands out; errors are read out at once. */
export function Notice({
  kind,
  title,
  children,
}: {
  readonly kind: 'error' | 'warning' | 'info';
  readonly title?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  );
}

/** What went wrong, with its details one by one. */
export function ProblemNotice({
  problem,
  retry,
}: {
  readonly problem: ApiProblem;
  readonly retry?: () => void;
}) {
  const { message, details } = problem;
  const isListed = details.length > 1;
  const lead = isListed ? message.replace(` ${details.join(' ')}`, '') : message;
  return (
    <Notice kind="error">
      <p>{lead}</p>
      {isListed && (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {retry !== undefined && (
        <button type="button" class="small" onClick={retry}>
          Try again
        </button>
      )}
    </Notice>
  );
}
