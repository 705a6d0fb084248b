import type { Connector } from '../../../src/connector-folder/connector.js';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import type { BackendAnswer, ReceivedRequest } from '../../support/gateway/start-backend.js';

const required = { constraints: { required: 'true' } };

/** An invented store of parcels: a key, values that depend on each other, a polled and a subscribed trigger. */
export function createDepotConnector(): Connector {
  return createConnector({
    name: 'depot',
    definition: {
      swagger: '2.0',
      info: { title: 'Depot', description: 'Stores parcels.', version: '1.0' },
      host: 'depot.example',
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      security: [{ key: [] }],
      paths: {
        '/moves': {
          get: {
            ...{ operationId: 'WhenMoved', summary: 'When moved', 'x-ms-trigger': 'batch' },
            parameters: [
              { name: 'lane', in: 'query', type: 'string', 'x-ms-summary': 'Lane' },
              { name: 'limit', in: 'query', type: 'integer', 'x-ms-summary': 'Limit', default: 10 },
            ],
            responses: { 200: { description: 'OK' } },
          },
        },
        '/label': {
          get: {
            ...{ operationId: 'GetLabel', summary: 'Get label', produces: ['application/pdf'] },
            responses: { 200: { description: 'OK', schema: { type: 'file' } } },
          },
        },
        '/hooks': {
          'x-ms-notification-content': { schema: { type: 'object' } },
          post: {
            ...{ operationId: 'WhenStored', summary: 'When stored', 'x-ms-trigger': 'single' },
            parameters: [
              {
                ...{ name: 'body', in: 'body', required: true },
                schema: {
                  type: 'object',
                  required: ['shelf', 'url'],
                  properties: {
                    shelf: { type: 'string', 'x-ms-summary': 'Shelf' },
                    url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
                  },
                },
              },
            ],
            responses: { 201: { description: 'Created' } },
          },
        },
        '/hooks/{hook}': {
          delete: {
            ...{ operationId: 'Forget', 'x-ms-visibility': 'internal' },
            parameters: [{ name: 'hook', in: 'path', required: true, type: 'string' }],
            responses: { 204: { description: 'Gone' } },
          },
        },
      },
    },
    properties: {
      properties: {
        connectionParameterSets: {
          values: [
            {
              ...{ name: 'badge', uiDefinition: { displayName: 'By badge' } },
              parameters: {
                badge: { type: 'securestring', uiDefinition: { displayName: 'Badge', ...required } },
              },
            },
          ],
        },
        connectionParameters: {
          api_key: { type: 'securestring', uiDefinition: { displayName: 'Key', ...required } },
          host: { type: 'string', uiDefinition: { displayName: 'Host' } },
          kind: {
            ...{ type: 'string', uiDefinition: { displayName: 'Kind of door', ...required } },
            allowedValues: [{ value: 'open' }, { value: 'locked' }],
          },
          pin: {
            type: 'securestring',
            uiDefinition: {
              displayName: 'Door code',
              constraints: { dependencies: { kind: { values: ['locked'] } } },
            },
          },
        },
      },
    },
  });
}

/** What the store answers to who has the key `right-key`. */
export function answerDepot({ method, headers }: ReceivedRequest): BackendAnswer {
  if (headers['x-key'] !== 'right-key') return { status: 401, body: { message: 'No such key.' } };
  if (method === 'DELETE') return { status: 204 };
  const location = `https://depot.example/${method === 'POST' ? 'hooks/1' : 'moves?triggerState=1'}`;
  return { status: method === 'POST' ? 201 : 202, headers: { location } };
}
