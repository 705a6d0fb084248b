import { expect, test } from 'vitest';
import { createParcelConnector, parcelCredentials } from '../../support/gateway/parcel-connector.js';
import { startTestGateway } from '../../support/gateway/start-test-gateway.js';

test('calls an action through the gateway and shows what was sent and what came back', async () => {
  const { gateway, backend } = await startTestGateway();
  backend.answer = () => ({ status: 201, headers: { 'set-cookie': 'a=b' }, body: { id: 'K1', weight: 5 } });
  const result = await gateway.invokeOperation({
    operationId: 'CreateParcel',
    parameters: { 'receiver.mail': 'ana@parcels.example', weight: '5' },
  });
  expect(result).toMatchObject({
    connector: 'parcels',
    connectionId: 'default',
    request: {
      method: 'POST',
      url: `${backend.url}/v1/parcels`,
      headers: { authorization: '***' },
      body: { receiver: { mail: 'ana@parcels.example' }, weight: 5, source: 'connector' },
    },
    response: { status: 201, headers: { 'set-cookie': '***' }, body: { id: 'K1', weight: 5 } },
    deviations: [],
    notEmulated: [],
    warnings: [],
  });
});

test('lists where the answer is not what its schema says', async () => {
  const { gateway, backend } = await startTestGateway();
  backend.answer = () => ({ body: { weight: 'five' } });
  const { deviations } = await gateway.invokeOperation({
    operationId: 'GetParcel',
    parameters: { parcelId: '1' },
  });
  expect(deviations.map(({ message }) => message)).toEqual([
    "The message must have required property 'id'.",
    '`/weight` must be integer; it is string.',
  ]);
});

test.each([
  ['no body', { status: 200 }, ['The answer has no body; the definition has a schema for it.']],
  ['text', { status: 200, body: 'hello' }, ['The answer is not in a JSON format.']],
  ['a failure', { status: 404, body: { why: 'gone' } }, []],
])('judges an answer with %s', async (_name, answer, want) => {
  const { gateway, backend } = await startTestGateway();
  backend.answer = () => answer;
  const { deviations } = await gateway.invokeOperation({
    operationId: 'GetParcel',
    parameters: { parcelId: '1' },
  });
  expect(deviations.map(({ message }) => message)).toEqual(want);
});

test.each([
  [
    'an image',
    'image/png',
    Buffer.from([0x89, 0x50, 0xff]),
    { '$content-type': 'image/png', $content: 'iVD/' },
  ],
  [
    'bytes that nobody names',
    undefined,
    Buffer.from([0xff]),
    { '$content-type': 'application/octet-stream', $content: '/w==' },
  ],
  ['text', 'text/csv', Buffer.from('a;é'), 'a;é'],
  ['text that nobody names', undefined, Buffer.from('é'), 'é'],
])('carries %s as workflows do', async (_name, type, body, want) => {
  const scan = {
    get: {
      operationId: 'GetScan',
      responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Scan' } } },
    },
  };
  const connector = createParcelConnector({
    paths: { '/scan': scan },
    definitions: { Scan: { type: 'string', format: 'binary' } },
  });
  const { gateway, backend } = await startTestGateway({ connectors: [connector] });
  backend.answer = () => (_request, response) => {
    if (type !== undefined) response.setHeader('content-type', type);
    response.end(body);
  };
  const { response, deviations } = await gateway.invokeOperation({ operationId: 'GetScan' });
  expect(response.body).toEqual(want);
  expect(deviations).toEqual([]);
});

test('never shows the credential, even when the backend repeats it', async () => {
  const { gateway, backend } = await startTestGateway();
  backend.answer = ({ headers }) => ({
    headers: { 'x-echo': headers.authorization ?? '' },
    body: { id: parcelCredentials.password, more: [headers.authorization] },
  });
  const result = await gateway.invokeOperation({ operationId: 'GetParcel', parameters: { parcelId: '1' } });
  expect(backend.requests[0]?.headers.authorization).toMatch(/^Basic /);
  expect(JSON.stringify(result)).not.toContain(parcelCredentials.password);
  expect(JSON.stringify(result)).not.toContain((backend.requests[0]?.headers.authorization ?? '').slice(6));
});

test.each([
  ['an unknown operation', { operationId: 'Fly' }, 'No connector has an operation `Fly`.'],
  [
    'an unknown connector',
    { operationId: 'GetParcel', connector: 'trucks' },
    'There is no connector `trucks`. Loaded: `parcels`.',
  ],
  [
    'an unknown connection',
    { operationId: 'GetParcel', connectionId: 'other' },
    'The connector `parcels` has no connection `other`. It has `default`.',
  ],
])('refuses %s', async (_name, invocation, want) => {
  const { gateway } = await startTestGateway();
  await expect(gateway.invokeOperation(invocation)).rejects.toThrow(want);
});

test('asks which connector or connection is meant when there are several', async () => {
  const { gateway } = await startTestGateway({
    connectors: [createParcelConnector(), createParcelConnector({}, {}, 'parcels-two')],
  });
  const call = { operationId: 'GetParcel', parameters: { parcelId: '1' } };
  await expect(gateway.invokeOperation(call)).rejects.toThrow(
    'The operation `GetParcel` exists in `parcels` and `parcels-two`. Say which connector is meant.',
  );
  await expect(gateway.invokeOperation({ ...call, connector: 'parcels-two' })).rejects.toThrow(
    'The connector `parcels-two` has no connection yet. Create one first.',
  );
  gateway.connections.create({ connector: 'parcels', id: 'second', parameters: parcelCredentials });
  await expect(gateway.invokeOperation({ ...call, connector: 'parcels' })).rejects.toThrow(
    'The connector `parcels` has the connections `default` and `second`. Say which one is meant.',
  );
});
