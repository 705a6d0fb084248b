import { useState } from 'preact/hooks';
import {
  type ApiProblem,
  api,
  at,
  type ConnectorView,
  type FlowView,
  type OperationForm,
  problemOf,
} from '../api.js';
import type { FormValues } from '../form/form-values.js';
import { Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { useFocusAtStart } from '../parts/use-focus.js';
import { toHash } from '../route.js';
import { useResource } from '../use-resource.js';
import { OperationCard } from './operation-card.js';
import { defaultRecurrence, RecurrenceInput } from './recurrence-input.js';

/** Changes a flow: the inputs of its trigger, its recurrence, its connection. A save is a new version. */
export function FlowEdit({
  flow: { name, kind, trigger, connection, recurrence: stored = defaultRecurrence },
  connector,
  onSaved,
}: {
  readonly flow: FlowView;
  readonly connector: ConnectorView;
  readonly onSaved: () => void;
}) {
  const address = `/flows${at(name)}`;
  const opened = useResource(`form of ${name}`, () =>
    api<{ readonly form: OperationForm; readonly parameters: FormValues }>('GET', `${address}/form`),
  );
  const [recurrence, setRecurrence] = useState(stored);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const heading = useFocusAtStart<HTMLHeadingElement>();
  const save = async (parameters: Record<string, unknown>, chosen: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const changes = { connection: chosen, parameters, ...(kind === 'polling' && { recurrence }) };
    try {
      await api('PATCH', address, changes);
      onSaved();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <article>
      <header class="card-head">
        <h2 tabIndex={-1} ref={heading}>
          Edit {name}
        </h2>
        <p class="hint">{kind === 'polling' ? pollingHint : webhookHint}</p>
      </header>
      {opened.problem !== undefined && <ProblemNotice problem={opened.problem} retry={opened.reload} />}
      {opened.loading && <Loading what="the form" />}
      {opened.value !== undefined && (
        <div class="card">
          <OperationCard
            connector={connector}
            operation={{ operationId: trigger }}
            form={opened.value.form}
            start={{ parameters: opened.value.parameters, connection }}
            submit="Save flow"
            doing="Saving…"
            cancelTo={toHash({ view: 'flows', id: name })}
            busy={busy}
            onSubmit={(parameters, chosen) => void save(parameters, chosen)}
          >
            {kind === 'polling' && <RecurrenceInput value={recurrence} onChange={setRecurrence} />}
            {problem !== undefined && <ProblemNotice problem={problem} />}
          </OperationCard>
        </div>
      )}
    </article>
  );
}

const pollingHint =
  'A trigger that is changed begins anew: it forgets where it stood. Saved as it is, it goes on.';
const webhookHint =
  'Saving gives the flow a new callback URL: a new webhook is made, then the old one is removed.';
