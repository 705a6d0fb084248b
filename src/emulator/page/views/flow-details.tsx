import { useState } from 'preact/hooks';
import type { Recurrence } from '../../gateway/triggers/recurrence.js';
import { type ApiProblem, type FlowView, problemOf } from '../api.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { Tabs } from '../parts/tabs.js';
import { When } from '../parts/when.js';
import { JsonView } from '../result/json-view.js';
import { toHash } from '../route.js';
import { FlowActions } from './flow-actions.js';
import { FlowConnection } from './flow-connection.js';
import { FlowHistory } from './flow-history.js';
import { FlowRuns } from './flow-runs.js';
import { FlowState, SubscriptionState } from './flow-state.js';
import { OwnEvent } from './own-event.js';

/** A flow: where its trigger stands, what it did, and its runs. */
export function FlowDetails({ flow, reload }: { readonly flow: FlowView; readonly reload: () => void }) {
  const { name, kind, state, trigger, connector, subscription, history } = flow;
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
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
  const [newest] = history;
  return (
    <article>
      <header class="card-head">
        <h2>{name}</h2>
        <p class="badges">
          <FlowState flow={flow} />
          {kind !== 'polling' && <SubscriptionState flow={flow} />}
          <a href={toHash({ view: 'operations', connector, operation: trigger })}>{trigger}</a>
          <FlowConnection flow={flow} />
        </p>
      </header>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {kind === 'unknown' && (
        <Notice kind="warning">
          The connector {connector} with {trigger} is not loaded, so the flow rests.
        </Notice>
      )}
      {subscription.state === 'failed' && newest !== undefined && (
        <Notice kind="error" title="The backend did not take the subscription">
          <p>{history.find((row) => row.kind === 'subscribe')?.detail}</p>
          <p>Put right what is wrong with the inputs or the connection, then save the flow again.</p>
        </Notice>
      )}
      {subscription.warnings.map((warning) => (
        <Notice key={warning} kind="warning">
          {warning}
        </Notice>
      ))}
      <FlowActions flow={flow} busy={busy} attempt={attempt} />
      <Timing flow={flow} />
      {kind !== 'polling' && state === 'Enabled' && <OwnEvent flow={flow} attempt={attempt} />}
      <Addresses flow={flow} />
      <Tabs
        label="Flow"
        tabs={[
          { id: 'runs', label: 'Runs', content: () => <FlowRuns flow={name} /> },
          {
            id: 'history',
            label: `Trigger history (${history.length})`,
            content: () => <FlowHistory rows={history} />,
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

/** When something is asked for, and with what. */
function Timing({ flow: { kind, state, recurrence, polling = {} } }: { readonly flow: FlowView }) {
  const { nextAt, location, values } = polling;
  const carried = location ?? (values && JSON.stringify(values));
  if (kind !== 'polling' && kind !== 'woken') return null;
  return (
    <p class="hint">
      {recurrence === undefined ? 'Asks when its webhook is called' : `Polled every ${wordsOf(recurrence)}`}
      {nextAt !== undefined && state === 'Enabled' && (
        <>
          , next at <When time={nextAt} />
        </>
      )}
      .{' '}
      {carried !== undefined && (
        <>
          It goes on from <code>{carried}</code>
        </>
      )}
    </p>
  );
}

function wordsOf({ interval, frequency }: Recurrence): string {
  const unit = frequency.toLowerCase();
  return interval === 1 ? unit : `${interval} ${unit}s`;
}

function Addresses({ flow: { kind, callbackUrl, subscription } }: { readonly flow: FlowView }) {
  if (kind === 'polling') return null;
  return (
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
  );
}
