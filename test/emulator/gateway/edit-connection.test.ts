import { expect, test } from 'vitest';
import type { Connection } from '../../../src/emulator/gateway/connection.js';
import { editConnection } from '../../../src/emulator/gateway/edit-connection.js';
import { createOAuthConnector, plainProvider } from '../../support/gateway/oauth-connector.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';

const required = { constraints: { required: 'true' } };
const connector = createParcelConnector(
  {},
  {
    connectionParameters: undefined,
    connectionParameterSets: {
      values: [
        {
          name: 'key',
          parameters: {
            api_key: { type: 'securestring', uiDefinition: required },
            host: { type: 'string' },
            region: { type: 'string', defaultValue: 'eu' },
          },
        },
        { name: 'login', parameters: { username: { type: 'string', uiDefinition: required } } },
      ],
    },
  },
);
const current: Connection = {
  ...{ id: 'default', connector: 'parcels', displayName: 'Depot', parameterSet: 'key' },
  values: { api_key: 'old', host: 'one.example', region: 'us' },
  tokens: { api_key: { accessToken: 'a', fields: {} } },
  ...{ status: 'Error', problem: 'it failed.', createdAt: '2026-01-01T00:00:00.000Z' },
};

test.each<[string, object, object]>([
  ['nothing', {}, { values: current.values, tokens: current.tokens }],
  ['a name', { displayName: ' South ' }, { displayName: 'South', tokens: current.tokens }],
  ['an empty name', { displayName: ' ' }, { displayName: 'default' }],
  [
    'a value, the others keep theirs, and tokens given for the old ones end',
    { parameters: { api_key: 'new' } },
    { values: { api_key: 'new', host: 'one.example', region: 'us' }, tokens: {} },
  ],
  [
    'a value to the one it has',
    { parameters: { api_key: 'old' } },
    { values: current.values, tokens: current.tokens },
  ],
  [
    'an empty text and a null: the value is gone, or the default again',
    { parameters: { host: '', region: null } },
    { values: { api_key: 'old', region: 'eu' } },
  ],
  [
    'another set, which begins with nothing',
    { parameterSet: 'login', parameters: { username: 'ana' } },
    { parameterSet: 'login', values: { username: 'ana' }, tokens: {} },
  ],
])('changes %s', (_name, changes, want) => {
  const edited = editConnection(connector, current, changes);
  expect(edited).toMatchObject(want);
  expect(edited).not.toHaveProperty('status');
  expect(edited).not.toHaveProperty('problem');
});

test('lets go what a parameter held that the connector no longer has', () => {
  const old = { ...current, values: { ...current.values, gone: 'x' } };
  expect(editConnection(connector, old, {}).values).toEqual(current.values);
});

test.each<[string, object, string]>([
  ['a required value away', { parameters: { api_key: '' } }, '`api_key` is required and has no value.'],
  ['to a set that is not there', { parameterSet: 'pin' }, 'There is no parameter set `pin`.'],
  ['to a set without its values', { parameterSet: 'login' }, '`username` is required and has no value.'],
  ['a name that is none', { parameters: { pin: '1' } }, 'There is no connection parameter `pin`.'],
])('refuses to change %s', (_name, changes, message) => {
  expect(() => editConnection(connector, current, changes)).toThrow(message);
});

test('shows of the values those that are no secret', async () => {
  const text = (displayName?: string) => ({ type: 'string', uiDefinition: { displayName } });
  const listed = { type: 'string', allowedValues: [{ value: 'token' }, { value: 'password' }] };
  const { url } = await startTestGateway({
    connectors: [
      createParcelConnector(
        {},
        {
          connectionParameters: {
            ...{ host: text('Host'), licence: text('License Key'), secretKey: text() },
            ...{ 'token:TenantId': text(), keyKind: listed, pin: { type: 'securestring' } },
            ...{ port: { type: 'int' }, tls: { type: 'bool' }, sign: { type: 'oauthSetting' } },
          },
        },
      ),
    ],
    firstConnection: {
      connector: 'parcels',
      parameters: {
        ...{ host: 'h.example', licence: 'marked-1', secretKey: 'marked-2', 'token:TenantId': 't' },
        ...{ keyKind: 'token', pin: 'marked-3', port: 80, tls: false, sign: 'marked-4' },
      },
    },
  });
  const { body } = await fetchJson(`${url}/api/connections/parcels/default`);
  expect(body).toMatchObject({
    visibleValues: { host: 'h.example', 'token:TenantId': 't', keyKind: 'token', port: '80', tls: 'false' },
    parameters: { host: '***', licence: '***', secretKey: '***', pin: '***', sign: '***' },
  });
  expect(JSON.stringify(body)).not.toContain('marked');
});

test('whatever uses a connection goes on with the value that was put right', async () => {
  const { url, gateway, backend } = await startTestGateway({
    firstConnection: { connector: 'parcels', parameters: { username: 'ana', password: 'wrong' } },
  });
  const basic = (password: string) => `Basic ${Buffer.from(`ana:${password}`).toString('base64')}`;
  backend.answer = ({ headers }) => ({
    status: headers.authorization === basic('right') ? 201 : 401,
    headers: { location: 'https://api.parcels.example/v1/moves/hooks/1' },
  });
  const flow = { name: 'tell', connector: 'parcels', connection: 'default', trigger: 'WhenParcelMoves' };
  expect((await gateway.flows.create(flow)).subscription.state).toBe('failed');
  const answer = await fetchJson(`${url}/api/connections/parcels/default`, {
    ...{ method: 'PATCH', json: { parameters: { password: 'right' } } },
  });
  expect(answer).toMatchObject({ status: 200, body: { status: 'Connected' } });
  expect((await gateway.flows.edit('tell', {})).subscription.state).toBe('subscribed');
  expect(JSON.stringify([answer.body, gateway.events.latest(100)])).not.toContain('right');
});

test('other values end a sign-in; another name does not', async () => {
  const { url, gateway } = await startTestGateway({
    connectors: [createOAuthConnector(plainProvider, { tenant: { type: 'string' } })],
    firstConnection: { connector: 'parcels', parameters: { tenant: 'north' } },
  });
  await gateway.signIn('parcels', 'default');
  const edit = (json: object) =>
    fetchJson(`${url}/api/connections/parcels/default`, { method: 'PATCH', json });
  expect((await edit({ displayName: 'Depot' })).body).toMatchObject({ signIn: { state: 'signed-in' } });
  expect((await edit({ parameters: { tenant: 'south' } })).body).toMatchObject({
    ...{ status: 'Unauthenticated', signIn: { state: 'needed' }, visibleValues: { tenant: 'south' } },
  });
});
