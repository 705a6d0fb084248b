import supertest from 'supertest';
import { expect, test } from 'vitest';
import { createSimulator, simulatorCredentials } from '../../../src/emulator/livechat/index.js';
import { callV2 } from './v2-client.js';

const { login, apiKey } = simulatorCredentials;

test('the demo credentials list the agents', async () => {
  const simulator = createSimulator();
  const { status, body } = await callV2(simulator, 'get', '/agents');
  expect(status).toBe(200);
  expect(body).toHaveLength(6);
});

test.each([
  ['no credentials', undefined],
  ['a wrong key', `Basic ${btoa(`${login}:wrong`)}`],
  ['an unknown login', `Basic ${btoa(`nobody@northwind.example:${apiKey}`)}`],
  ['a key without login', `Basic ${btoa(apiKey)}`],
  ['a bearer token', `Bearer ${apiKey}`],
  ['the prototype for a login', `Basic ${btoa('__proto__:undefined')}`],
])('%s is refused with 401', async (_, authorization) => {
  const call = supertest(createSimulator().app).get('/agents').set('X-API-Version', '2');
  const { status, body, headers } = await (authorization ? call.set('Authorization', authorization) : call);
  expect(status).toBe(401);
  expect(body).toEqual({ error: 'Authorization failed: check the login and the API key' });
  expect(headers['www-authenticate']).toBe('Basic realm="LiveChat API"');
});

test('an agent without API key cannot call with an empty or undefined one', async () => {
  const simulator = createSimulator();
  await callV2(simulator, 'post', '/agents')
    .send({ login: 'new@northwind.example', name: 'New' })
    .expect(200);
  for (const key of ['', 'undefined']) {
    const call = supertest(simulator.app).get('/agents').set('X-API-Version', '2');
    await call.auth('new@northwind.example', key).expect(401);
  }
});

test.each([undefined, '1', '3.6'])('the version header %s is refused', async (version) => {
  const call = supertest(createSimulator().app).get('/agents').auth(login, apiKey);
  const { status, body } = await (version ? call.set('X-API-Version', version) : call);
  expect(status).toBe(400);
  expect(body).toEqual({ error: 'The header X-API-Version must be 2' });
});

test('below /v2 no version header is needed, but credentials are', async () => {
  const { app } = createSimulator();
  await supertest(app).get('/v2/groups').auth(login, apiKey).expect(200);
  await supertest(app).get('/v2/groups').expect(401);
});

test('answers carry no CORS header, even to a preflight', async () => {
  const { app } = createSimulator();
  const preflight = supertest(app).options('/agents').set('Origin', 'https://page.example');
  const { headers } = await preflight.set('Access-Control-Request-Method', 'GET');
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('a callback makes a GET answer JSONP', async () => {
  const { text, headers } = await callV2(createSimulator(), 'get', '/groups?callback=my.read');
  expect(headers['content-type']).toBe('application/javascript; charset=utf-8');
  expect(text).toMatch(/^my\.read\(\[\{"id":0,.*\}\]\);$/);
});

test('a callback that is code is refused', async () => {
  const { status, body } = await callV2(createSimulator(), 'get', '/groups?callback=alert(1)');
  expect(status).toBe(400);
  expect(body).toEqual({ errors: ['callback is not a name of a function'] });
});

test('a path that v2 lacks is not found, one that is not emulated says so', async () => {
  const simulator = createSimulator();
  const unknown = await callV2(simulator, 'get', '/nothing');
  expect([unknown.status, unknown.body]).toEqual([404, { error: 'Resource not found' }]);
  const missing = await callV2(simulator, 'get', '/chats');
  expect([missing.status, missing.body]).toEqual([404, { error: '/chats is not emulated' }]);
});

test.each([
  ['broken JSON', 'application/json', '{"login":', 400],
  ['a number', 'application/json', '5', 400],
  ['an array', 'application/json', '[]', 400],
  ['another content type', 'text/plain', 'login=x', 400],
  ['a form that nests too deeply', 'application/x-www-form-urlencoded', `a${'[a]'.repeat(60)}=1`, 400],
  ['a body that is too large', 'application/json', JSON.stringify({ name: 'x'.repeat(300_000) }), 413],
  ['an unknown charset', 'application/json; charset=klingon', '{}', 415],
])('%s is answered with 4xx in the shape of LiveChat', async (_, type, text, status) => {
  const answer = await callV2(createSimulator(), 'post', '/agents').set('Content-Type', type).send(text);
  expect(answer.status).toBe(status);
  expect(Object.keys(answer.body)).toEqual([expect.stringMatching(/^errors?$/)]);
});

test('a path that cannot be decoded is a malformed request', async () => {
  const { status, body } = await callV2(createSimulator(), 'get', '/agents/%E0%A4%A');
  expect([status, body]).toEqual([400, { error: 'The request is malformed' }]);
});
