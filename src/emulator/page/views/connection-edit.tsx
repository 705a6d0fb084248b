import { useState } from 'preact/hooks';
import { type ApiProblem, api, at, type ConnectionView, type ConnectorView, problemOf } from '../api.js';
import { ProblemNotice } from '../parts/notice.js';
import { useFocusAtStart } from '../parts/use-focus.js';
import { toHash } from '../route.js';
import { ConnectionParameters } from './connection-parameters.js';
import { useConnectionInput } from './connection-values.js';

/** Changes a connection: its name, the way to sign in, its values. Secrets stay unless others are typed. */
export function ConnectionEdit({
  connector,
  connection,
  onSaved,
}: {
  readonly connector: ConnectorView;
  readonly connection: ConnectionView;
  readonly onSaved: (connection: ConnectionView) => void;
}) {
  const { id, displayName } = connection;
  // As it was when the form was opened: what is typed does not change under the maker's hands.
  const [stored] = useState(connection);
  const input = useConnectionInput(connector, stored);
  const [name, setName] = useState(displayName);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const heading = useFocusAtStart<HTMLHeadingElement>();

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const changes = {
        ...{ displayName: name, parameters: input.parameters },
        ...(input.set === undefined ? {} : { parameterSet: input.set.name }),
      };
      onSaved(await api<ConnectionView>('PATCH', `/connections${at(connector.name, id)}`, changes));
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <>
      <h2 id="edit-connection-title" tabIndex={-1} ref={heading}>
        Edit {displayName}
      </h2>
      <p class="hint">
        {connector.title} · {id}. Actions and flows that use it go on with the new values.
      </p>
      <form class="card-form" noValidate onSubmit={(event) => void submit(event)}>
        <div class="field">
          <label for="connection-name">Name</label>
          <input
            id="connection-name"
            autocomplete="off"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </div>
        <ConnectionParameters input={input} />
        {stored.signIn?.state === 'signed-in' && (
          <p class="hint">Other values end the sign-in: you sign in again then.</p>
        )}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <footer class="card-foot">
          <a class="button" href={toHash({ view: 'connections', id: connector.name })}>
            Cancel
          </a>
          <button type="submit" class="primary" disabled={busy}>
            {busy ? 'Saving…' : 'Save connection'}
          </button>
        </footer>
      </form>
    </>
  );
}
