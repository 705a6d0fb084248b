import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createFakeClock } from '../../support/fake-clock.js';
import { createParcelConnector, parcelCredentials } from '../../support/gateway/parcel-connector.js';
import { sendRaw } from '../../support/gateway/send-raw.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';
import { refusedUrl } from '../../support/refused-url.js';

const basic = `Basic ${Buffer.from(`${parcelCredentials.username}:${parcelCredentials.password}`).toString('base64')}`;

test('passes method, path, query and body on byte for byte, with the credential', async () => {
  const { url, backend } = await startTestGateway();
  backend.answer = () => ({ status: 201, body: { id: 'K 1' } });
  const answer = await fetchJson(`${url}/apim/parcels/default/parcels?a=%2f&b=1+2`, {
    method: 'POST',
    json: { weight: 1 },
  });
  expect(answer).toMatchObject({ status: 201, body: { id: 'K 1' } });
  expect(backend.requests).toMatchObject([
    {
      method: 'POST',
      target: '/v1/parcels?a=%2f&b=1+2',
      body: '{"weight":1}',
      headers: { authorization: basic },
    },
  ]);
});

test('keeps an encoded slash inside its segment', async () => {
  const { url, backend } = await startTestGateway();
  await fetchJson(`${url}/apim/parcels/default/parcels/a%2Fb`);
  expect(backend.requests[0]?.target).toBe('/v1/parcels/a%2Fb');
});

test('prefers a static path to a template', async () => {
  const { url, gateway } = await startTestGateway();
  await fetchJson(`${url}/apim/parcels/default/parcels/latest`);
  expect(gateway.exchanges.list()[0]?.operation).toBe('GetLatestParcel');
});

test.each([
  ['an unknown path', 'GET', '/apim/parcels/default/trucks'],
  ['another method', 'PUT', '/apim/parcels/default/parcels'],
  ['an unknown connector', 'GET', '/apim/trucks/default/parcels'],
  ['an address without an operation', 'GET', '/apim/parcels/default'],
  ['dot segments', 'GET', '/apim/parcels/default/parcels/%2e%2e'],
  ['plain dot segments', 'GET', '/apim/parcels/default/parcels/..'],
])('answers 404 as API Management does for %s', async (_name, method, path) => {
  const { url, backend } = await startTestGateway();
  const answer = await sendRaw(url, method, path);
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    404,
    { statusCode: 404, message: 'Resource not found' },
  ]);
  expect(backend.requests).toEqual([]);
});

test('answers the token exchange envelope for an unknown connection', async () => {
  const { url } = await startTestGateway();
  const answer = await fetchJson(`${url}/apim/parcels/nobody/parcels/1`);
  expect(answer).toMatchObject({
    status: 403,
    body: {
      status: 403,
      source: new URL(url).host,
      message: "Error from token exchange: The connection 'nobody' of 'parcels' does not exist.",
    },
  });
  expect(answer.headers.get('x-ms-failure-cause')).toBe('apihub-token-exchange');
});

test('does not pass on hop-by-hop headers, what Connection names, the own token, cookies and stripped headers', async () => {
  const { url, backend } = await startTestGateway();
  backend.answer = () => (_request, response) => {
    response.writeHead(200, {
      connection: 'close, x-secret',
      'x-secret': '1',
      'x-kept': '2',
      'keep-alive': 'timeout=9',
    });
    response.end('{}');
  };
  const answer = await sendRaw(url, 'GET', '/apim/parcels/default/parcels/1', {
    connection: 'close, x-private',
    'x-private': 'a',
    te: 'trailers',
    authorization: 'Bearer caller',
    cookie: 'a=b',
    origin: url,
    'content-language': 'en',
    'x-public': 'b',
    'accept-language': 'de',
  });
  const { headers } = backend.requests[0] ?? { headers: {} };
  expect(headers).toMatchObject({ authorization: basic, 'x-public': 'b', 'accept-language': 'de' });
  for (const name of ['x-private', 'te', 'cookie', 'origin', 'content-language'])
    expect(headers).not.toHaveProperty(name);
  expect(answer.headers).toMatchObject({
    'x-kept': '2',
    'x-ms-apihub-obo': 'false',
    'timing-allow-origin': '*',
  });
  expect(answer.headers).not.toHaveProperty('x-secret');
});

test('keeps the client request id of the caller and makes one when there is none', async () => {
  const { url, backend } = await startTestGateway();
  const path = `${url}/apim/parcels/default/parcels/1`;
  const own = await fetchJson(path, { headers: { 'x-ms-client-request-id': 'call-7' } });
  const made = await fetchJson(path);
  expect(own.headers.get('x-ms-client-request-id')).toBe('call-7');
  expect(backend.requests[0]?.headers['x-ms-client-request-id']).toBe('call-7');
  expect(made.headers.get('x-ms-client-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('answers 429 above the limit of a connection until the window has moved on', async () => {
  const clock = createFakeClock();
  const connector = createParcelConnector({ 'x-throttling': [] });
  const { url } = await startTestGateway({
    clock,
    connectors: [{ ...connector, throttling: { calls: 2, renewalPeriodSeconds: 60 } }],
  });
  const call = () => fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect([(await call()).status, (await call()).status]).toEqual([200, 200]);
  await clock.advance(20_000);
  const refused = await call();
  expect(refused).toMatchObject({
    status: 429,
    body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 40 seconds.' },
  });
  expect(refused.headers.get('retry-after')).toBe('40');
  await clock.advance(40_000);
  expect((await call()).status).toBe(200);
});

test('answers 502 when the backend cannot be reached', async () => {
  const parcels = await refusedUrl();
  const { url } = await startTestGateway({ backends: { parcels } });
  const answer = await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect(answer).toMatchObject({
    status: 502,
    body: {
      error: {
        code: 502,
        source: new URL(url).host,
        message: 'BadGateway',
        innerError: { status: 502, source: new URL(parcels).host, errors: [] },
      },
    },
  });
});

test('answers 504 when the backend takes longer than the limit', async () => {
  const { url, backend } = await startTestGateway({ requestTimeoutMs: 100 });
  backend.answer = () => () => {};
  const answer = await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect(answer).toMatchObject({ status: 504, body: { error: { code: 504, message: 'GatewayTimeout' } } });
});

test('wraps a failure that is not told in JSON and passes every other answer as it is', async () => {
  const { url, backend } = await startTestGateway();
  const path = `${url}/apim/parcels/default/parcels/1`;
  backend.answer = () => ({ status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Oh</h1>' });
  expect(await fetchJson(path)).toMatchObject({
    status: 500,
    body: {
      error: { code: 500, message: 'The response is not in a JSON format.', innerError: '<h1>Oh</h1>' },
    },
  });
  backend.answer = () => ({ status: 409, body: { why: 'twice' } });
  expect(await fetchJson(path)).toMatchObject({ status: 409, body: { why: 'twice' } });
  backend.answer = () => ({ status: 404 });
  expect(await fetchJson(path)).toMatchObject({ status: 404, body: undefined });
});

test('passes an encoded answer on and looks into it for the record', async () => {
  const { url, backend, gateway } = await startTestGateway();
  backend.answer = () => (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync('{"id":"1"}'));
  };
  expect((await fetchJson(`${url}/apim/parcels/default/parcels/1`)).body).toEqual({ id: '1' });
  expect(gateway.exchanges.list()[0]?.response.body).toEqual({ id: '1' });
});

const scripted = createParcelConnector(
  {},
  {
    policyTemplateInstances: [
      {
        templateId: 'throttle',
        title: 'Slow down',
        parameters: { 'x-ms-apimTemplate-operationName': ['GetParcel'] },
      },
      { templateId: 'convoy', parameters: { 'x-ms-apimTemplate-operationName': ['Other'] } },
    ],
    scriptOperations: ['GetParcel'],
  },
);

test('answers 501 for an operation with custom code and tells what it does not emulate', async () => {
  const { url, gateway, backend } = await startTestGateway({ connectors: [scripted] });
  const answer = await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect(answer).toMatchObject({
    status: 501,
    body: {
      error: {
        code: 501,
        innerError:
          'not emulated: custom code. `GetParcel` is bound to `script.csx`. Operations without it work; `--script-bypass` sends this one to the backend unchanged.',
      },
    },
  });
  expect(backend.requests).toEqual([]);
  expect(gateway.exchanges.list()[0]).toMatchObject({
    answeredBy: 'script',
    notEmulated: ['policy `throttle` (Slow down)', 'custom code (`script.csx`)'],
  });
  expect((await fetchJson(`${url}/apim/parcels/default/parcels/latest`)).status).toBe(200);
});

test('sends an operation with custom code to the backend unchanged when the script is bypassed', async () => {
  const { url, gateway } = await startTestGateway({ connectors: [scripted], scriptBypass: true });
  expect((await fetchJson(`${url}/apim/parcels/default/parcels/1`)).status).toBe(200);
  const steps = gateway.exchanges.list()[0]?.trace ?? [];
  expect(steps.filter(({ kind }) => kind === 'policy' || kind === 'script')).toMatchObject([
    {
      outcome: 'not-emulated',
      policy: { templateId: 'throttle' },
      detail: '`throttle` is no policy template that published connectors use; it is not applied.',
    },
    { outcome: 'skipped' },
  ]);
});

test('lets a script host answer, with the request after credential and policies', async () => {
  const { url, backend } = await startTestGateway({
    connectors: [scripted],
    scriptHost: {
      async execute(_connector, { operationId, originalRequestUri, request, send }) {
        const { status } = await send({
          ...request,
          headers: { ...request.headers, 'x-script': operationId },
        });
        const body = JSON.stringify({ id: originalRequestUri, status });
        return { status: 203, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
      },
    },
  });
  const answer = await fetchJson(`${url}/apim/parcels/default/parcels/1?page=2`);
  expect(answer).toMatchObject({
    status: 203,
    body: { id: `${url}/apim/parcels/default/parcels/1?page=2`, status: 200 },
  });
  expect(backend.requests[0]).toMatchObject({
    target: '/v1/parcels/1?page=2',
    headers: { authorization: basic, 'x-script': 'GetParcel' },
  });
});

test('answers 500 for a script host that throws', async () => {
  const execute = () => Promise.reject(new Error('No such key.'));
  const { url } = await startTestGateway({ connectors: [scripted], scriptHost: { execute } });
  expect(await fetchJson(`${url}/apim/parcels/default/parcels/1`)).toMatchObject({
    status: 500,
    body: { error: { message: 'ScriptFailed', innerError: 'No such key.' } },
  });
});

test('keeps credentials out of exchanges and events, even when the backend repeats them', async () => {
  const { url, backend, gateway } = await startTestGateway();
  backend.answer = ({ headers }) => ({
    body: { seen: headers.authorization, key: parcelCredentials.password },
  });
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  const records = JSON.stringify([gateway.exchanges.list(), gateway.events.latest(100), gateway.snapshot()]);
  expect(records).not.toContain(parcelCredentials.password);
  expect(records).not.toContain(basic.slice('Basic '.length));
  expect(gateway.exchanges.list()[0]?.request.headers['authorization']).toBe('***');
});

test('lets less through on a connection with the on-premises data gateway', async () => {
  const connector = createParcelConnector(
    {},
    { connectionParameters: { gateway: { type: 'gatewaySetting' } } },
  );
  const { url, gateway } = await startTestGateway({
    connectors: [connector],
    firstConnection: { connector: 'parcels' },
  });
  const send = (bytes: number) =>
    sendRaw(url, 'POST', '/apim/parcels/default/parcels', {}, 'x'.repeat(bytes)).then(({ status }) => status);
  expect([await send(3_182_218), await send(3_182_219)]).toEqual([200, 413]);
  expect(gateway.connections.list()[0]?.notEmulated).toEqual([
    'The on-premises data gateway (connection parameter `gateway`)',
  ]);
});

test('takes a URL of 16384 characters and no longer one', async () => {
  const { url } = await startTestGateway({ standIn: 'mock' });
  const send = (length: number) => {
    const start = `${url}/apim/parcels/default/parcels/1?fields=`;
    return fetchJson(start + 'a'.repeat(length - start.length));
  };
  expect((await send(16_384)).status).toBe(200);
  expect(await send(16_385)).toMatchObject({
    status: 414,
    body: { statusCode: 414, message: 'The request URL has 16385 characters; at most 16384 are taken.' },
  });
  expect((await send(40_000)).status).toBe(414);
});

test('passes on what is nested deeper than anybody looks', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const policy = {
    templateId: 'setproperty',
    parameters: {
      'x-ms-apimTemplateParameter.newPropertyParentPathTemplate': '@body()',
      'x-ms-apimTemplateParameter.newPropertySubPathTemplate': 'lane',
      'x-ms-apimTemplateParameter.propertyValuePathTemplate': '1',
    },
  };
  const connector = createParcelConnector({}, { policyTemplateInstances: [policy] });
  const { url, backend, gateway } = await startTestGateway({ connectors: [connector] });
  backend.answer = () => ({ body: deep });
  const body = `{"receiver":${deep}}`;
  const headers = { 'content-type': 'application/json' };
  const answer = await sendRaw(url, 'POST', '/apim/parcels/default/parcels', headers, body);
  expect([answer.status, answer.body]).toEqual([200, deep]);
  expect(backend.requests[0]?.body).toBe(body);
  expect(JSON.stringify(gateway.exchanges.list()[0]?.trace)).toContain('The body is not JSON.');
});
