import type { FlowView } from '../api.js';
import { Badge } from '../parts/badge.js';
import { Empty } from '../parts/empty.js';
import { When } from '../parts/when.js';
import { JsonView } from '../result/json-view.js';

/** What the trigger of a flow did: subscribed, polled, was called back. */
export function FlowHistory({ rows }: { readonly rows: FlowView['history'] }) {
  if (rows.length === 0) return <Empty title="Nothing happened yet" />;
  return (
    <ol class="trace">
      {rows.map((row) => (
        <li
          key={`${row.time} ${row.kind} ${row.detail}`}
          class={row.outcome === 'Failed' ? 'failed' : 'done'}
        >
          <div class="step-head">
            <span class="step-title">{row.kind}</span>
            <Badge
              kind={row.outcome === 'Succeeded' ? 'good' : row.outcome === 'Failed' ? 'bad' : 'quiet'}
              text={row.status === undefined ? row.outcome : `${row.outcome} ${row.status}`}
            />
            <span class="hint">
              <When time={row.time} />
            </span>
          </div>
          <p>{row.detail}</p>
          {row.warnings?.map((warning) => (
            <p key={warning} class="warning-text">
              {warning}
            </p>
          ))}
          {row.body !== undefined && (
            <details>
              <summary>Answer</summary>
              <JsonView value={row.body} label="Answer" />
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
