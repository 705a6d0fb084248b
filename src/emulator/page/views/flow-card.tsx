import { useState } from 'preact/hooks';
import { type ApiProblem, api, type FlowView, problemOf } from '../api.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { toHash } from '../route.js';
import { useResource } from '../use-resource.js';
import { firstFree } from './first-free.js';
import { type CardProps, OperationCard } from './operation-card.js';
import { defaultRecurrence, RecurrenceInput } from './recurrence-input.js';

/** A trigger, or an action that waits for its callback: it becomes a flow. */
export function FlowCard(card: CardProps) {
  const { connector, operation, form } = card;
  const [typed, setTyped] = useState<string>();
  const flows = useResource('flows', () => api<{ readonly flows: readonly FlowView[] }>('GET', '/flows'));
  const taken = flows.value?.flows.map((flow) => flow.name) ?? [];
  const name = typed ?? firstFree(toFlowName(operation.operationId), taken);
  const [recurrence, setRecurrence] = useState(defaultRecurrence);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const isPolled = operation.kind === 'polling' && !form.isWoken;
  const create = async (parameters: Record<string, unknown>, connection: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const flow = {
      ...{ name, connector: connector.name, connection, trigger: operation.operationId, parameters },
      ...(isPolled && { recurrence }),
    };
    try {
      location.hash = toHash({ view: 'flows', id: (await api<FlowView>('POST', '/flows', flow)).name });
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  return (
    <>
      <div class="card">
        {form.triggerHint !== undefined && <Notice kind="info">{form.triggerHint}</Notice>}
        {form.batch && <p class="hint">Each item that comes starts a run of its own.</p>}
        {form.isWoken && (
          <p class="hint">A webhook says when something is new; the trigger asks for it then.</p>
        )}
        {form.waitsForCallback && (
          <p class="hint">This action is over when the backend calls back. It runs as a flow of one step.</p>
        )}
        <OperationCard
          {...card}
          submit={form.waitsForCallback ? 'Run and wait' : 'Create flow'}
          doing={form.waitsForCallback ? 'Running…' : 'Creating…'}
          busy={busy}
          onSubmit={(parameters, connection) => void create(parameters, connection)}
        >
          {isPolled && <RecurrenceInput value={recurrence} onChange={setRecurrence} />}
          <div class="field">
            <label for="flow-name">Name of the flow</label>
            <input
              id="flow-name"
              value={name}
              autocomplete="off"
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </div>
        </OperationCard>
      </div>
      <section class="outcome" aria-label="Result">
        {problem !== undefined && <ProblemNotice problem={problem} />}
      </section>
    </>
  );
}

const toFlowName = (operationId: string): string =>
  operationId
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[^\w-]+/g, '-')
    .toLowerCase();
