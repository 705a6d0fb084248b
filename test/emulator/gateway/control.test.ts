import { expect, onTestFinished, test } from 'vitest';
import { parcelCredentials } from '../../support/gateway/parcel-connector.js';
import { sendRaw } from '../../support/gateway/send-raw.js';
import { startBackend } from '../../support/gateway/start-backend.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';
import { refusedUrl } from '../../support/refused-url.js';

const json = { 'content-type': 'application/json' };

test('lists connectors and their operations', async () => {
  const { url } = await startTestGateway();
  expect((await fetchJson(`${url}/api/connectors`)).body).toMatchObject({
    connectors: [{ name: 'parcels', title: 'Parcels', operationCount: 5, notEmulated: [], customCode: [] }],
  });
  expect((await fetchJson(`${url}/api/connectors/parcels/operations`)).body).toMatchObject({
    operations: expect.arrayContaining([
      expect.objectContaining({ operationId: 'GetParcel', kind: 'action' }),
    ]),
  });
  expect(await fetchJson(`${url}/api/connectors/trucks`)).toEqual(
    expect.objectContaining({
      status: 404,
      body: {
        error: { code: 'ConnectorNotFound', message: 'There is no connector `trucks`. Loaded: `parcels`.' },
      },
    }),
  );
});

test('makes, shows, changes and removes a connection', async () => {
  const { url } = await startTestGateway();
  const address = `${url}/api/connections/parcels/second`;
  const made = await fetchJson(`${url}/api/connections`, {
    method: 'POST',
    json: { connector: 'parcels', id: 'second', parameters: parcelCredentials },
  });
  expect(made).toMatchObject({ status: 201, body: { id: 'second', parameters: { password: '***' } } });
  expect(await fetchJson(address)).toMatchObject({ status: 200, body: { displayName: 'second' } });
  expect(await fetchJson(address, { method: 'PATCH', json: { displayName: 'Ana' } })).toMatchObject({
    status: 200,
    body: { displayName: 'Ana' },
  });
  expect((await fetchJson(address, { method: 'DELETE' })).status).toBe(204);
  expect(await fetchJson(address)).toMatchObject({
    status: 404,
    body: { error: { code: 'ConnectionNotFound' } },
  });
});

test('calls an operation', async () => {
  const { url, backend } = await startTestGateway();
  backend.answer = () => ({ body: { id: '7' } });
  const answer = await fetchJson(`${url}/api/call`, {
    method: 'POST',
    json: { operationId: 'GetParcel', parameters: { parcelId: '7' } },
  });
  expect(answer).toMatchObject({
    status: 200,
    body: { response: { status: 200, body: { id: '7' } }, deviations: [] },
  });
});

test('takes a flow through its life', async () => {
  const { url, backend } = await startTestGateway();
  backend.answer = ({ method }) => ({ status: method === 'POST' ? 201 : 204 });
  const flows = `${url}/api/flows`;
  const send = (method: string, path: string, body?: object) =>
    fetchJson(flows + path, { method, ...(body === undefined ? {} : { json: body }) });
  const flow = { name: 'tell-ana', connector: 'parcels', connection: 'default', trigger: 'WhenParcelMoves' };
  expect(await send('POST', '', flow)).toMatchObject({ status: 201, body: { state: 'Enabled' } });
  expect(await send('POST', '', flow)).toMatchObject({
    status: 409,
    body: { error: { code: 'FlowExists' } },
  });
  expect(await send('PATCH', '/tell-ana', { parameters: { depot: 'x' } })).toMatchObject({
    status: 200,
    body: { parameters: { depot: 'x' } },
  });
  expect(await send('PUT', '/tell-ana/respond-with', { status: 503, times: 2 })).toMatchObject({
    body: { respondWith: { status: 503, times: 2 } },
  });
  expect((await send('DELETE', '/tell-ana/respond-with')).body).not.toHaveProperty('respondWith');
  expect(await send('POST', '/tell-ana/turn-off')).toMatchObject({
    status: 200,
    body: { state: 'Disabled' },
  });
  expect(await send('POST', '/tell-ana/turn-on')).toMatchObject({ status: 200, body: { state: 'Enabled' } });
  expect((await fetchJson(`${url}/api/runs?flow=tell-ana`)).body).toEqual({ runs: [] });
  expect((await send('DELETE', '/tell-ana')).status).toBe(204);
  expect((await send('GET', '')).body).toEqual({ flows: [] });
});

test.each([
  ['a body that is not JSON', '{', json, 400, 'BodyNotJson'],
  ['no body', undefined, {}, 415, 'BodyMissing'],
  ['another content type', 'connector=parcels', { 'content-type': 'text/plain' }, 415, 'BodyMissing'],
  ['an unknown member', '{"connector":"parcels","colour":1}', json, 400, 'BodyNotValid'],
  ['a body of another kind', '[]', json, 400, 'BodyNotValid'],
])('answers one error shape for %s', async (_name, body, headers, status, code) => {
  const { url } = await startTestGateway();
  const answer = await sendRaw(url, 'POST', '/api/connections', headers, body);
  expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([status, code]);
});

test.each([
  ['a foreign host', 'GET', '/api/connections', { host: 'evil.example' }, 403, 'HostNotAllowed'],
  ['a foreign host at the page', 'GET', '/', { host: 'evil.example:80' }, 403, 'HostNotAllowed'],
  [
    'a foreign host at the gateway address',
    'GET',
    '/apim/parcels/default/parcels/1',
    { host: 'x' },
    403,
    'HostNotAllowed',
  ],
  ['a foreign origin', 'POST', '/api/call', { origin: 'https://evil.example' }, 403, 'OriginNotAllowed'],
  [
    'a hidden origin',
    'DELETE',
    '/api/connections/parcels/default',
    { origin: 'null' },
    403,
    'OriginNotAllowed',
  ],
  [
    'another port of this machine',
    'POST',
    '/api/call',
    { origin: 'http://localhost:1' },
    403,
    'OriginNotAllowed',
  ],
])('refuses %s', async (_name, method, path, headers, status, code) => {
  const { url, backend } = await startTestGateway();
  const answer = await sendRaw(url, method, path, headers as Record<string, string>);
  expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([status, code]);
  expect(backend.requests).toEqual([]);
});

test('answers to its local names and to its own page', async () => {
  const { url, port } = await startTestGateway();
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
    expect((await sendRaw(url, 'GET', '/api/about', { host })).status).toBe(200);
  }
  const own = { host: `localhost:${port}`, origin: `http://localhost:${port}`, ...json };
  expect((await sendRaw(url, 'POST', '/api/call', own, '{"operationId":"Fly"}')).status).toBe(404);
});

test('streams events, replays what was missed and ends when the gateway closes', async () => {
  const { url, gateway } = await startTestGateway();
  const open = async (headers: Record<string, string>) => {
    const answer = await fetch(`${url}/api/events`, { headers });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    return async (until: string): Promise<string> => {
      let text = '';
      for await (const chunk of answer.body ?? []) {
        text += Buffer.from(chunk).toString('utf8');
        if (text.includes(until)) break;
      }
      return text;
    };
  };
  const live = await open({});
  gateway.events.publish('test.first', { text: 'first' });
  gateway.events.publish('test.second', { text: 'second' });
  const text = await live('second');
  expect(text).toContain('event: gateway\ndata: {"id":1,"type":"connection.created"');
  const missed = await (await open({ 'last-event-id': '2' }))('second');
  expect([missed.includes('test.first'), missed.includes('test.second')]).toEqual([false, true]);
  expect(await (await open({ 'last-event-id': '900' }))('second')).toContain('test.first');
});

test('describes each of its routes', async () => {
  const { url } = await startTestGateway();
  const { body } = await fetchJson(`${url}/api/openapi.json`);
  const document = body as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(document.openapi).toBe('3.0.3');
  expect(routes).toEqual([
    'GET /about',
    'GET /connectors',
    'GET /connectors/{connector}',
    'GET /connectors/{connector}/operations',
    'GET /connectors/{connector}/operations/{operation}/sample',
    'GET /connectors/{connector}/icon',
    'POST /connectors/{connector}/operations/{operation}/dynamic-values',
    'POST /connectors/{connector}/operations/{operation}/dynamic-schema',
    'POST /connectors/{connector}/operations/{operation}/dynamic-tree',
    'GET /connectors/{connector}/operations/{operation}/form',
    'POST /connectors/{connector}/operations/{operation}/form',
    'POST /connectors/{connector}/operations/{operation}/fill',
    'GET /connections',
    'POST /connections',
    'GET /connections.json',
    'GET /connections/{connector}/{connection}',
    'PATCH /connections/{connector}/{connection}',
    'DELETE /connections/{connector}/{connection}',
    'POST /connections/{connector}/{connection}/test',
    'POST /connections/{connector}/{connection}/sign-in',
    'POST /connections/{connector}/{connection}/expire-token',
    'POST /call',
    'GET /calls',
    'GET /calls/{call}',
    'GET /recording.har',
    'GET /flows',
    'POST /flows',
    'GET /flows/{flow}',
    'PATCH /flows/{flow}',
    'DELETE /flows/{flow}',
    'GET /flows/{flow}/form',
    'POST /flows/{flow}/turn-on',
    'POST /flows/{flow}/turn-off',
    'POST /flows/{flow}/poll',
    'POST /flows/{flow}/notify',
    'PUT /flows/{flow}/respond-with',
    'DELETE /flows/{flow}/respond-with',
    'GET /runs',
    'GET /runs/{run}',
    'GET /events',
    'GET /openapi.json',
    'GET /simulator/{control}',
    'POST /simulator/{control}',
  ]);
  for (const route of routes.filter((line) => !/events|simulator/.test(line))) {
    const [method = '', path = ''] = route.split(' ');
    const answer = await fetchJson(`${url}/api${path.replace(/\{\w+\}/g, 'x')}`, { method });
    const code = (answer.body as { error?: { code?: string } } | undefined)?.error?.code;
    expect([route, code === 'NotFound'], route).toEqual([route, false]);
  }
});

test('its description is a correct OpenAPI document', async () => {
  const { url } = await startTestGateway();
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  const { body } = await fetchJson(`${url}/api/openapi.json`);
  await expect(
    SwaggerParser.validate(body as Parameters<typeof SwaggerParser.validate>[0]),
  ).resolves.toBeDefined();
});

test("passes the simulator's controls on when it has a simulator", async () => {
  const simulator = await startBackend(() => ({ status: 201, body: { id: 'C1' } }));
  onTestFinished(simulator.close);
  const { url } = await startTestGateway({ simulatorUrl: simulator.url });
  const started = await fetchJson(`${url}/api/simulator/chats?x=1`, {
    method: 'POST',
    json: { name: 'Ana' },
  });
  expect(started).toMatchObject({ status: 201, body: { id: 'C1' } });
  expect(simulator.requests).toMatchObject([
    { method: 'POST', target: '/simulator/chats?x=1', body: '{"name":"Ana"}' },
  ]);
  expect((await sendRaw(url, 'GET', '/api/simulator/../../agents')).status).toBe(404);
});

test('says that the simulator is not reached', async () => {
  const { url } = await startTestGateway({ simulatorUrl: await refusedUrl() });
  expect(await fetchJson(`${url}/api/simulator/state`)).toMatchObject({
    status: 502,
    body: { error: { code: 'SimulatorNotReached' } },
  });
});

test('has no simulator unless it was given one', async () => {
  const { url } = await startTestGateway();
  expect(await fetchJson(`${url}/api/simulator/state`)).toMatchObject({
    status: 404,
    body: { error: { code: 'NoSimulator' } },
  });
  expect((await fetchJson(`${url}/api/about`)).body).toEqual({ publicUrl: url, simulator: false });
});
