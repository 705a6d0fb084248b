import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { type ReceivedRequest, startBackend, type TestBackend } from '../../support/gateway/start-backend.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';

const text = 'abcdefghijklmnopqrstuvwxyz';
const parameters = { body: { text } };
const content = JSON.stringify(parameters.body);
const contentTransfer = { transferMode: 'Chunked' } as const;
const shown = ({ method, target, headers, body }: ReceivedRequest) =>
  [method, target, headers['content-range'], body]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');

test('announces an upload, sends its pieces as the backend suggests, and takes the last answer', async () => {
  const { call, backend } = await start(({ method, headers }, url) => {
    if (method === 'POST') return { headers: { location: `${url}/v1/parts/7?k=1`, 'x-ms-chunk-size': '20' } };
    const end = Number(/-(\d+)/.exec(headers['content-range'] ?? '')?.[1]);
    return { headers: { range: `bytes=0-${end}`, 'x-ms-chunk-size': '10' }, body: { id: end } };
  });
  const result = await call({ operationId: 'CreateFile', parameters, contentTransfer });
  expect(result).toMatchObject({
    ...{ uploadedChunks: 3, response: { status: 200, body: { id: 36 } } },
    ...{ deviations: [], requestDeviations: [], request: { method: 'POST' } },
  });
  expect(backend.requests.map(shown)).toEqual([
    'POST /v1/files',
    `PATCH /v1/parts/7?k=1 bytes 0-19/37 ${content.slice(0, 20)}`,
    `PATCH /v1/parts/7?k=1 bytes 20-29/37 ${content.slice(20, 30)}`,
    `PATCH /v1/parts/7?k=1 bytes 30-36/37 ${content.slice(30)}`,
  ]);
  expect(backend.requests[0]?.headers).toMatchObject({
    'x-ms-transfer-mode': 'chunked',
    'x-ms-content-length': '37',
  });
  expect(backend.requests.map(({ headers }) => headers['x-key'])).toEqual(Array(4).fill('secret-key'));
});

test('sends again what was not taken, and goes by the size of the call', async () => {
  const { call, backend } = await start(({ method, headers }, url) => {
    if (method === 'POST') return { headers: { location: `${url}/v1/parts/7` } };
    const start = /bytes (\d+)/.exec(headers['content-range'] ?? '')?.[1];
    return { headers: start === '0' ? { range: 'bytes=0-4' } : {} };
  });
  const size = { ...contentTransfer, uploadChunkSizeInMB: 20 / 1024 / 1024 };
  expect(await call({ operationId: 'CreateFile', parameters, contentTransfer: size })).toMatchObject({
    uploadedChunks: 3,
  });
  const ranges = backend.requests.map(({ headers }) => headers['content-range']);
  expect(ranges).toEqual([undefined, 'bytes 0-19/37', 'bytes 5-24/37', 'bytes 25-36/37']);
});

test('what is no larger than a chunk goes whole', async () => {
  const { call, backend } = await start(() => ({ body: { id: 1 } }));
  expect(await call({ operationId: 'CreateFile', parameters })).toMatchObject({ uploadedChunks: 0 });
  expect(backend.requests.map(shown)).toEqual([`POST /v1/files ${content}`]);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['no Location', {}, /takes a `Location`/],
  ['a Location elsewhere', { location: 'https://evil.example/x' }, /takes a `Location`/],
])('says what is wrong with %s', async (_name, headers, message) => {
  const { call } = await start(() => ({ headers }));
  await expect(call({ operationId: 'CreateFile', parameters, contentTransfer })).rejects.toThrow(message);
});

test('a refusal ends the upload and is the result; a Range that leads nowhere is a problem', async () => {
  const { call, backend } = await start(({ method }, url) =>
    method === 'POST'
      ? { headers: { location: `${url}/v1/parts/7` } }
      : { status: 413, body: { message: 'No.' } },
  );
  const wanted = { operationId: 'CreateFile', parameters, contentTransfer };
  expect(await call(wanted)).toMatchObject({ response: { status: 413 }, uploadedChunks: 1 });
  backend.answer = ({ method }) =>
    method === 'POST'
      ? { headers: { location: `${backend.url}/v1/parts/7` } }
      : { headers: { range: 'bytes=0-900' } };
  await expect(call(wanted)).rejects.toThrow(/does not lead on/);
});

test('puts a download together, and refuses an operation that cannot', async () => {
  const { call, backend } = await start(({ headers }) => {
    const [, from = '0', to = '9'] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? [];
    const part = content.slice(Number(from), Number(to) + 1);
    const range = `bytes ${from}-${Number(from) + part.length - 1}/${content.length}`;
    return {
      status: 206,
      headers: { 'content-type': 'application/json', 'content-range': range },
      body: part,
    };
  });
  expect(await call({ operationId: 'GetFile' })).toMatchObject({
    ...{ downloadedChunks: 4, deviations: [] },
    response: { status: 200, body: { text } },
  });
  expect(backend.requests.map(({ headers }) => headers.range)).toEqual([
    ...[undefined, 'bytes=10-19', 'bytes=20-29', 'bytes=30-36'],
  ]);
  backend.answer = () => ({ status: 206, headers: { 'content-range': 'bytes 0-3/99' }, body: 'ab' });
  await expect(call({ operationId: 'GetFile' })).rejects.toThrow(/`Content-Range` `bytes 0-3\/99`/);
  await expect(call({ operationId: 'Plain', contentTransfer })).rejects.toThrow(/cannot transfer in chunks/);
});

test('the mock is the backend of both, over the control interface', async () => {
  const { url } = await start(() => ({}), 'mock');
  const big = { body: { text: 'x'.repeat(9 * 1024 * 1024) } };
  const post = (json: object) => fetchJson(`${url}/api/call`, { method: 'POST', json });
  expect(await post({ operationId: 'CreateFile', parameters: big })).toMatchObject({
    body: { uploadedChunks: 10, response: { status: 200, body: { id: expect.any(Number) } }, deviations: [] },
  });
  const parts = { downloadChunkSizeInMB: 5 / 1024 / 1024 };
  const whole = await post({ operationId: 'GetFile' });
  const joined = await post({ operationId: 'GetFile', contentTransfer: parts });
  expect(joined).toMatchObject({ body: { deviations: [], response: { status: 200 } } });
  const bodyOf = ({ body }: typeof joined) => (body as { response: { body: unknown } }).response.body;
  expect(bodyOf(joined)).toEqual(bodyOf(whole));
  const stray = await fetch(`${url}/apim/files/default/mock-uploads/99`, { method: 'PATCH', body: 'x' });
  expect(stray.status).toBe(404);
});

async function start(
  answer: (request: ReceivedRequest, url: string) => ReturnType<TestBackend['answer']>,
  standIn?: 'mock',
) {
  const backend = await startBackend((request) => answer(request, backend.url));
  onTestFinished(() => backend.close());
  const { gateway, url } = await startTestGateway({
    ...{ connectors: [connector], backends: { files: `${backend.url}/v1` } },
    ...(standIn === undefined ? {} : { standIn }),
    firstConnection: { connector: 'files', parameters: { api_key: 'secret-key' } },
  });
  return { backend, url, call: gateway.invokeOperation };
}

const answers = (properties: object) => ({ 200: { schema: { type: 'object', properties } } });
const chunked = { 'x-ms-capabilities': { chunkTransfer: true } };
const connector = createConnector({
  name: 'files',
  definition: {
    swagger: '2.0',
    info: { title: 'Files' },
    host: 'files.example',
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    security: [{ key: [] }],
    paths: {
      '/files': {
        post: {
          ...{ operationId: 'CreateFile', ...chunked, responses: answers({ id: { type: 'integer' } }) },
          parameters: [
            {
              ...{ name: 'body', in: 'body', required: true },
              schema: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
            },
          ],
        },
        get: { operationId: 'GetFile', ...chunked, responses: answers({ text: { type: 'string' } }) },
        put: { operationId: 'Plain', responses: {} },
      },
    },
  },
  properties: { properties: { connectionParameters: { api_key: { type: 'securestring' } } } },
});
