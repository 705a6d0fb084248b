import { useState } from 'preact/hooks';
import {
  type ApiProblem,
  api,
  at,
  type ConnectionTest,
  type ConnectionView,
  type ConnectorView,
  problemOf,
} from '../api.js';
import { Badge } from '../parts/badge.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Empty, Loading } from '../parts/empty.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { When } from '../parts/when.js';
import { SignInLink, useConnections } from './connection-choice.js';
import { ConnectionForm } from './connection-form.js';

/** All connections, and the form for a new one. */
export function ConnectionsView({
  connectors,
  chosen,
}: {
  readonly connectors: readonly ConnectorView[];
  readonly chosen: string | undefined;
}) {
  const { value, problem, reload } = useConnections();
  return (
    <div class="columns">
      <section aria-labelledby="connections-title">
        <h1 id="connections-title">Connections</h1>
        <p class="hint">Actions and flows use them. Values are kept sealed and shown nowhere.</p>
        {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
        {value === undefined && problem === undefined && <Loading what="connections" />}
        {value?.connections.length === 0 && (
          <Empty title="No connection yet">
            <p>Fill in the form to make the first one.</p>
          </Empty>
        )}
        <ul class="tiles">
          {value?.connections.map((connection) => (
            <Connection
              key={`${connection.connector}/${connection.id}`}
              connection={connection}
              reload={reload}
            />
          ))}
        </ul>
      </section>
      <section class="card" aria-labelledby="new-connection-title">
        <h2 id="new-connection-title">New connection</h2>
        <ConnectionForm
          connectors={connectors}
          chosen={chosen}
          taken={(connector) =>
            (value?.connections ?? []).filter((one) => one.connector === connector).map(({ id }) => id)
          }
          onDone={reload}
        />
      </section>
    </div>
  );
}

function Connection({
  connection,
  reload,
}: {
  readonly connection: ConnectionView;
  readonly reload: () => void;
}) {
  const {
    connector,
    id,
    displayName,
    status,
    parameterSet,
    parameters,
    notEmulated,
    createdAt,
    signIn,
    problem,
  } = connection;
  const [failure, setFailure] = useState<ApiProblem>();
  const [said, setSaid] = useState('');
  const address = `/connections${at(connector, id)}`;
  const attempt = async (job: () => Promise<string>): Promise<void> => {
    setFailure(undefined);
    try {
      setSaid(await job());
    } catch (error) {
      setSaid('');
      setFailure(problemOf(error));
    }
    reload();
  };
  const test = async (): Promise<string> => {
    const { succeeded, operationId, status: answered } = await api<ConnectionTest>('POST', `${address}/test`);
    return `${operationId} answered ${answered}: ${succeeded ? 'the connection works.' : 'it does not work.'}`;
  };
  const expire = async (): Promise<string> => {
    await api('POST', `${address}/expire-token`);
    return 'The access token is over. The next call renews it.';
  };
  const remove = async (): Promise<string> => {
    await api('DELETE', address);
    return '';
  };
  const names = Object.keys(parameters);
  return (
    <li class="tile">
      <p class="row-head">
        <strong>{displayName}</strong>
        <Badge kind={status === 'Connected' ? 'good' : 'warn'} text={status.toLowerCase()} />
      </p>
      <p class="hint">
        {connector}/{id}
        {parameterSet === undefined ? '' : ` · ${parameterSet}`} · made <When time={createdAt} />
      </p>
      {signIn?.expiresAt !== undefined && (
        <p class="hint">
          Signed in; the access token ends at <When time={signIn.expiresAt} /> and is renewed.
        </p>
      )}
      {names.length > 0 && <p class="hint">Has values for {names.join(', ')}.</p>}
      {notEmulated.map((text) => (
        <Notice key={text} kind="warning">
          Not emulated: {text}.
        </Notice>
      ))}
      {problem !== undefined && <Notice kind="warning">{problem}</Notice>}
      {failure !== undefined && <ProblemNotice problem={failure} />}
      <p role="status" class="hint">
        {said}
      </p>
      <div class="actions">
        <SignInLink connection={connection} />
        {signIn?.state === 'signed-in' && (
          <button type="button" class="quiet" onClick={() => void attempt(expire)}>
            Let the token expire
          </button>
        )}
        <button type="button" class="quiet" onClick={() => void attempt(test)}>
          Test
        </button>
        <ConfirmButton label="Delete" onConfirm={() => void attempt(remove)} />
      </div>
    </li>
  );
}
