import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConnector, type RunningGateway, startGateway } from '../../src/emulator/index.js';

// Or `loadConnector('path/to/folder')`, which also tells what it could not read.
const connector = createConnector({
  name: 'parcels',
  definition: {
    swagger: '2.0',
    info: { title: 'Parcels', version: '1' },
    host: 'api.parcels.example',
    basePath: '/v1',
    schemes: ['https'],
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    security: [{ key: [] }],
    paths: {
      '/parcels/{id}': {
        get: {
          operationId: 'GetParcel',
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
          responses: {
            200: {
              description: 'OK',
              schema: { type: 'object', properties: { weight: { type: 'number' } } },
            },
          },
        },
      },
    },
  },
  properties: {
    properties: {
      connectionParameters: { api_key: { type: 'securestring' } },
      policyTemplateInstances: [
        {
          templateId: 'setheader',
          title: 'Say who calls',
          parameters: {
            'x-ms-apimTemplateParameter.name': 'X-Client',
            'x-ms-apimTemplateParameter.value': 'flow',
          },
        },
      ],
    },
  },
});

const received: Record<string, unknown>[] = [];
const backend = createServer((request, response) => {
  received.push({ path: request.url, key: request.headers['x-key'], client: request.headers['x-client'] });
  response.setHeader('content-type', 'application/json').end('{"weight":"heavy"}');
});
let running: RunningGateway;

beforeEach(async () => {
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const { port } = backend.address() as AddressInfo;
  running = await startGateway({
    connectors: [connector],
    port: 0,
    backends: { parcels: `http://127.0.0.1:${port}/v1` },
  });
  running.gateway.connections.create({ connector: 'parcels', parameters: { api_key: 'k-1' } });
});

afterEach(async () => {
  await running.close();
  backend.close();
});

test('the backend gets the key and what the policy adds, and the answer is checked', async () => {
  const result = await running.gateway.invokeOperation({
    operationId: 'GetParcel',
    parameters: { id: 'K 1' },
  });
  expect(received).toEqual([{ path: '/v1/parcels/K%201', key: 'k-1', client: 'flow' }]);
  expect(result.deviations).toEqual([
    { pointer: '/weight', message: '`/weight` must be number; it is string.' },
  ]);
  const policy = result.trace.find(({ kind }) => kind === 'policy');
  expect(policy?.changes).toEqual([{ part: 'header', name: 'x-client', after: 'flow' }]);
});
