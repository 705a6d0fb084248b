import { expect, test } from 'vitest';
import {
  applyPolicy,
  type MessageInShort,
  type ResultInShort,
} from '../../../../support/gateway/apply-policy.js';

const connection: Readonly<Record<string, string>> = { api_key: 'k-1', url: 'https://t.test', company: '9' };
const context = { connectionParameter: (name: string) => connection[name] };

test.each<[string, object, MessageInShort, ResultInShort]>([
  [
    'sets a constant',
    { name: 'X-Client', value: 'flow' },
    {},
    { kind: 'changed', headers: { 'x-client': 'flow' } },
  ],
  [
    'puts a scheme before a key',
    { name: 'Authorization', value: "Bearer @connectionParameters('api_key')", existsAction: 'override' },
    { headers: { authorization: 'k-1' } },
    { kind: 'changed', headers: { authorization: 'Bearer k-1' } },
  ],
  [
    'sees the credential that is there already',
    { name: 'Authorization', value: "Key @headers('Authorization')" },
    { headers: { authorization: 'k-1' } },
    { kind: 'changed', headers: { authorization: 'Key k-1' } },
  ],
  [
    'joins several calls and the text between them',
    { name: 'X-API-KEY', value: "@connectionParameters('api_key','');@connectionParameters('url','')" },
    {},
    { kind: 'changed', headers: { 'x-api-key': 'k-1;https://t.test' } },
  ],
  [
    'takes the default of a parameter that another kind of connection has',
    { name: 'username', value: "@connectionParameters('cs_username','')" },
    {},
    { kind: 'changed', headers: { username: '' } },
  ],
  [
    'puts the empty text for a value without default, and says so',
    { name: 'tenant', value: "@connectionParameters('tenant')" },
    {},
    {
      kind: 'changed',
      headers: { tenant: '' },
      warnings: [
        "`@connectionParameters('tenant')` has no value and no default; the empty text stands in its place.",
      ],
    },
  ],
  [
    'keeps text that touches a call',
    { name: 'test', value: "@headers('test')moo" },
    { headers: { test: 'foo' } },
    { kind: 'changed', headers: { test: 'foomoo' } },
  ],
  [
    'appends with a comma',
    { name: 'User-Agent', value: 'Sentinel', existsAction: 'append' },
    { headers: { 'user-agent': 'flow/1.0' } },
    { kind: 'changed', headers: { 'user-agent': 'flow/1.0, Sentinel' } },
  ],
  [
    'appends to nothing',
    { name: '$$version', value: '2.1', existsAction: 'append' },
    {},
    { kind: 'changed', headers: { $$version: '2.1' } },
  ],
  [
    'skips a header that is there',
    { name: 'Content-Type', value: 'application/json', existsAction: 'skip' },
    { headers: { 'content-type': 'text/plain' } },
    { kind: 'unchanged', reason: '`Content-Type` is there already.' },
  ],
  [
    'writes a header that skip does not find',
    { name: 'x-namespace', value: "/companies/@connectionParameters('company')", existsAction: 'Skip' },
    {},
    { kind: 'changed', headers: { 'x-namespace': '/companies/9' } },
  ],
  [
    'takes a query parameter',
    { name: 'Idempotency-Key', value: "@queryParameters('idempotency')" },
    { url: '/v1/send?idempotency=a%20b' },
    { kind: 'changed', headers: { 'idempotency-key': 'a b' } },
  ],
  [
    'supplies the unsubscribe address of an answer',
    { name: 'Location', value: "@connectionParameters('url')/deregister" },
    { status: 200, headers: { 'x-a': '1' } },
    { kind: 'changed', headers: { 'x-a': '1', location: 'https://t.test/deregister' } },
  ],
  [
    'reads the headers of the answer in its section',
    { name: 'X-Copy', value: "@headers('X-Id')" },
    { status: 404, section: 'Failure', headers: { 'x-id': '7' } },
    { kind: 'changed', headers: { 'x-id': '7', 'x-copy': '7' } },
  ],
  [
    'leaves the length of the message to the gateway',
    { name: 'Content-Length', value: '1' },
    {},
    { kind: 'unchanged', reason: 'The gateway writes `Content-Length` itself.' },
  ],
  [
    'fails on a value that no header can carry',
    { name: 'X-Name', value: "@queryParameters('n')" },
    { url: '/v1/a?n=a%0ab' },
    { kind: 'failed', reason: 'The value for `X-Name` has a character that no header can carry.' },
  ],
  [
    'keeps an unknown function as it is',
    { name: 'X-A', value: "@queryParamters('n')" },
    {},
    { kind: 'changed', headers: { 'x-a': "@queryParamters('n')" } },
  ],
])('%s', (_name, parameters, message, want) => {
  expect(applyPolicy('setheader', { ...parameters }, message, context)).toEqual(want);
});

test('finds environment variables', () => {
  const found = applyPolicy(
    'SetHeader',
    { name: 'X-Env', value: '@environmentVariables("new_stage")' },
    {},
    { environmentVariable: (name) => (name === 'new_stage' ? 'test' : undefined) },
  );
  expect(found.headers).toEqual({ 'x-env': 'test' });
});
