import type { Gateway } from '../../../src/emulator/gateway/create-gateway.js';
import { parcelCredentials } from '../../support/gateway/parcel-connector.js';
import { startTestGateway } from '../../support/gateway/start-test-gateway.js';

/** What the connection sends. */
export const basic = `Basic ${Buffer.from(`${parcelCredentials.username}:${parcelCredentials.password}`).toString('base64')}`;
export const newFlow = {
  name: 'tell-ana',
  connector: 'parcels',
  connection: 'default',
  trigger: 'WhenParcelMoves',
};

/** A gateway whose backend takes hooks and remembers the callback URLs it was given. */
export async function startWithHooks(
  location = (id: number) => `https://api.parcels.example/v1/moves/hooks/${id}`,
) {
  const started = await startTestGateway();
  const callbacks: string[] = [];
  started.backend.answer = ({ method, body }) => {
    if (method === 'DELETE') return { status: 204 };
    callbacks.push(JSON.parse(body).target.url);
    return { status: 201, headers: { location: location(callbacks.length) }, body: {} };
  };
  return { ...started, callbacks, flows: started.gateway.flows };
}

/** What happened to the flow, the newest first: what, how it ended, which way, status. */
export const historyOf = (gateway: Gateway): string[] =>
  gateway.flows
    .get('tell-ana')
    .history.map(({ kind, outcome, route, status }) => [kind, outcome, route, status].join(' ').trim());
