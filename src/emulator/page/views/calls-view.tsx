import { api, at, type Exchange } from '../api.js';
import { useGatewayEvents } from '../gateway-events.js';
import { StatusBadge } from '../parts/badge.js';
import { Empty, Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { When } from '../parts/when.js';
import { ResultView } from '../result/result-view.js';
import { toHash } from '../route.js';
import { useResource } from '../use-resource.js';

type CallSummary = Omit<Exchange, 'trace'>;

/** Every call that passed the gateway, whoever made it. */
export function CallsView({ id }: { readonly id: string | undefined }) {
  const { value, problem, reload } = useResource('calls', () =>
    api<{ readonly calls: readonly CallSummary[] }>('GET', '/calls'),
  );
  useGatewayEvents((events) => {
    if (events.some(({ type }) => type === 'call.answered')) reload();
  });
  return (
    <div class={id === undefined ? 'panes' : 'panes one-chosen'}>
      <aside aria-label="Calls">
        <h1>Calls</h1>
        <p class="hint">The newest calls through the gateway, from this page, flows and other programs.</p>
        {value !== undefined && value.calls.length > 0 && (
          <p>
            <a href="api/recording.har" download="calls.har">
              Download as HAR
            </a>
          </p>
        )}
        {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
        {value === undefined && problem === undefined && <Loading what="calls" />}
        {value?.calls.length === 0 && (
          <Empty title="No call yet">
            <p>
              <a href="#/operations">Run an action</a>, and it is listed here.
            </p>
          </Empty>
        )}
        <ul class="rows">
          {value?.calls.map((call) => (
            <li key={call.id}>
              <a
                href={toHash({ view: 'calls', id: call.id })}
                aria-current={call.id === id ? 'true' : undefined}
              >
                <span class="row-head">
                  <StatusBadge status={call.response.status} /> {call.operation ?? call.request.method}
                </span>
                <small>
                  <When time={call.time} /> · {call.connector} · {call.durationMs} ms
                </small>
              </a>
            </li>
          ))}
        </ul>
      </aside>
      <section class="detail" aria-label="Call">
        {id === undefined ? (
          <Empty title="Choose a call">
            <p>See its request, every step on its way, and its answer.</p>
          </Empty>
        ) : (
          <>
            <a class="back" href={toHash({ view: 'calls' })}>
              All calls
            </a>
            <Call key={id} id={id} />
          </>
        )}
      </section>
    </div>
  );
}

function Call({ id }: { readonly id: string }) {
  const { value, problem, loading } = useResource(id, () => api<Exchange>('GET', `/calls${at(id)}`));
  if (loading) return <Loading what="the call" />;
  if (problem !== undefined || value === undefined) {
    return problem === undefined ? null : <ProblemNotice problem={problem} />;
  }
  return (
    <article>
      <header class="card-head">
        <h2>{value.operation ?? value.request.url}</h2>
        <p class="hint">
          <When time={value.time} /> · {value.connector}, connection {value.connection} · answered by{' '}
          {value.answeredBy}
        </p>
      </header>
      <ResultView result={{ ...value, deviations: value.answerDeviations }} />
    </article>
  );
}
