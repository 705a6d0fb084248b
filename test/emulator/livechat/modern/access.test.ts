import supertest from 'supertest';
import { expect, test } from 'vitest';
import { simulatorCredentials } from '../../../../src/emulator/livechat/index.js';
import { chat, configure, helpDesk, start, userAgent } from './modern-client.js';

const { accountId, login, personalAccessToken, limitedPersonalAccessToken, accessToken } =
  simulatorCredentials;
const path = '/v3.6/configuration/action/list_agents';
const bearer = { Authorization: `Bearer ${accessToken}` };

test.each([
  ['no header', {}],
  ['an e-mail address', { Authorization: `Basic ${btoa(`${login}:${personalAccessToken}`)}` }],
  ['another account', { Authorization: `Basic ${btoa(`x:${personalAccessToken}`)}` }],
  ['an unknown token', { Authorization: `Basic ${btoa(`${accountId}:dal:x`)}` }],
  ['a personal token as bearer', { Authorization: `Bearer ${personalAccessToken}` }],
  ['an access token as basic', { Authorization: `Basic ${btoa(`${accountId}:${accessToken}`)}` }],
  ['no base64', { Authorization: 'Basic %%%' }],
])('v3 and HelpDesk refuse %s', async (_name, headers) => {
  const { app } = start();
  const error = { type: 'authentication', message: 'Authentication error' };
  await supertest(app).post(path).set(headers).send({}).expect(401, { error });
  await supertest(app)
    .get('/v1/teams')
    .set('User-Agent', userAgent)
    .set(headers)
    .expect(401, { error: 'Unauthorized' });
});

test('v3 and HelpDesk take an access token', async () => {
  const { app } = start();
  await supertest(app).post(path).set(bearer).send({}).expect(200);
  await supertest(app).get('/v1/teams').set('User-Agent', userAgent).set(bearer).expect(200);
});

test('a quirk lets an e-mail address stand for the account id', async () => {
  const { app } = start({ quirks: { emailWithToken: true } });
  await supertest(app).post(path).auth(login.toUpperCase(), personalAccessToken).send({}).expect(200);
});

test.each([
  ['list_agents', {}, 'agents--all:ro'],
  ['get_agent', { id: 'ivo@northwind.example' }, 'agents--all:ro'],
  ['create_agent', { id: 'kit@northwind.example', name: 'Kit' }, 'accounts--all:rc'],
  ['delete_agent', { id: 'ivo@northwind.example' }, 'agents--all:rw'],
  ['list_groups', {}, 'groups--all:ro'],
  ['register_webhook', {}, 'webhooks.configuration:rw'],
  ['get_license_webhooks_state', {}, 'webhooks.state:ro'],
])('%s asks for its scope', async (action, body, scope) => {
  const answer = await configure(start(), action, body, limitedPersonalAccessToken);
  expect([answer.status, answer.body]).toEqual([
    403,
    { error: { type: 'authorization', message: `Missing scope: ${scope}` } },
  ]);
});

test('a narrow scope reaches the own agent alone', async () => {
  const simulator = start();
  await configure(simulator, 'get_agent', { id: login }, limitedPersonalAccessToken).expect(200);
});

test('routing statuses ask for two scopes', async () => {
  const simulator = start();
  const { token } = simulator.controls.createToken({ scopes: ['agents--all:ro'] });
  const { body } = await chat(simulator, 'list_routing_statuses', {}, token).expect(403);
  expect(body.error.message).toBe('Missing scope: agents-bot--all:ro');
});

test('a role above normal asks for a scope more', async () => {
  const simulator = start();
  const { token } = simulator.controls.createToken({ scopes: ['accounts--all:rc'] });
  const body = { id: 'kit@northwind.example', name: 'Kit' };
  await configure(simulator, 'create_agent', { ...body, role: 'administrator' }, token).expect(403);
  await configure(simulator, 'create_agent', body, token).expect(200);
});

test('the scopes of a token do not make its owner an administrator', async () => {
  const simulator = start();
  const made = simulator.controls.createToken({ login: 'ivo@northwind.example' });
  const { body } = await supertest(simulator.app)
    .post('/v3.6/configuration/action/delete_agent')
    .auth(made.accountId, made.token)
    .send({ id: 'lena@northwind.example' })
    .expect(403);
  expect(body.error).toEqual({ type: 'authorization', message: 'Only administrators can do this' });
});

test('HelpDesk asks for its scope, and to be active', async () => {
  const simulator = start();
  const call = (token: string) =>
    supertest(simulator.app).get('/v1/teams').set('User-Agent', userAgent).auth(accountId, token);
  await call(limitedPersonalAccessToken).expect(403, { error: 'Missing scope: accounts--my:ro' });
  simulator.quirks.helpDeskActive = false;
  await call(personalAccessToken).expect(403, { error: 'HelpDesk is not active on this organization' });
});

test.each([[''], ['node'], ['undici'], ['axios/1.7.2'], ['curl/8.5.0'], ['python-requests/2.31']])(
  'HelpDesk refuses the user agent %j',
  async (value) => {
    await helpDesk(start(), 'get', '/teams').set('User-Agent', value).expect(403);
  },
);

test('the control makes tokens over HTTP and checks the scopes', async () => {
  const { app } = start();
  const { body } = await supertest(app)
    .post('/simulator/tokens')
    .send({ scopes: ['customers:ro'] })
    .expect(201);
  expect(body).toEqual({ token: expect.any(String), kind: 'personal', accountId, scopes: ['customers:ro'] });
  await supertest(app)
    .post('/simulator/tokens')
    .send({ scopes: ['all'] })
    .expect(400);
});

test('a removed agent takes the tokens along', async () => {
  const simulator = start();
  const made = simulator.controls.createToken({ login: 'mei@northwind.example' });
  const call = () => supertest(simulator.app).post(path).auth(made.accountId, made.token).send({});
  await call().expect(200);
  await configure(simulator, 'delete_agent', { id: 'mei@northwind.example' }).expect(200, {});
  await call().expect(401);
});

test('too many calls in a minute are refused until the next one', async () => {
  const simulator = start({ quirks: { callsPerMinute: 1 } });
  await configure(simulator, 'list_agents').expect(200);
  const error = { type: 'too_many_requests', message: 'Too many requests' };
  await configure(simulator, 'list_agents').expect(429, { error });
  await helpDesk(simulator, 'get', '/teams').expect(200);
  await helpDesk(simulator, 'get', '/teams').expect(429, { error: 'Too many requests' });
  await simulator.clock.advance(60_000);
  await configure(simulator, 'list_agents').expect(200);
});

test('with a region, calls must name it', async () => {
  const simulator = start({ quirks: { region: 'fra' } });
  const { body } = await configure(simulator, 'list_agents').expect(421);
  expect(body).toEqual({
    error: { type: 'misdirected_request', message: 'Wrong region', data: { region: 'fra' } },
  });
  await configure(simulator, 'list_agents').set('X-Region', 'fra').expect(200);
  simulator.quirks.region = 'dal';
  await supertest(simulator.app).post(path).set(bearer).send({}).expect(200);
});

test('a quirk adds the header of an ending version', async () => {
  const simulator = start({ quirks: { lifecycle: 'legacy' } });
  await configure(simulator, 'list_agents').expect('Legacy', /^\d{4}-\d\d-\d\d$/);
  simulator.quirks.lifecycle = 'deprecated';
  await configure(simulator, 'list_agents').expect('Deprecation', /^\d{4}-\d\d-\d\d$/);
});

test.each([
  ['/v3.5/configuration/action/list_agents', 400, 'unsupported_version'],
  ['/v3.6/configuration/action/list_bots', 404, 'not_found'],
  ['/v3.6/configuration/action/__proto__', 404, 'not_found'],
  ['/v3.6/nothing', 404, 'not_found'],
])('%s is answered with %i', async (target, status, type) => {
  const answer = await supertest(start().app).post(target).auth(accountId, personalAccessToken).send({});
  expect([answer.status, answer.body.error.type]).toEqual([status, type]);
});

test('a call without a JSON body is refused, and so is a GET', async () => {
  const { app } = start();
  const call = supertest(app).post(path).auth(accountId, personalAccessToken);
  const { body } = await call.set('Content-Type', 'text/plain').send('x').expect(400);
  expect(body.error.type).toBe('validation');
  await supertest(app).get(path).auth(accountId, personalAccessToken).expect(400);
});

test('a quirk gives every failure the status 400', async () => {
  const simulator = start({ quirks: { errorStatus: 'badRequest' } });
  const { body } = await configure(simulator, 'get_agent', { id: 'x@northwind.example' }).expect(400);
  expect(body.error.type).toBe('not_found');
});

test('a forced status comes in the shape of its API', async () => {
  const simulator = start();
  simulator.faults.set({ status: 503 });
  const message = 'The simulator was told to answer 503.';
  await configure(simulator, 'list_agents').expect(503, { error: { type: 'service_unavailable', message } });
  await helpDesk(simulator, 'get', '/teams').expect(503, { error: message });
});
