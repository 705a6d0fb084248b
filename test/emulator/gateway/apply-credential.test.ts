import { expect, test } from 'vitest';
import {
  applyCredential,
  type Credential,
  chooseCredential,
} from '../../../src/emulator/gateway/apply-credential.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';

const header = { type: 'apiKey', in: 'header', name: 'X-Key' };
const query = { type: 'apiKey', in: 'query', name: 'key' };

test.each<[string, object, Record<string, string>, Credential]>([
  [
    'basic security takes username and password',
    {},
    { username: 'añ', password: 'b' },
    { kind: 'header', name: 'authorization', value: `Basic ${Buffer.from('añ:b').toString('base64')}` },
  ],
  [
    'an API key goes into its header as it was typed',
    { securityDefinitions: { key: header }, security: [{ key: [] }] },
    { api_key: 'Bearer k' },
    { kind: 'header', name: 'X-Key', value: 'Bearer k' },
  ],
  [
    'an API key goes into its query parameter',
    { securityDefinitions: { key: query }, security: [{ key: [] }] },
    { api_key: 'a b' },
    { kind: 'query', name: 'key', value: 'a b' },
  ],
  [
    'a connection parameter named as the definition serves as well',
    { securityDefinitions: { key: header }, security: [{ key: [] }] },
    { key: 'k' },
    { kind: 'header', name: 'X-Key', value: 'k' },
  ],
  [
    'without `security` every definition is an alternative',
    { securityDefinitions: { login: { type: 'basic' }, key: header }, security: undefined },
    { api_key: 'k' },
    { kind: 'header', name: 'X-Key', value: 'k' },
  ],
  ['no definition asks for nothing', { securityDefinitions: {}, security: undefined }, {}, { kind: 'none' }],
  [
    'an empty `security` at the root leaves every definition an alternative',
    { securityDefinitions: { key: header }, security: [] },
    { api_key: 'k' },
    { kind: 'header', name: 'X-Key', value: 'k' },
  ],
  ['an empty `security` misses nothing that the connection lacks', { security: [] }, {}, { kind: 'none' }],
  [
    'OAuth without a parameter that is signed in goes without and says so',
    { securityDefinitions: { sign: { type: 'oauth2' } }, security: [{ sign: [] }] },
    {},
    {
      kind: 'none',
      warning: 'No credential was added: OAuth security takes a connection parameter of type `oauthSetting`.',
    },
  ],
  [
    'a connection that lacks the values goes without and says so',
    {},
    {},
    {
      kind: 'none',
      warning:
        'No credential was added: basic security takes the connection parameters `username` and `password`.',
    },
  ],
])('%s', (_name, definition, values, want) => {
  const connector = createParcelConnector(definition);
  const [operation] = connector.operations;
  if (operation === undefined) throw new Error('The sample has no operations.');
  expect(chooseCredential(connector, operation, values)).toEqual(want);
});

test('an operation can ask for no credential', () => {
  const connector = createParcelConnector({
    paths: {
      '/ping': { get: { operationId: 'Ping', security: [], responses: { 200: { description: 'OK' } } } },
    },
  });
  const [operation] = connector.operations;
  if (operation === undefined) throw new Error('The sample has no operations.');
  expect(chooseCredential(connector, operation, { username: 'a', password: 'b' })).toEqual({ kind: 'none' });
});

test('the credential replaces what the caller sent in its place', () => {
  const inHeader: Credential = { kind: 'header', name: 'X-Key', value: 'k' };
  const inQuery: Credential = { kind: 'query', name: 'key', value: 'a&b' };
  expect(applyCredential(inHeader, { 'x-key': 'own', b: '1' }, 'q=1')).toEqual([
    { 'x-key': 'k', b: '1' },
    'q=1',
  ]);
  expect(applyCredential(inQuery, {}, 'q=%2f&%6Bey=own')).toEqual([{}, 'q=%2f&key=a%26b']);
});
