import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { startGateway } from '../../../../src/emulator/gateway/start-gateway.js';

const asked = { operationId: 'GetColumns', parameters: { board: { parameterReference: 'body/board' } } };
const answered = (schema: object) => ({ 200: { description: 'OK', schema } });
const connector = createConnector({
  name: 'boards',
  definition: {
    swagger: '2.0',
    paths: {
      '/hooks': {
        'x-ms-notification-content': {
          schema: { type: 'object', 'x-ms-dynamic-properties': { ...asked, itemValuePath: 'schema' } },
        },
        post: {
          operationId: 'WhenRowIsAdded',
          'x-ms-trigger': 'single',
          parameters: [
            {
              name: 'body',
              in: 'body',
              required: true,
              schema: {
                type: 'object',
                required: ['board', 'url'],
                properties: {
                  board: { type: 'string' },
                  url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
                },
              },
            },
          ],
          responses: { 201: { description: 'Subscribed.' } },
        },
      },
      '/boards/{board}/columns': {
        get: {
          operationId: 'GetColumns',
          parameters: [{ name: 'board', in: 'path', required: true, type: 'string' }],
          responses: answered({ type: 'object', properties: { schema: { type: 'object' } } }),
        },
      },
    },
  },
});

test('a sample notification has what the operation of a dynamic schema says', async () => {
  const { gateway, url, close } = await startGateway({ connectors: [connector], port: 0, standIn: 'mock' });
  onTestFinished(close);
  const connection = gateway.connections.create({ connector: 'boards', parameters: {} }).id;
  await gateway.flows.create({
    ...{ name: 'rows', connector: 'boards', connection, trigger: 'WhenRowIsAdded' },
    parameters: { board: 'b1' },
  });
  const answer = await fetch(`${url}/api/flows/rows/notify`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
  });
  expect(await answer.json()).toEqual({
    status: 202,
    body: { name: expect.any(String), amount: expect.any(Number), isOpen: expect.any(Boolean) },
  });
  expect(gateway.runs.list('rows')).toHaveLength(1);
});
