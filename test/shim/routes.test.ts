import supertest from 'supertest';
import { beforeAll, expect, test } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { type Backend, startBackend } from '../support/backend.js';
import { basic } from '../support/calls.js';
import { type OpenShim, openShim } from '../support/open-shim.js';

const authorization = basic('rosa@northwind.example', 'marked-secret-key');
const ticket = { id: '7QXLB', subject: 'Parcel', requester: { mail: 'jun@customer.example' }, events: [] };

let started: Backend;
let opened: OpenShim;

// One shim for all: nothing that is tested here leaves anything in it.
beforeAll(async () => {
  const ends: (() => unknown)[] = [];
  const onEnd = (end: () => unknown) => void ends.push(end);
  started = await startBackend(() => ({ json: ticket }), onEnd);
  opened = await openShim(started.url, {}, onEnd);
  return async () => {
    for (const end of ends.toReversed()) await end();
  };
});

/** The shim, with what LiveChat was asked and what was logged from now on. */
function setUp() {
  const { length: asked } = started.requests;
  const { length: logged } = opened.logLines;
  return {
    request: supertest(opened.shim.app),
    asked: () => started.requests.slice(asked),
    logged: () => opened.logLines.slice(logged),
  };
}

test('every operation of the contract has a route', async () => {
  const { request } = setUp();
  for (const { id, method, path } of livechatConnector.operations) {
    const answer = await request[method](path.replace(/\{\w+\}/g, 'x'));
    const isRouted = answer.status !== 404 || id === 'WebhookResponse';
    expect(isRouted, `${method} ${path}`).toBe(true);
  }
});

test('an answer is JSON that nobody stores', async () => {
  const { request } = setUp();
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
  const { request, asked } = setUp();
  const answer = await request.get('/agents').set(header === undefined ? {} : { authorization: header });
  expect(answer.status).toBe(401);
  expect(answer.headers['www-authenticate']).toBe('Basic realm="LiveChat", charset="UTF-8"');
  expect(answer.body).toEqual({
    error: { code: 'InvalidCredential', message, status: 401, requestId: expect.any(String) },
  });
  expect(asked()).toEqual([]);
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
  const { request, asked } = setUp();
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
  expect(asked()).toEqual([]);
});

test('everything that is wrong is told at once', async () => {
  const { request } = setUp();
  const answer = await request
    .post('/agents')
    .set({ authorization })
    .send({ permission: 'owner', password: 'abc' });
  expect(answer.body.error.message).toBe(
    '`login` is missing. `name` is missing. `permission` must be one of `administrator`, `normal`. `password` needs at least 5 characters. Nothing was sent to LiveChat.',
  );
});

test('empty optional inputs and members that the contract does not name are not sent on', async () => {
  const { request, asked } = setUp();
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
  expect(asked()[0]?.body).toEqual({ message: 'Hi', requester: { mail: 'a@b.example' } });
});

test('a body that is too large is a 413', async () => {
  const { request } = setUp();
  const answer = await request
    .post('/tickets')
    .set({ authorization })
    .send({ message: 'x'.repeat(1_100_000) });
  expect(answer.status).toBe(413);
  expect(answer.body.error.code).toBe('BodyTooLarge');
});

test("the caller's request id is taken over, logged and answered", async () => {
  const { request, logged } = setUp();
  const answer = await request.get('/agents').set('x-ms-client-request-id', 'flow-run-1');
  expect(answer.headers['x-request-id']).toBe('flow-run-1');
  expect(answer.body.error.requestId).toBe('flow-run-1');
  expect(logged().some((line) => line.includes('flow-run-1'))).toBe(true);
});

test('what is not in the contract is a 404 in the shape of errors', async () => {
  const { request } = setUp();
  const answer = await request.get('/chats').set({ authorization });
  expect(answer.status).toBe(404);
  expect(answer.body.error.message).toBe('The connector has no operation GET /chats.');
});

test.each([
  ['get', '/tickets/'],
  ['delete', '/agents/'],
  ['put', '/tickets//tags'],
  ['delete', '/webhooks/'],
] as const)('%s %s lacks its input, and is no other operation', async (method, path) => {
  const { request, asked } = setUp();
  const answer = await request[method](path).set('authorization', authorization);
  expect(answer.status).toBe(404);
  expect(answer.body.error.message).toBe(
    `The connector has no operation ${method.toUpperCase()} ${path}. An input that is part of the path is empty.`,
  );
  expect(asked()).toEqual([]);
});

test('a path that cannot be decoded is a 400', async () => {
  const { request } = setUp();
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
  const { request, asked } = setUp();
  const answer = await request
    .post('/chat_starts_webhook/webhooks?event_type=chat_started')
    .set({ authorization })
    .send({ url });
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain(message);
  expect(asked()).toEqual([]);
});

test('a trigger with the event of another trigger is refused', async () => {
  const { request } = setUp();
  const answer = await request
    .post('/chat_starts_webhook/webhooks?event_type=chat_ended')
    .set({ authorization })
    .send({ url: 'https://prod-01.westus.logic.azure.com/run' });
  expect(answer.body.error.message).toBe('`event_type` must be `chat_started` for this trigger.');
});
