import { api, type ConnectionView } from '../api.js';
import { useGatewayEvents } from '../gateway-events.js';
import { toHash } from '../route.js';
import { useResource } from '../use-resource.js';

/** The connections of all connectors, always current. */
export function useConnections() {
  const connections = useResource('connections', () =>
    api<{ readonly connections: readonly ConnectionView[] }>('GET', '/connections'),
  );
  useGatewayEvents((events) => {
    if (events.some(({ type }) => type.startsWith('connection.'))) connections.reload();
  });
  return connections;
}

/** Which connection of a connector is used; the way to make one when there is none. */
export function ConnectionChoice({
  connector,
  connections,
  chosen,
  onChange,
}: {
  readonly connector: string;
  readonly connections: readonly ConnectionView[];
  readonly chosen: ConnectionView | undefined;
  readonly onChange: (id: string) => void;
}) {
  const newConnection = <a href={toHash({ view: 'connections', id: connector })}>New connection</a>;
  if (chosen === undefined) {
    return <p class="connection-choice">There is no connection yet. {newConnection}</p>;
  }
  return (
    <p class="connection-choice">
      <label for="connection">Connection</label>
      <select
        id="connection"
        value={chosen.id}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {connections.map(({ id: key, displayName, status }) => (
          <option key={key} value={key}>
            {displayName}
            {status === 'Connected' ? '' : ` (${status.toLowerCase()})`}
          </option>
        ))}
      </select>
      {chosen.signIn?.state === 'needed' && <SignInLink connection={chosen} />}
      {newConnection}
    </p>
  );
}

/** Where to sign in; the provider opens beside the page, which hears of it by itself. */
export function SignInLink({ connection: { signIn } }: { readonly connection: ConnectionView }) {
  if (signIn === undefined) return null;
  return (
    <a class="button" href={signIn.path.replace(/^\//, '')} target="_blank" rel="noreferrer">
      {signIn.state === 'needed' ? 'Sign in' : 'Sign in again'}
      <span class="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
