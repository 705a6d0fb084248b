import type { ConnectorView } from '../api.js';
import { Empty, Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { useConnections } from './connection-choice.js';
import { ConnectionForm } from './connection-form.js';
import { ConnectionTile } from './connection-tile.js';

/** All connections, and the form for a new one. */
export function ConnectionsView({
  connectors,
  chosen,
}: {
  readonly connectors: readonly ConnectorView[];
  readonly chosen: string | undefined;
}) {
  const { value, problem, reload } = useConnections();
  // Those of the connector that the maker came from stand first.
  const ordered = [...(value?.connections ?? [])].sort(
    (one, other) => Number(other.connector === chosen) - Number(one.connector === chosen),
  );
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
          {ordered.map((connection) => (
            <ConnectionTile
              connector={connectors.find(({ name }) => name === connection.connector)}
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
          connections={value?.connections ?? []}
          onDone={reload}
        />
      </section>
    </div>
  );
}
