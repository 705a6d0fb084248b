import { expect, test } from 'vitest';
import { type AnswerState, toBytesBody, urlOf } from '../../../../../src/emulator/gateway/message.js';
import type { PolicyContext, PolicyOutcome } from '../../../../../src/emulator/gateway/policies/policy.js';
import { applyPolicy, runPolicy, toMessage } from '../../../../support/gateway/apply-policy.js';

const answerOf = (body: unknown, status = 200): AnswerState => ({
  ...{ status, headers: {} },
  body: toBytesBody(Buffer.from(JSON.stringify(body))),
});

function sideCallOf(outcome: PolicyOutcome): Extract<PolicyOutcome, { kind: 'side-call' }> {
  if (outcome.kind !== 'side-call') throw new Error(`No side call but ${JSON.stringify(outcome)}`);
  return outcome;
}

const fromUrl = (target: string, url: string, path: string, httpMethod?: string) => ({
  ...{ parameterTemplate: target, parameterValueUrl: url, parameterValuePathTemplate: path },
  ...(httpMethod === undefined ? {} : { httpMethod }),
});

test.each<[string, object, { method: string; url: string }, unknown, object]>([
  [
    'an etag into a header, by GET, from the host alone',
    fromUrl("@headers('If-Match')", '/v1.0/tasks/{id}', "@body()['@odata.etag']"),
    { method: 'GET', url: 'https://api.test/v1.0/tasks/a%2Fb' },
    { '@odata.etag': 'W/"1"' },
    { kind: 'changed', message: { request: { headers: { 'if-match': 'W/"1"', authorization: 'k' } } } },
  ],
  [
    'a token into a query parameter, encoded',
    fromUrl("@queryParameters('access_token')", '{id}?fields=access_token', '@body().access_token'),
    { method: 'GET', url: 'https://api.test/a%2Fb?fields=access_token' },
    { access_token: 'a b' },
    { kind: 'changed', message: { request: { query: 'x=1&access_token=a%20b' } } },
  ],
  [
    'a number as text, by POST',
    fromUrl("@headers('X-Session')", "/session?c=@headers('authorization')", '@body().data[0].id', 'POST'),
    { method: 'POST', url: 'https://api.test/session?c=k' },
    { data: [{ id: 7 }] },
    { kind: 'changed', message: { request: { headers: { 'x-session': '7' } } } },
  ],
  [
    'nothing when the value is not there',
    fromUrl("@headers('X-Session')", '/session', '@body().id'),
    { method: 'GET', url: 'https://api.test/session' },
    {},
    { kind: 'failed', reason: 'The answer of the side call does not have the value.' },
  ],
  [
    'nothing when the value cannot be a header',
    fromUrl("@headers('X-Session')", '/session', '@body().id'),
    { method: 'GET', url: 'https://api.test/session' },
    { id: 'a\nb' },
    { kind: 'failed', reason: 'The value for `X-Session` has a character that no header can carry.' },
  ],
])('setvaluefromurl puts %s', (_name, parameters, asked, body, want) => {
  const message = toMessage({ url: '/v1/parcels?x=1', headers: { authorization: 'k' } });
  const context: Partial<PolicyContext> = { pathParameters: new Map([['id', 'a%2Fb']]) };
  const { request, use } = sideCallOf(runPolicy('setvaluefromurl', { ...parameters }, message, context));
  expect({ method: request.method, url: urlOf(request) }).toEqual(asked);
  expect(request.headers['authorization']).toBe('k');
  expect(use(answerOf(body))).toMatchObject(want);
});

test('setvaluefromurl fails with a side call that fails', () => {
  const outcome = runPolicy('setvaluefromurl', fromUrl("@headers('a')", '/s', '@body().a'), toMessage({}));
  expect(sideCallOf(outcome).use(answerOf({}, 401))).toEqual({
    kind: 'failed',
    reason: 'The side call was answered 401.',
  });
});

const gateway = 'https://gateway.test/apim/parcels/default';

test.each<[string, object, unknown, object]>([
  [
    'an address of the backend',
    { nextLinkPropertyName: '@odata.nextLink' },
    { value: [], '@odata.nextLink': 'https://api.test/v1/parcels?$skip=a%2B1' },
    { body: { value: [], '@odata.nextLink': `${gateway}/parcels?$skip=a%2B1` } },
  ],
  [
    'a relative address',
    { nextLinkPropertyName: 'next' },
    { next: '/v1/parcels?page=2' },
    { body: { next: `${gateway}/parcels?page=2` } },
  ],
  [
    'a link inside another object',
    { nextLinkPropertyName: 'next', nextLinkParentPropertyPath: '@body().paging' },
    { paging: { next: 'https://api.test/v1/parcels?page=2' } },
    { body: { paging: { next: `${gateway}/parcels?page=2` } } },
  ],
  [
    'a link below a path without a call',
    { nextLinkPropertyName: 'next', nextLinkParentPropertyPath: 'paging' },
    { paging: { next: 'https://api.test/v1/parcels' } },
    { body: { paging: { next: `${gateway}/parcels` } } },
  ],
  [
    'an operation that was routed elsewhere, by the path of the call',
    { nextLinkPropertyName: 'next' },
    { next: 'https://api.test/v1/internal?page=2' },
    { body: { next: `${gateway}/parcels?page=2` } },
  ],
])('updatenextlink changes %s', (_name, parameters, body, want) => {
  const context = { isReadable: (path: string) => path === '/parcels' };
  expect(applyPolicy('updatenextlink', { ...parameters }, { status: 200, body }, context)).toEqual({
    kind: 'changed',
    ...want,
  });
});

test.each<[string, unknown, string]>([
  ['a link to another host', { next: 'https://cdn.test/2' }, '`next` is no link to the backend.'],
  ['a text that is no address', { next: 'https://' }, '`next` is no link to the backend.'],
  ['the last page', { value: [] }, 'There is no `next`, so there is no next page.'],
  ['an empty link', { next: '' }, 'There is no `next`, so there is no next page.'],
])('updatenextlink leaves %s alone', (_name, body, reason) => {
  const result = applyPolicy('updatenextlink', { nextLinkPropertyName: 'next' }, { status: 200, body });
  expect(result).toEqual({ kind: 'unchanged', reason });
});

test('setconnectionstatustounauthenticated looks at the status of the testing operation alone', () => {
  const parameters = { statusCode: 401 };
  const apply = (status: number, isConnectionTest: boolean) =>
    runPolicy('setConnectionStatusToUnauthenticated', parameters, toMessage({ status }), {
      isConnectionTest,
    });
  expect(apply(401, true)).toMatchObject({ kind: 'changed', isUnauthenticated: true });
  expect(apply(403, true)).toEqual({ kind: 'unchanged', reason: 'The status is 403, not 401.' });
  expect(apply(401, false)).toMatchObject({ kind: 'unchanged' });
});

const polling = {
  triggerConfig: { since: '@{triggerBody().data[0].at}', per_page: '5' },
  triggerDataPath: '@triggerBody().data',
};
const stateOf = (state: object): string => Buffer.from(JSON.stringify(state)).toString('base64url');
const pollUrl = (state: object): string => `/v1/parcels?lane=a&triggerState=${stateOf(state)}`;
const location = (state: object): string => `${gateway}/parcels?lane=a&triggerState=${stateOf(state)}`;

test('pollingtrigger asks as it is at first, then with the state in place of the parameters', () => {
  expect(applyPolicy('pollingtrigger', polling, { url: '/v1/parcels?lane=a' }).kind).toBe('unchanged');
  const asked = applyPolicy('pollingtrigger', polling, { url: pollUrl({ since: '2 Jan', per_page: '5' }) });
  expect(asked.url).toBe('https://api.test/v1/parcels?lane=a&since=2%20Jan&per_page=5');
});

test.each<[string, string, unknown, object]>([
  [
    'the first poll remembers and tells nothing',
    '/v1/parcels?lane=a',
    { data: [{ at: 'b' }, { at: 'a' }] },
    {
      status: 202,
      body: '',
      headers: { location: location({ since: 'b', per_page: '5' }), 'retry-after': '60' },
    },
  ],
  [
    'a first poll of an empty list remembers what can be known',
    '/v1/parcels?lane=a',
    { data: [] },
    { status: 202, body: '', headers: { location: location({ per_page: '5' }), 'retry-after': '60' } },
  ],
  [
    'new items are told, with the next state',
    pollUrl({ since: 'b', per_page: '5' }),
    { data: [{ at: 'c' }] },
    { headers: { location: location({ since: 'c', per_page: '5' }) } },
  ],
  [
    'nothing new keeps the state',
    pollUrl({ since: 'b', per_page: '5' }),
    { data: [] },
    {
      status: 202,
      body: '',
      headers: { location: location({ since: 'b', per_page: '5' }), 'retry-after': '60' },
    },
  ],
])('pollingtrigger: %s', (_name, url, body, want) => {
  expect(applyPolicy('pollingtrigger', polling, { url, body, status: 200 })).toEqual({
    kind: 'changed',
    ...want,
  });
});

test('pollingtrigger follows the links of the answer and tells the items of all pages', () => {
  const first = toMessage({
    ...{ url: pollUrl({ since: 'a' }), status: 200 },
    body: { data: [{ at: 'd' }], '@odata.nextLink': 'https://api.test/v1/parcels?page=2' },
  });
  const { request, use } = sideCallOf(runPolicy('pollingtrigger', polling, first));
  expect(urlOf(request)).toBe('https://api.test/v1/parcels?page=2');
  const told = use(answerOf({ data: [{ at: 'c' }] }));
  expect(told).toMatchObject({
    kind: 'changed',
    message: { answer: { status: 200, body: { value: { data: [{ at: 'd' }, { at: 'c' }] } } } },
  });
});

test('pollingtrigger does not follow a link to another host', () => {
  const body = { data: [{ at: 'd' }], '@odata.nextLink': 'https://evil.test/2' };
  const message = toMessage({ url: pollUrl({ since: 'a' }), status: 200, body });
  expect(runPolicy('pollingtrigger', polling, message).kind).toBe('changed');
});

test('pollingtrigger leaves a failure to the caller', () => {
  const result = applyPolicy('pollingtrigger', polling, { status: 500, body: {} });
  expect(result).toEqual({ kind: 'unchanged', reason: 'The backend answered 500.' });
});
