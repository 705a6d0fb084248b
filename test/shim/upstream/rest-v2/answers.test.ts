import type { ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createRestV2 } from '../../../../src/shim/upstream/rest-v2/create-rest-v2.js';
import type { Upstream } from '../../../../src/shim/upstream/upstream.js';
import { call } from '../../../support/calls.js';
import { answering, openUpstream } from './open-upstream.js';

test.each([
  [400, { error: 'login is missing' }, 400, 'UpstreamRefused', 'LiveChat refused the call: login is missing'],
  [
    400,
    { errors: ['login is not a valid e-mail', 'name cannot be empty'] },
    400,
    'UpstreamRefused',
    'LiveChat refused the call: login is not a valid e-mail; name cannot be empty',
  ],
  [400, { errors: 'one text' }, 400, 'UpstreamRefused', 'LiveChat refused the call: one text'],
  [
    401,
    { error: 'Unauthorized' },
    401,
    'InvalidCredential',
    'LiveChat does not accept the user name and API key: Unauthorized',
  ],
  [
    403,
    { error: 'No access' },
    403,
    'Forbidden',
    'LiveChat does not allow this to the agent of the connection: No access',
  ],
  [404, { error: 'Ticket not found' }, 404, 'NotFound', 'LiveChat does not know this: Ticket not found'],
  [410, { error: 'Gone' }, 410, 'Gone', 'LiveChat no longer offers this call: Gone'],
  [429, { error: 'Slow' }, 429, 'RateLimited', 'LiveChat asks to slow down: Slow'],
  [
    500,
    { error: 'Internal server error' },
    502,
    'UpstreamFailed',
    'LiveChat failed with status 500: Internal server error',
  ],
  [502, undefined, 502, 'UpstreamFailed', 'LiveChat failed with status 502.'],
  [503, { error: 'Busy' }, 429, 'RateLimited', 'LiveChat is not available for the moment: Busy'],
  [302, undefined, 502, 'UpstreamFailed', 'LiveChat failed with status 302.'],
] as const)('status %i of LiveChat with %j is answered %i %s', async (given, json, status, code, message) => {
  const { upstream } = await openUpstream(() =>
    json === undefined ? { status: given, text: '<html>' } : { status: given, json },
  );
  await expect(upstream.listAgents(call)).rejects.toMatchObject({
    status,
    code,
    message,
    upstreamStatus: given,
  });
});

test.each([
  ['the pause that LiveChat names', { 'retry-after': '7' }, '7'],
  ['a second where its date is past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, '1'],
  ['30 seconds where it names none', {}, '30'],
  ['30 seconds where it names nonsense', { 'retry-after': 'later' }, '30'],
])('a 429 carries %s', async (_name, headers, wanted) => {
  const { upstream } = await openUpstream(() => ({
    status: 429,
    headers: headers as Record<string, string>,
    json: {},
  }));
  await expect(upstream.listAgents(call)).rejects.toMatchObject({ headers: { 'Retry-After': wanted } });
});

test('an answer that is no JSON is a 502', async () => {
  const { upstream } = await openUpstream(() => ({ text: '<html>hello</html>' }));
  await expect(upstream.listAgents(call)).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamInvalidAnswer',
  });
});

test.each([
  ['listAgents', (u: Upstream) => u.listAgents(call)],
  ['listTickets', (u: Upstream) => u.listTickets(call)],
  ['getTicket', (u: Upstream) => u.getTicket(call, 'X')],
  ['createAgent', (u: Upstream) => u.createAgent(call, { login: 'a', name: 'b' })],
] as const)('%s tells that JSON of another shape is no answer', async (_name, act) => {
  const { upstream } = await answering({ surprise: true });
  await expect(act(upstream)).rejects.toMatchObject({ status: 502, code: 'UpstreamInvalidAnswer' });
});

// livechat-upstream.md 1.3: any 2xx is success.
test.each([
  ['200', (response: ServerResponse) => void response.end()],
  ['204', (response: ServerResponse) => void response.writeHead(204).end()],
])('a removal answered with an empty %s is a success', async (_status, answer) => {
  const { upstream } = await openUpstream(() => answer);
  expect(await upstream.deleteAgent(call, 'ivo@northwind.example')).toEqual({
    result: 'ivo@northwind.example removed successfully',
  });
  await expect(upstream.unregister(call, 'chat_started', 'w1')).resolves.toBeUndefined();
});

test('an empty success is no ticket', async () => {
  const { upstream } = await openUpstream(() => ({ text: '' }));
  await expect(upstream.getTicket(call, 'X')).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamInvalidAnswer',
  });
});

test('a password that LiveChat quotes is not passed on', async () => {
  const { upstream } = await openUpstream(() => ({
    status: 400,
    json: { errors: ['`hunter22` is too weak'] },
  }));
  const input = { login: 'a@b.example', name: 'A', password: 'hunter22' };
  await expect(upstream.createAgent(call, input)).rejects.toThrow(
    'LiveChat refused the call: `[redacted]` is too weak',
  );
});

test('an answer that breaks off is a 502', async () => {
  const { upstream } = await openUpstream(() => (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('[{');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(upstream.listAgents(call)).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamInvalidAnswer',
  });
});

test('an answer that does not come is a 504', async () => {
  const { upstream } = await openUpstream(() => () => {}, 500);
  await expect(upstream.listAgents(call)).rejects.toMatchObject({
    status: 504,
    code: 'UpstreamTimeout',
    message: 'LiveChat did not answer within 0.5 seconds.',
  });
});

test('an answer that trickles past the time limit is a 504', async () => {
  const { upstream } = await openUpstream(
    () => (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    },
    500,
  );
  await expect(upstream.listAgents(call)).rejects.toMatchObject({ status: 504, code: 'UpstreamTimeout' });
});

test('a LiveChat that cannot be reached is a 502', async () => {
  const upstream = createRestV2({ baseUrl: 'http://127.0.0.1:1' });
  onTestFinished(() => upstream.close());
  await expect(upstream.listAgents(call)).rejects.toMatchObject({ status: 502, code: 'UpstreamUnreachable' });
});

test('a key that LiveChat echoes in its error does not go out', async () => {
  const { upstream } = await openUpstream(({ headers }) => ({
    status: 401,
    json: { error: `bad marked-secret-key in ${headers.authorization}` },
  }));
  const failure = await upstream.listAgents(call).catch((error: unknown) => error);
  expect(String(failure)).not.toContain('marked-secret-key');
  expect(String(failure)).not.toContain(call.credential.header.slice(6));
});
