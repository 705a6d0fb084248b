import { useState } from 'preact/hooks';
import { api, type ConnectorView, type FlowView } from '../api.js';
import { useGatewayEvents } from '../gateway-events.js';
import { Empty, Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { useFocusBack } from '../parts/use-focus.js';
import { toHash } from '../route.js';
import { useResource } from '../use-resource.js';
import { editFlowId } from './flow-actions.js';
import { FlowDetails } from './flow-details.js';
import { FlowEdit } from './flow-edit.js';
import { FlowState } from './flow-state.js';

/** The flows, and one of them with its runs. */
export function FlowsView({
  connectors,
  name,
  isEdited,
}: {
  readonly connectors: readonly ConnectorView[];
  readonly name: string | undefined;
  readonly isEdited: boolean;
}) {
  const [said, setSaid] = useState<{ readonly flow: string; readonly text: string }>();
  const { value, problem, reload } = useResource('flows', () =>
    api<{ readonly flows: readonly FlowView[] }>('GET', '/flows'),
  );
  useGatewayEvents((events) => {
    if (events.some(({ type }) => /^(?:flow|trigger|run)\b/.test(type))) reload();
  });
  const chosen = value?.flows.find((flow) => flow.name === name);
  const connector = connectors.find((one) => one.name === chosen?.connector);
  const editor = isEdited && chosen !== undefined && connector !== undefined;
  useFocusBack(editor ? editFlowId : undefined);
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
        <p role="status" class="hint">
          {said !== undefined && said.flow === name && !isEdited && said.text}
        </p>
        {editor && (
          <FlowEdit
            key={chosen.name}
            flow={chosen}
            connector={connector}
            onSaved={() => {
              setSaid({ flow: chosen.name, text: 'The flow is saved.' });
              reload();
              location.hash = toHash({ view: 'flows', id: chosen.name });
            }}
          />
        )}
        {chosen !== undefined && !editor && <FlowDetails key={chosen.name} flow={chosen} reload={reload} />}
      </section>
    </div>
  );
}
