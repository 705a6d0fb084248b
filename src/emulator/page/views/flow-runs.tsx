import { api, type Run } from '../api.js';
import { useGatewayEvents } from '../gateway-events.js';
import { Badge } from '../parts/badge.js';
import { Empty, Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { When } from '../parts/when.js';
import { HeaderTable } from '../result/header-table.js';
import { JsonView } from '../result/json-view.js';
import { useResource } from '../use-resource.js';

/** The runs of a flow as they come, with what their trigger gave. */
export function FlowRuns({ flow }: { readonly flow: string }) {
  const { value, problem, reload } = useResource(`runs ${flow}`, () =>
    api<{ readonly runs: readonly Run[] }>('GET', `/runs?flow=${encodeURIComponent(flow)}`),
  );
  useGatewayEvents((events) => {
    if (events.some(({ type }) => type.startsWith('run.'))) reload();
  });
  if (problem !== undefined) return <ProblemNotice problem={problem} retry={reload} />;
  if (value === undefined) return <Loading what="runs" />;
  return (
    <div aria-live="polite">
      {value.runs.length === 0 && (
        <Empty title="No run yet">
          <p>It appears here as soon as the trigger fires.</p>
        </Empty>
      )}
      <ul class="runs">
        {value.runs.map(({ id, time, outputs, deviations }, index) => (
          <li key={id}>
            <details open={index === 0}>
              <summary>
                <When time={time} /> <code>{id}</code>{' '}
                {deviations.length > 0 && (
                  <Badge
                    kind="warn"
                    text={
                      deviations.length === 1 ? '1 schema mismatch' : `${deviations.length} schema mismatches`
                    }
                  />
                )}
              </summary>
              {deviations.length > 0 && (
                <ul class="warning-text">
                  {deviations.map(({ pointer, message }) => (
                    <li key={pointer + message}>{message}</li>
                  ))}
                </ul>
              )}
              <HeaderTable headers={outputs.headers} />
              <JsonView value={outputs.body} places={deviations} label={`Payload of run ${id}`} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}
