import { Badge } from '../../parts/badge.js';
import { Empty } from '../../parts/empty.js';
import { When } from '../../parts/when.js';
import { JsonView } from '../../result/json-view.js';
import type { SimulatorState } from './simulator-state.js';

/** The newest webhook messages, and whether they arrived. */
export function DeliveryList({ deliveries }: { readonly deliveries: SimulatorState['deliveries'] }) {
  if (deliveries.length === 0) return <Empty title="No webhook was sent yet" />;
  return (
    <ul class="runs">
      {deliveries
        .slice(-50)
        .reverse()
        .map(({ id, eventType, outcome, attempts, nextAttemptAt, url, body }) => (
          <li key={id}>
            <details>
              <summary>
                {eventType} <Badge kind={outcome === 'delivered' ? 'good' : 'warn'} text={outcome} />{' '}
                <span class="hint">
                  {attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`}
                </span>
              </summary>
              <p class="hint">
                <code>{url}</code>
              </p>
              {attempts.length > 0 && (
                <p class="hint">
                  Answered {attempts.map(({ status }) => status ?? 'nothing').join(', ')}
                  {nextAttemptAt !== undefined && (
                    <>
                      ; again at <When time={nextAttemptAt} />
                    </>
                  )}
                  .
                </p>
              )}
              <JsonView value={body} label={`Body of ${eventType}`} />
            </details>
          </li>
        ))}
    </ul>
  );
}
