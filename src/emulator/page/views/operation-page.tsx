import { useEffect, useRef, useState } from 'preact/hooks';
import type { Recurrence } from '../../gateway/triggers/recurrence.js';
import {
  type ApiProblem,
  api,
  at,
  type ConnectionView,
  type ConnectorView,
  type FlowView,
  type InvocationResult,
  type OperationForm as OperationFormModel,
  type OperationSummary,
  problemOf,
} from '../api.js';
import type { FormValues } from '../form/form-values.js';
import { OperationForm } from '../form/operation-form.js';
import { Badge } from '../parts/badge.js';
import { Loading } from '../parts/empty.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { ResultView } from '../result/result-view.js';
import { toHash } from '../route.js';
import { useResource } from '../use-resource.js';
import { ConnectionChoice } from './connection-choice.js';
import { RecurrenceInput } from './recurrence-input.js';

const kindNames = { action: 'Action', webhook: 'Webhook trigger', polling: 'Polling trigger' } as const;

/** The card of one operation, and what running it gave. */
export function OperationPage({
  connector,
  operation,
}: {
  readonly connector: ConnectorView;
  readonly operation: OperationSummary;
}) {
  const { operationId, kind, method, path, summary, description, deprecated, visibility } = operation;
  const form = useResource(operationId, () =>
    api<OperationFormModel>('GET', `/connectors${at(connector.name)}/operations${at(operationId)}/form`),
  );
  return (
    <article class="operation">
      <header class="card-head">
        <h2>{summary || operationId}</h2>
        <p class="badges">
          <Badge kind="info" text={kindNames[kind]} />
          {visibility === 'internal' && <Badge kind="quiet" text="internal" />}
          {deprecated && <Badge kind="warn" text="deprecated" />}
          <code>
            {method.toUpperCase()} {path}
          </code>
        </p>
        {description !== '' && <p>{description}</p>}
      </header>
      {form.problem !== undefined && <ProblemNotice problem={form.problem} retry={form.reload} />}
      {form.loading && <Loading what="the form" />}
      {form.value !== undefined && <Card connector={connector} operation={operation} form={form.value} />}
    </article>
  );
}

type Outcome =
  | { readonly state: 'idle' | 'running' }
  | { readonly state: 'failed'; readonly problem: ApiProblem }
  | { readonly state: 'done'; readonly result: InvocationResult };

function Card({
  connector,
  operation,
  form,
}: {
  readonly connector: ConnectorView;
  readonly operation: OperationSummary;
  readonly form: OperationFormModel;
}) {
  const isTrigger = operation.kind !== 'action';
  const [connection, setConnection] = useState<ConnectionView>();
  const [flowName, setFlowName] = useState(() => toFlowName(operation.operationId));
  const [recurrence, setRecurrence] = useState<Recurrence>({ frequency: 'Minute', interval: 1 });
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' });
  const resultPanel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (outcome.state === 'done') resultPanel.current?.focus({ preventScroll: true });
    if (outcome.state === 'done') resultPanel.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);

  const run = async (parameters: Record<string, unknown>): Promise<void> => {
    if (connection === undefined) return;
    setOutcome({ state: 'running' });
    const common = { connector: connector.name, parameters };
    try {
      if (isTrigger) {
        const flow = {
          ...{ ...common, name: flowName, connection: connection.id, trigger: operation.operationId },
          ...(operation.kind === 'polling' && { recurrence }),
        };
        const made = await api<FlowView>('POST', '/flows', flow);
        location.hash = toHash({ view: 'flows', id: made.name });
        return;
      }
      const call = { ...common, operationId: operation.operationId, connectionId: connection.id };
      setOutcome({ state: 'done', result: await api<InvocationResult>('POST', '/call', call) });
    } catch (error) {
      setOutcome({ state: 'failed', problem: problemOf(error) });
    }
  };
  const running = outcome.state === 'running';
  return (
    <>
      <div class="card">
        {form.triggerHint !== undefined && <Notice kind="info">{form.triggerHint}</Notice>}
        {form.batch && <p class="hint">Each item that comes starts a run of its own.</p>}
        <OperationForm
          form={form}
          connector={connector.name}
          connection={connection?.id}
          fillIn={async (parameters) => {
            const address = `/connectors${at(connector.name)}/operations${at(operation.operationId)}/fill`;
            const body = { parameters, ...(connection === undefined ? {} : { connection: connection.id }) };
            return (await api<{ readonly parameters: FormValues }>('POST', address, body)).parameters;
          }}
          onSubmit={(parameters) => void run(parameters)}
        >
          {operation.kind === 'polling' && <RecurrenceInput value={recurrence} onChange={setRecurrence} />}
          {isTrigger && (
            <div class="field">
              <label for="flow-name">Name of the flow</label>
              <input
                id="flow-name"
                value={flowName}
                autocomplete="off"
                onInput={({ currentTarget }) => setFlowName(currentTarget.value)}
              />
            </div>
          )}
          <footer class="card-foot">
            <ConnectionChoice connector={connector.name} onChange={setConnection} />
            <button type="submit" class="primary" disabled={running || connection === undefined}>
              {running ? 'Running…' : isTrigger ? 'Create flow' : 'Run'}
            </button>
          </footer>
        </OperationForm>
      </div>
      <section class="outcome" aria-label="Result of the run" tabIndex={-1} ref={resultPanel}>
        {running && <Loading what="the answer" />}
        {outcome.state === 'failed' && <ProblemNotice problem={outcome.problem} />}
        {outcome.state === 'done' && <ResultView result={outcome.result} />}
      </section>
    </>
  );
}

const toFlowName = (operationId: string): string =>
  operationId
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[^\w-]+/g, '-')
    .toLowerCase();
