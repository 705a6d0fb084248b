import supertest from 'supertest';
import { expect, test } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { startBackend } from '../support/backend.js';
import { basic } from '../support/calls.js';
import { openShim } from '../support/open-shim.js';

const authorization = basic('rosa@northwind.example', 'marked-secret-key');
const ticket = { id: '7QXLB', subject: 'Parcel', requester: { mail: 'jun@customer.example' }, events: [] };

async function setUp(json: unknown = ticket) {
  const backend = await startBackend(() => ({ json }));
  const { shim, logLines } = await openShim(backend.url);
  return { request: supertest(shim.app), backend, logLines };
}

test('every operation of the contract has a route', async () => {
  const { request } = await setUp();
  for (const { id, method, path } of livechatConnector.operations) {
    const answer = await request[method](path.replace(/\{\w+\}/g, 'x'));
    const isRouted = answer.status !== 404 || id === 'WebhookResponse';
    expect(isRouted, `${method} ${path}`).toBe(true);
  }
});

test('an answer is JSON that nobody stores', async () => {
  const { request } = await setUp();
  const answer = await request.get('/tickets/7QXLB').set('authorization', authorization);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.headers).not.toHaveProperty('x-powered-by');
  expect(answer.headers).not.toHaveProperty('etag');
});

test.each([
  [
    'no credential',
    undefined,
    'The call carries no credential. Make a connection with a user name and an API key.',
  ],
  [
    'another scheme',
    'Bearer abc',
    'The credential is not HTTP Basic. Use the user name and API key of the connection.',
  ],
  [
    'no base64',
    'Basic !!!',
    'The credential is not HTTP Basic. Use the user name and API key of the connection.',
  ],
  [
    'no colon',
    `Basic ${Buffer.from('rosa').toString('base64')}`,
    'The user name or the API key of the connection is empty. Fill in both.',
  ],
  [
    'an empty key',
    basic('rosa', ''),
    'The user name or the API key of the connection is empty. Fill in both.',
  ],
  [
    'a line break in the key',
    basic('rosa', 'a\r\nb'),
    'The user name or the API key of the connection is empty. Fill in both.',
  ],
])('answers 401 for %s, in the one shape of errors', async (_name, header, message) => {
  const { request, backend } = await setUp();
  const answer = await request.get('/agents').set(header === undefined ? {} : { authorization: header });
  expect(answer.status).toBe(401);
  expect(answer.headers['www-authenticate']).toBe('Basic realm="LiveChat", charset="UTF-8"');
  expect(answer.body).toEqual({
    error: { code: 'InvalidCredential', message, status: 401, requestId: expect.any(String) },
  });
  expect(backend.requests).toEqual([]);
});

test.each([
  ['nothing', undefined, '`message` is missing.'],
  ['a text', '"hello"', 'The body must be a JSON object.'],
  ['a list', '[]', 'The body must be a JSON object.'],
  ['an empty message', '{"message":"","requester":{"mail":"a@b.example"}}', '`message` is missing.'],
  ['a message that is null', '{"message":null,"requester":{"mail":"a@b.example"}}', '`message` is missing.'],
  ['a number for a message', '{"message":5,"requester":{"mail":"a@b.example"}}', '`message` must be text.'],
  ['a requester without mail', '{"message":"Hi","requester":{"name":"A"}}', '`requester.mail` is missing.'],
  ['no requester', '{"message":"Hi"}', '`requester.mail` is missing.'],
  [
    'another source type',
    '{"message":"Hi","requester":{"mail":"a"},"source":{"type":"fax"}}',
    '`source.type` must be one of `chat-window`, `mail`, `lc2`.',
  ],
  ['broken JSON', '{"message":', 'its path or its JSON body is malformed'],
])('CreateTicket with %s is refused at the door', async (_name, body, message) => {
  const { request, backend } = await setUp();
  const answer = await request
    .post('/tickets')
    .set({ authorization, 'content-type': 'application/json' })
    .send(body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({
    code: 'InvalidInput',
    status: 400,
    message: expect.stringContaining(message),
  });
  expect(backend.requests).toEqual([]);
});

test('everything that is wrong is told at once', async () => {
  const { request } = await setUp();
  const answer = await request
    .post('/agents')
    .set({ authorization })
    .send({ permission: 'owner', password: 'abc' });
  expect(answer.body.error.message).toBe(
    '`login` is missing. `name` is missing. `permission` must be one of `administrator`, `normal`. `password` needs at least 5 characters. Nothing was sent to LiveChat.',
  );
});

test('empty optional inputs and members that the contract does not name are not sent on', async () => {
  const { request, backend } = await setUp();
  await request
    .post('/tickets')
    .set({ authorization })
    .send({
      message: 'Hi',
      requester: { mail: 'a@b.example', name: '' },
      subject: null,
      assignee: {},
      source: { type: '' },
      priority: 9,
    });
  expect(backend.requests[0]?.body).toEqual({ message: 'Hi', requester: { mail: 'a@b.example' } });
});

test('a body that is too large is a 413', async () => {
  const { request } = await setUp();
  const answer = await request
    .post('/tickets')
    .set({ authorization })
    .send({ message: 'x'.repeat(1_100_000) });
  expect(answer.status).toBe(413);
  expect(answer.body.error.code).toBe('BodyTooLarge');
});

test("the caller's request id is taken over, logged and answered", async () => {
  const { request, logLines } = await setUp();
  const answer = await request.get('/agents').set('x-ms-client-request-id', 'flow-run-1');
  expect(answer.headers['x-request-id']).toBe('flow-run-1');
  expect(answer.body.error.requestId).toBe('flow-run-1');
  expect(logLines.some((line) => line.includes('flow-run-1'))).toBe(true);
});

test('what is not in the contract is a 404 in the shape of errors', async () => {
  const { request } = await setUp();
  const answer = await request.get('/chats').set({ authorization });
  expect(answer.status).toBe(404);
  expect(answer.body.error.message).toBe('The connector has no operation GET /chats.');
});

test('a path that cannot be decoded is a 400', async () => {
  const { request } = await setUp();
  const answer = await request.get('/tickets/%E0%A4%A').set({ authorization });
  expect(answer.status).toBe(400);
  expect(answer.body.error.code).toBe('InvalidInput');
});

test.each([
  [
    'another host',
    'https://evil.example/run',
    '`url` points to `evil.example`, which is not a host of the platform.',
  ],
  ['another scheme', 'file:///etc/passwd', 'not an absolute http or https URL'],
  ['a user name', 'https://u:p@prod-01.westus.logic.azure.com/run', 'holds a user name'],
  ['a fragment', 'https://prod-01.westus.logic.azure.com/run#x', 'a fragment'],
  ['no URL', 'hello', 'not an absolute http or https URL'],
  ['a host that only ends alike', 'https://evil-logic.azure.com/run', 'which is not a host of the platform'],
])('a trigger with a callback URL of %s is refused', async (_name, url, message) => {
  const { request, backend } = await setUp();
  const answer = await request
    .post('/chat_starts_webhook/webhooks?event_type=chat_started')
    .set({ authorization })
    .send({ url });
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain(message);
  expect(backend.requests).toEqual([]);
});

test('a trigger with the event of another trigger is refused', async () => {
  const { request } = await setUp();
  const answer = await request
    .post('/chat_starts_webhook/webhooks?event_type=chat_ended')
    .set({ authorization })
    .send({ url: 'https://prod-01.westus.logic.azure.com/run' });
  expect(answer.body.error.message).toBe('`event_type` must be `chat_started` for this trigger.');
});
