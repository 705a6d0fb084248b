import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createGateway } from '../../../src/emulator/gateway/create-gateway.js';
import { createSecretBox } from '../../../src/shared/secret-box.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';

const publicUrl = () => 'http://127.0.0.1:4310';

test.each([
  [
    'two connectors of one name',
    { connectors: [createParcelConnector(), createParcelConnector()] },
    'Two connectors are named `parcels`. Load one of them, or rename its folder.',
  ],
  [
    'a backend for nobody',
    { connectors: [], backends: { trucks: 'http://localhost' } },
    'A backend is given for `trucks`, which is not loaded.',
  ],
  [
    'a backend that is no URL',
    { connectors: [createParcelConnector()], backends: { parcels: 'localhost:1' } },
    'The backend of `parcels` is `localhost:1`; it takes an http or https URL.',
  ],
])('refuses %s', (_name, options, want) => {
  expect(() => createGateway({ ...options, publicUrl })).toThrow(want);
});

test('warns when it has moved since a flow subscribed', async () => {
  const secretBox = createSecretBox(randomBytes(32));
  const { gateway, backend, url } = await startTestGateway({ secretBox });
  backend.answer = () => ({
    status: 201,
    headers: { location: 'https://api.parcels.example/v1/moves/hooks/1' },
  });
  const flow = { name: 'a', connector: 'parcels', connection: 'default', trigger: 'WhenParcelMoves' };
  await gateway.flows.create(flow);
  const moved = createGateway({
    secretBox,
    connectors: [createParcelConnector()],
    publicUrl,
    snapshot: gateway.snapshot(),
  });
  expect(moved.flows.get('a').subscription.warnings.at(-1)).toBe(
    `The webhook was made for ${url}; the gateway is now at http://127.0.0.1:4310. Save the flow again.`,
  );
  await moved.close();
});

test('does not show the OAuth settings of a connector', async () => {
  const token = { type: 'oauthSetting', oAuthSettings: { clientSecret: 'hush-hush' } };
  const connector = createParcelConnector({}, { connectionParameters: { token } });
  const { url } = await startTestGateway({
    connectors: [connector],
    firstConnection: { connector: 'parcels', parameters: {} },
  });
  expect(JSON.stringify((await fetchJson(`${url}/api/connectors`)).body)).not.toContain('hush-hush');
});
