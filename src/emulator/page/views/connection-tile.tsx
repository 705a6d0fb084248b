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
import { ConnectorIcon } from '../parts/connector-icon.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { When } from '../parts/when.js';
import { toHash } from '../route.js';
import { SignInLink } from './connection-choice.js';

/** One connection: where it stands, and what can be done with it. */
export function ConnectionTile({
  connection,
  connector: of,
  isEdited,
  reload,
}: {
  readonly connection: ConnectionView;
  readonly connector: ConnectorView | undefined;
  readonly isEdited: boolean;
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
        {of !== undefined && <ConnectorIcon connector={of} size={24} />}
        <strong>{displayName}</strong>
        <Badge kind={status === 'Connected' ? 'good' : 'warn'} text={status.toLowerCase()} />
      </p>
      <p class="hint">
        {of === undefined ? '' : `${of.title} · `}
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
      {signIn?.state === 'needed' && <Notice kind="warning">Nobody has signed in yet.</Notice>}
      {problem !== undefined && signIn === undefined && <Notice kind="warning">{problem}</Notice>}
      {failure !== undefined && <ProblemNotice problem={failure} />}
      <p role="status" class="hint">
        {said}
      </p>
      <div class="actions">
        <SignInLink connection={connection} />
        {of !== undefined && (
          <a
            class="button quiet"
            id={editLinkId(connection)}
            aria-current={isEdited ? 'true' : undefined}
            href={toHash({ view: 'connections', id: connector, edited: id })}
          >
            Edit<span class="visually-hidden"> {displayName}</span>
          </a>
        )}
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

/** The id of what opens the form of a connection. */
export const editLinkId = ({ connector, id }: Pick<ConnectionView, 'connector' | 'id'>): string =>
  `edit-${connector}-${id}`;
