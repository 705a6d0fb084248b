import type { Connector } from '../../../src/connector-folder/connector.js';
import { createConnector } from '../../../src/connector-folder/create-connector.js';

/** The connection values that fit the sample connector. */
export const parcelCredentials = { username: 'depot@parcels.example', password: 'p4rcel-secret' };

/** An invented parcel service: two actions, a webhook trigger and its delete hook, with basic authentication. */
export const parcelDefinition = {
  swagger: '2.0',
  info: { title: 'Parcels', description: 'Moves parcels.', version: '1.0' },
  host: 'api.parcels.example',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { login: { type: 'basic' } },
  security: [{ login: [] }],
  paths: {
    '/parcels/{parcelId}': {
      get: {
        operationId: 'GetParcel',
        summary: 'Get parcel',
        parameters: [
          { name: 'parcelId', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Parcel Id' },
          { name: 'fields', in: 'query', type: 'array', items: { type: 'string' } },
          { name: 'page', in: 'query', type: 'integer' },
          { name: 'X-Lane', in: 'header', type: 'string' },
        ],
        responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Parcel' } } },
      },
    },
    '/parcels/latest': {
      get: {
        operationId: 'GetLatestParcel',
        summary: 'Get latest',
        responses: { 200: { description: 'OK' } },
      },
    },
    '/parcels': {
      post: {
        operationId: 'CreateParcel',
        summary: 'Create parcel',
        parameters: [
          { name: 'parcel', in: 'body', required: true, schema: { $ref: '#/definitions/NewParcel' } },
        ],
        responses: { 201: { description: 'Created', schema: { $ref: '#/definitions/Parcel' } } },
      },
    },
    '/moves/hooks': {
      'x-ms-notification-content': { description: 'A move.', schema: { $ref: '#/definitions/Move' } },
      post: {
        operationId: 'WhenParcelMoves',
        summary: 'When a parcel moves',
        'x-ms-trigger': 'single',
        parameters: [
          {
            name: 'kind',
            in: 'query',
            required: true,
            type: 'string',
            default: 'move',
            'x-ms-visibility': 'internal',
          },
          { name: 'depot', in: 'query', type: 'string' },
          { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Subscribe' } },
        ],
        responses: { 201: { description: 'Created' } },
      },
    },
    '/moves/hooks/{hookId}': {
      delete: {
        operationId: 'DeleteHook',
        summary: 'Delete hook',
        'x-ms-visibility': 'internal',
        parameters: [{ name: 'hookId', in: 'path', required: true, type: 'string' }],
        responses: { 204: { description: 'Gone' } },
      },
    },
  },
  definitions: {
    Parcel: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string' },
        weight: { type: 'integer', format: 'int32' },
        sentAt: { type: 'string', format: 'date-time' },
      },
    },
    NewParcel: {
      type: 'object',
      required: ['receiver', 'source'],
      properties: {
        receiver: {
          type: 'object',
          required: ['mail'],
          properties: { mail: { type: 'string', 'x-ms-summary': 'Mail' }, name: { type: 'string' } },
        },
        weight: { type: 'integer' },
        fragile: { type: 'boolean' },
        labels: { type: 'array', items: { type: 'string' } },
        source: { type: 'string', default: 'connector', 'x-ms-visibility': 'internal' },
        note: { type: 'string', default: 'never sent', 'x-ms-visibility': 'internal' },
      },
    },
    Subscribe: {
      type: 'object',
      required: ['target'],
      properties: {
        target: {
          type: 'object',
          required: ['url'],
          'x-ms-visibility': 'internal',
          properties: {
            url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
          },
        },
      },
    },
    Move: {
      type: 'object',
      required: ['parcelId'],
      properties: { parcelId: { type: 'string' }, station: { type: 'string' } },
    },
  },
};

/** The properties that go with it. */
export const parcelProperties = {
  properties: {
    iconBrandColor: '#da3b01',
    connectionParameters: {
      username: {
        type: 'string',
        uiDefinition: { displayName: 'User', constraints: { required: 'true' } },
      },
      password: {
        type: 'securestring',
        uiDefinition: { displayName: 'Key', constraints: { required: 'true' } },
      },
    },
  },
};

/** The sample connector, with other parts of the documents where a test needs them. */
export function createParcelConnector(
  definition: object = {},
  properties: object = {},
  name = 'parcels',
): Connector {
  return createConnector({
    name,
    definition: { ...parcelDefinition, ...definition },
    properties: { properties: { ...parcelProperties.properties, ...properties } },
  });
}
