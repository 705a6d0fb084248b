import { useState } from 'preact/hooks';
import { type ApiProblem, api, at, type FlowView, problemOf, type Run } from '../api.js';
import { useGatewayEvents } from '../gateway-events.js';
import { Badge } from '../parts/badge.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Empty, Loading } from '../parts/empty.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { Tabs } from '../parts/tabs.js';
import { When } from '../parts/when.js';
import { JsonView } from '../result/json-view.js';
import { toHash } from '../route.js';
import { useResource } from '../use-resource.js';

/** The flows, and one of them with its runs. */
export function FlowsView({ name }: { readonly name: string | undefined }) {
  const { value, problem, reload } = useResource('flows', () =>
    api<{ readonly flows: readonly FlowView[] }>('GET', '/flows'),
  );
  useGatewayEvents((events) => {
    if (events.some(({ type }) => /^(?:flow|trigger|run)\b/.test(type))) reload();
  });
  const chosen = value?.flows.find((flow) => flow.name === name);
  return (
    <div class={name === undefined ? 'panes' : 'panes one-chosen'}>
      <aside aria-label="Flows">
        <h1>Flows</h1>
        <p class="hint">A flow waits for its trigger. Each event starts a run.</p>
        {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
        {value === undefined && problem === undefined && <Loading what="flows" />}
        {value?.flows.length === 0 && (
          <Empty title="No flow yet">
            <p>
              Choose a trigger among the <a href="#/operations">operations</a>, and create a flow with it.
            </p>
          </Empty>
        )}
        <ul class="rows">
          {value?.flows.map((flow) => (
            <li key={flow.name}>
              <a
                href={toHash({ view: 'flows', id: flow.name })}
                aria-current={flow.name === name ? 'true' : undefined}
              >
                <span class="row-head">
                  {flow.name} <FlowState flow={flow} />
                </span>
                <small>
                  {flow.connector} · {flow.trigger}
                </small>
              </a>
            </li>
          ))}
        </ul>
      </aside>
      <section class="detail" aria-label="Flow">
        {name === undefined && (
          <Empty title="Choose a flow">
            <p>See its subscription, its trigger history and its runs as they happen.</p>
          </Empty>
        )}
        {name !== undefined && (
          <a class="back" href={toHash({ view: 'flows' })}>
            All flows
          </a>
        )}
        {name !== undefined && value !== undefined && chosen === undefined && (
          <Empty title={`There is no flow ${name}.`} />
        )}
        {chosen !== undefined && <Flow key={chosen.name} flow={chosen} reload={reload} />}
      </section>
    </div>
  );
}

function FlowState({ flow: { state } }: { readonly flow: FlowView }) {
  return <Badge kind={state === 'Enabled' ? 'good' : 'quiet'} text={state === 'Enabled' ? 'on' : 'off'} />;
}

function Flow({ flow, reload }: { readonly flow: FlowView; readonly reload: () => void }) {
  const { name, state, trigger, connector, connection, subscription, history, callbackUrl } = flow;
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const address = `/flows${at(name)}`;
  const attempt = async (job: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await job();
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
    reload();
  };
  const isPolling = flow.recurrence !== undefined;
  const turn = state === 'Enabled' ? 'off' : 'on';
  return (
    <article>
      <header class="card-head">
        <h2>{name}</h2>
        <p class="badges">
          <FlowState flow={flow} />
          {!isPolling && (
            <Badge
              kind={{ subscribed: 'good', failed: 'bad', none: 'quiet' }[subscription.state] as 'good'}
              text={subscription.state === 'none' ? 'not subscribed' : subscription.state}
            />
          )}
          <a href={toHash({ view: 'operations', connector, operation: trigger })}>{trigger}</a>
          <span class="hint">connection {connection}</span>
        </p>
      </header>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {subscription.warnings.map((warning) => (
        <Notice key={warning} kind="warning">
          {warning}
        </Notice>
      ))}
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={busy}
          onClick={() => void attempt(() => api('POST', `${address}/turn-${turn}`))}
        >
          Turn {turn}
        </button>
        {isPolling ? (
          <button
            type="button"
            disabled={busy || state !== 'Enabled'}
            onClick={() => void attempt(() => api('POST', `${address}/poll`))}
          >
            Poll now
          </button>
        ) : (
          <button
            type="button"
            disabled={busy || state !== 'Enabled'}
            onClick={() => void attempt(() => api('POST', `${address}/notify`, {}))}
          >
            Send a sample event
          </button>
        )}
        <ConfirmButton
          label="Delete"
          onConfirm={() =>
            void attempt(async () => {
              await api('DELETE', address);
              location.hash = toHash({ view: 'flows' });
            })
          }
        />
      </div>
      {flow.recurrence !== undefined && (
        <p class="hint">
          Polled every {flow.recurrence.interval} {flow.recurrence.frequency.toLowerCase()}
          {flow.polling?.nextAt !== undefined && state === 'Enabled' && (
            <>
              , next at <When time={flow.polling.nextAt} />
            </>
          )}
          .
        </p>
      )}
      <details>
        <summary>Addresses</summary>
        <dl class="facts">
          <dt>Callback URL</dt>
          <dd>
            <code>{callbackUrl}</code>
          </dd>
          <dt>Webhook at</dt>
          <dd>
            {subscription.location === undefined ? 'no address given' : <code>{subscription.location}</code>}
          </dd>
        </dl>
      </details>
      <Tabs
        label="Flow"
        tabs={[
          { id: 'runs', label: 'Runs', content: () => <Runs flow={name} /> },
          {
            id: 'history',
            label: `Trigger history (${history.length})`,
            content: () => <History rows={history} />,
          },
          {
            id: 'parameters',
            label: 'Parameters',
            content: () => <JsonView value={flow.parameters} label="Parameters" />,
          },
        ]}
      />
    </article>
  );
}

function Runs({ flow }: { readonly flow: string }) {
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
                  <Badge kind="warn" text={`${deviations.length} schema mismatches`} />
                )}
              </summary>
              <JsonView value={outputs.body} places={deviations} label={`Payload of run ${id}`} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

function History({ rows }: { readonly rows: FlowView['history'] }) {
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
