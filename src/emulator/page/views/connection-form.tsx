import { useState } from 'preact/hooks';
import { type ApiProblem, api, type ConnectionView, type ConnectorView, problemOf } from '../api.js';
import { ProblemNotice } from '../parts/notice.js';
import { SignInLink } from './connection-choice.js';
import { ConnectionParameters } from './connection-parameters.js';
import { useConnectionInput } from './connection-values.js';
import { firstFree } from './first-free.js';

interface ConnectionFormProps {
  /** Those there are. */
  readonly connections: readonly ConnectionView[];
  readonly onDone: () => void;
}

/** Makes a connection: the connector, the way to sign in, and the fields that this way asks for. */
export function ConnectionForm({
  connectors,
  chosen,
  ...props
}: ConnectionFormProps & {
  readonly connectors: readonly ConnectorView[];
  readonly chosen: string | undefined;
}) {
  const [name, setName] = useState(chosen ?? '');
  const connector = connectors.find((one) => one.name === name) ?? connectors[0];
  if (connector === undefined) return null;
  return (
    <div class="card-form">
      {connectors.length > 1 && (
        <div class="field">
          <label for="connection-connector">Connector</label>
          <select
            id="connection-connector"
            value={connector.name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          >
            {connectors.map((one) => (
              <option key={one.name} value={one.name}>
                {one.title}
              </option>
            ))}
          </select>
        </div>
      )}
      <NewConnection key={connector.name} connector={connector} {...props} />
    </div>
  );
}

function NewConnection({
  connector,
  connections,
  onDone,
}: ConnectionFormProps & { readonly connector: ConnectorView }) {
  const input = useConnectionInput(connector);
  const [id, setId] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [made, setMade] = useState<ConnectionView>();
  const taken = connections.filter((one) => one.connector === connector.name).map((one) => one.id);
  const freeId =
    id ?? (taken.includes('default') ? firstFree('connection', [...taken, 'connection']) : 'default');
  const current = connections.find((one) => one.connector === made?.connector && one.id === made.id);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setMade(undefined);
    try {
      const connection = await api<ConnectionView>('POST', '/connections', {
        ...{ connector: connector.name, id: freeId, parameters: input.parameters },
        ...(input.set === undefined ? {} : { parameterSet: input.set.name }),
      });
      setProblem(undefined);
      input.clear();
      setId(undefined);
      setMade(connection);
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <form class="card-form" noValidate onSubmit={(event) => void submit(event)}>
      <div class="field">
        <label for="connection-id">Id</label>
        <input
          id="connection-id"
          autocomplete="off"
          aria-describedby="connection-id-hint"
          value={freeId}
          onInput={({ currentTarget }) => setId(currentTarget.value)}
        />
        <p class="hint" id="connection-id-hint">
          Part of gateway addresses: letters, digits, hyphens and underscores.
        </p>
      </div>
      <ConnectionParameters input={input} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p role="status" class="hint">
        {made !== undefined && `The connection ${made.displayName} is made.`}
      </p>
      {current?.signIn?.state === 'needed' && (
        <p>
          <SignInLink connection={current} />
        </p>
      )}
      <footer class="card-foot">
        <button type="submit" class="primary">
          Create connection
        </button>
      </footer>
    </form>
  );
}
