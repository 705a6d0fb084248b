import { useEffect, useRef, useState } from 'preact/hooks';
import { type ApiProblem, api, type InvocationResult, problemOf } from '../api.js';
import { Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { ResultView } from '../result/result-view.js';
import { type CardProps, OperationCard } from './operation-card.js';
import { RunSettingsFields, toRunOptions, usualSettings } from './run-settings.js';

type Outcome =
  | { readonly state: 'idle' | 'running' }
  | { readonly state: 'failed'; readonly problem: ApiProblem }
  | { readonly state: 'done'; readonly result: InvocationResult };

/** An action: fill it in, run it, and see what happened. */
export function ActionCard(card: CardProps) {
  const { connector, operation, form } = card;
  const [settings, setSettings] = useState(usualSettings);
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' });
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (outcome.state !== 'done' && outcome.state !== 'failed') return;
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  const run = async (parameters: Record<string, unknown>, connectionId: string): Promise<void> => {
    setOutcome({ state: 'running' });
    const call = { connector: connector.name, operationId: operation.operationId, connectionId, parameters };
    try {
      const result = await api<InvocationResult>('POST', '/call', { ...call, ...toRunOptions(settings) });
      setOutcome({ state: 'done', result });
    } catch (error) {
      setOutcome({ state: 'failed', problem: problemOf(error) });
    }
  };
  return (
    <>
      <div class="card">
        <OperationCard
          {...card}
          submit="Run"
          busy={outcome.state === 'running'}
          onSubmit={(parameters, connection) => void run(parameters, connection)}
        >
          <RunSettingsFields form={form} value={settings} onChange={setSettings} />
        </OperationCard>
      </div>
      <section class="outcome" aria-label="Result of the run" tabIndex={-1} ref={panel}>
        {outcome.state === 'running' && <Loading what="the answer" />}
        {outcome.state === 'failed' && <ProblemNotice problem={outcome.problem} />}
        {outcome.state === 'done' && <ResultView result={outcome.result} />}
      </section>
    </>
  );
}
