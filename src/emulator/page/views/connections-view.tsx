import { useState } from 'preact/hooks';
import type { ConnectionView, ConnectorView } from '../api.js';
import { Empty, Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { useFocusBack } from '../parts/use-focus.js';
import { toHash } from '../route.js';
import { useConnections } from './connection-choice.js';
import { ConnectionEdit } from './connection-edit.js';
import { ConnectionForm } from './connection-form.js';
import { ConnectionTile, editLinkId } from './connection-tile.js';

/** All connections, and beside them the form for a new one or for the one that is edited. */
export function ConnectionsView({
  connectors,
  chosen,
  edited,
}: {
  readonly connectors: readonly ConnectorView[];
  /** The connector that the maker came from. */
  readonly chosen: string | undefined;
  /** The connection of it that is edited. */
  readonly edited: string | undefined;
}) {
  const { value, problem, reload } = useConnections();
  const [said, setSaid] = useState('');
  const connector = connectors.find(({ name }) => name === chosen);
  const isEdited = (one: ConnectionView): boolean => one.connector === chosen && one.id === edited;
  const current = value?.connections.find(isEdited);
  useFocusBack(current && editLinkId(current));
  // Those of the connector that the maker came from stand first.
  const ordered = [...(value?.connections ?? [])].sort(
    (one, other) => Number(other.connector === chosen) - Number(one.connector === chosen),
  );
  const saved = ({ displayName, signIn }: ConnectionView): void => {
    const next = signIn?.state === 'needed' ? ' Sign in now.' : '';
    setSaid(`The connection ${displayName} is saved.${next}`);
    reload();
    location.hash = toHash({ view: 'connections', ...(chosen !== undefined && { id: chosen }) });
  };
  return (
    <div class="columns">
      <section aria-labelledby="connections-title">
        <h1 id="connections-title">Connections</h1>
        <p class="hint">Actions and flows use them. Values are kept sealed; secrets are shown nowhere.</p>
        <p role="status" class="hint">
          {edited === undefined && said}
        </p>
        {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
        {value === undefined && problem === undefined && <Loading what="connections" />}
        {value?.connections.length === 0 && (
          <Empty title="No connection yet">
            <p>Fill in the form to make the first one.</p>
          </Empty>
        )}
        <ul class="tiles">
          {ordered.map((connection) => (
            <ConnectionTile
              connector={connectors.find(({ name }) => name === connection.connector)}
              key={`${connection.connector}/${connection.id}`}
              connection={connection}
              isEdited={isEdited(connection)}
              reload={reload}
            />
          ))}
        </ul>
      </section>
      {edited === undefined && (
        <section class="card" aria-labelledby="new-connection-title">
          <h2 id="new-connection-title">New connection</h2>
          <ConnectionForm
            connectors={connectors}
            chosen={chosen}
            connections={value?.connections ?? []}
            onDone={reload}
          />
        </section>
      )}
      {edited !== undefined && value !== undefined && (
        <section class="card" aria-label="Edit a connection">
          {current !== undefined && connector !== undefined ? (
            <ConnectionEdit
              key={editLinkId(current)}
              connector={connector}
              connection={current}
              onSaved={saved}
            />
          ) : (
            <Empty title={`There is no connection ${edited} to edit.`}>
              <p>
                <a href={toHash({ view: 'connections', ...(chosen !== undefined && { id: chosen }) })}>
                  Make a new one
                </a>
              </p>
            </Empty>
          )}
        </section>
      )}
    </div>
  );
}
