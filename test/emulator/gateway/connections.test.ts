import { expect, test } from 'vitest';
import { sampleConnection } from '../../../src/emulator/gateway/mock/sample-connection.js';
import { createParcelConnector, parcelCredentials } from '../../support/gateway/parcel-connector.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';

const key = { type: 'securestring', uiDefinition: { displayName: 'Key', constraints: { required: 'true' } } };
const region = {
  type: 'string',
  uiDefinition: { constraints: { allowedValues: [{ text: 'Europe', value: 'eu' }, { value: 'us' }] } },
};
const sets = {
  connectionParameters: undefined,
  connectionParameterSets: {
    values: [
      { name: 'key', parameters: { api_key: key, region } },
      { name: 'sign-in', parameters: { token: { type: 'oauthSetting' } } },
    ],
  },
};
const keySecurity = {
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, sign: { type: 'oauth2' } },
  security: [{ key: [] }, { sign: [] }],
};

test('shows the names of parameters and never a value', async () => {
  const { gateway } = await startTestGateway();
  expect(gateway.connections.list()).toMatchObject([
    {
      id: 'default',
      connector: 'parcels',
      status: 'Connected',
      parameters: { username: '***', password: '***' },
    },
  ]);
});

test.each<[string, object, string[]]>([
  [
    'missing values',
    { parameters: { username: 'a' } },
    ['The connection parameter `password` (Key) is required and has no value.'],
  ],
  [
    'a name that does not exist',
    { parameters: { ...parcelCredentials, pin: '1' } },
    ['There is no connection parameter `pin`. The connector `parcels` has `username` and `password`.'],
  ],
  [
    'a line break',
    { parameters: { ...parcelCredentials, password: 'a\nb' } },
    [
      'The connection parameter `password` contains a line break or another control character, which no header can carry.',
    ],
  ],
  [
    'a value that is no text',
    { parameters: { ...parcelCredentials, password: {} } },
    ['The connection parameter `password` wants text; it was given an object.'],
  ],
])('refuses %s', async (_name, change, want) => {
  const { gateway } = await startTestGateway();
  const create = () => gateway.connections.create({ connector: 'parcels', id: 'other', ...change });
  expect(create).toThrow(expect.objectContaining({ status: 422, details: want }));
});

test('refuses an id that is taken or cannot stand in an address', async () => {
  const { gateway } = await startTestGateway();
  const create = (id: string) => () =>
    gateway.connections.create({ connector: 'parcels', id, parameters: parcelCredentials });
  expect(create('default')).toThrow('The connector `parcels` already has a connection `default`.');
  expect(create('a/b')).toThrow('The connection id takes 1 to 80 letters, digits, hyphens and underscores');
});

test('takes the parameters of the chosen set and names it in the answers', async () => {
  const { url, gateway, backend } = await startTestGatewayWithSets();
  expect(() => gateway.connections.create({ connector: 'parcels', id: 'x' })).toThrow(
    'Choose a `parameterSet`: `key` and `sign-in`.',
  );
  expect(() =>
    gateway.connections.create({
      connector: 'parcels',
      id: 'x',
      parameterSet: 'key',
      parameters: { api_key: 'k', region: 'asia' },
    }),
  ).toThrow('The connection parameter `region` takes one of `eu` and `us`; it was given another value.');
  const answer = await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect(answer.headers.get('x-ms-connection-parameter-set-name')).toBe('key');
  expect(backend.requests[0]?.headers['x-key']).toBe('long-key');
});

test('asks for a set where the plain parameters are an empty object', async () => {
  const set = (name: string) => ({ name, parameters: { api_key: { type: 'securestring' } } });
  const connector = createParcelConnector(
    {},
    { connectionParameters: {}, connectionParameterSets: { values: [set('key'), set('other')] } },
  );
  const firstConnection = { connector: 'parcels', parameterSet: 'key', parameters: { api_key: 'k' } };
  const { gateway } = await startTestGateway({ connectors: [connector], firstConnection });
  expect(() => gateway.connections.create({ connector: 'parcels', id: 'x' })).toThrow(
    'Choose a `parameterSet`: `key` and `other`.',
  );
  expect(sampleConnection(connector).parameterSet).toBe('key');
});

test('answers 401 until somebody has signed in, and says where', async () => {
  const { url, gateway } = await startTestGatewayWithSets();
  const made = gateway.connections.create({ connector: 'parcels', id: 'o', parameterSet: 'sign-in' });
  expect(made).toMatchObject({
    status: 'Unauthenticated',
    signIn: { path: '/sign-in/parcels/o', state: 'needed' },
    notEmulated: [],
  });
  expect(await fetchJson(`${url}/apim/parcels/o/parcels/1`)).toMatchObject({
    status: 401,
    body: {
      status: 401,
      message:
        "Error from token exchange: The connection 'o' is not authenticated: nobody has signed in. Open /sign-in/parcels/o of the gateway in a browser.",
    },
  });
});

test('takes an access token in place of signing in', async () => {
  const { url, gateway, backend } = await startTestGatewayWithSets();
  gateway.connections.create({
    ...{ connector: 'parcels', id: 'o', parameterSet: 'sign-in' },
    parameters: { token: 'pasted-token' },
  });
  await fetchJson(`${url}/apim/parcels/o/parcels/1`);
  expect(backend.requests[0]?.headers.authorization).toBe('Bearer pasted-token');
  expect(JSON.stringify(gateway.exchanges.list())).not.toContain('pasted-token');
});

test('an update keeps the values that it does not name', async () => {
  const { url, gateway, backend } = await startTestGateway();
  gateway.connections.update('parcels', 'default', { parameters: { password: 'new-one' } });
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  const want = Buffer.from(`${parcelCredentials.username}:new-one`).toString('base64');
  expect(backend.requests[0]?.headers.authorization).toBe(`Basic ${want}`);
});

test('a deleted connection is unknown to the gateway', async () => {
  const { url, gateway } = await startTestGateway();
  gateway.connections.delete('parcels', 'default');
  expect((await fetchJson(`${url}/apim/parcels/default/parcels/1`)).status).toBe(403);
  expect(() => gateway.connections.delete('parcels', 'default')).toThrow(
    'The connector `parcels` has no connection `default`. It has none.',
  );
});

function startTestGatewayWithSets() {
  return startTestGateway({
    connectors: [createParcelConnector(keySecurity, sets)],
    firstConnection: {
      connector: 'parcels',
      parameterSet: 'key',
      parameters: { api_key: 'long-key', region: 'eu' },
    },
  });
}

test('asks for a parameter only while the others say that it is shown, and checks types', async () => {
  const kind = { type: 'string', uiDefinition: { constraints: { required: true } } };
  const host = {
    type: 'string',
    uiDefinition: { constraints: { required: 'true', dependencies: { kind: { values: ['own'] } } } },
  };
  const connector = createParcelConnector(
    {},
    { connectionParameters: { kind, host, port: { type: 'int' }, tls: { type: 'bool' } } },
  );
  const { gateway } = await startTestGateway({
    connectors: [connector],
    firstConnection: { connector: 'parcels', parameters: { kind: 'cloud', port: '80', tls: true } },
  });
  const make = (parameters: object) => () =>
    gateway.connections.create({ connector: 'parcels', id: 'b', parameters: { ...parameters } });
  expect(make({ kind: 'own' })).toThrow('The connection parameter `host` is required and has no value.');
  expect(make({ kind: 'cloud', port: 'x', tls: 'yes' })).toThrow(
    'The connection parameter `port` is of type `int`; it was given something else. The connection parameter `tls` is of type `bool`; it was given something else.',
  );
});
