import { expect, test } from 'vitest';
import { generateDefinition } from '../../../src/generator/definition/generate-definition.js';
import { toJsonText } from '../../../src/generator/json.js';
import type { Connector } from '../../../src/model/connector.js';
import type { Operation, WebhookTrigger } from '../../../src/model/operation.js';
import type { ObjectSchema } from '../../../src/model/schema.js';
import { sampleConnector } from '../../support/sample-connector.js';

const failure = { description: 'The carrier said no.' };

/** The whole document as it must read, key by key in this order. */
const wanted = {
  swagger: '2.0',
  info: {
    title: 'Parcels',
    description: 'Parcels is an invented carrier that takes boxes from one town to another.',
    version: '2.1',
    contact: { name: 'Parcels', url: 'https://parcels.example/help', email: 'help@parcels.example' },
  },
  host: 'api.parcels.example:8443',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: {
    '/parcels': {
      post: {
        summary: 'Send parcels',
        description: 'Hands parcels over to the carrier.',
        operationId: 'SendParcels',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'labels[]',
            in: 'query',
            type: 'array',
            items: { type: 'string' },
            collectionFormat: 'csv',
            'x-ms-summary': 'Labels',
            description: 'What the boxes say.',
            'x-ms-visibility': 'advanced',
            default: ['fragile'],
          },
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: {
              type: 'array',
              'x-ms-summary': 'Parcels',
              description: 'What is sent.',
              items: {
                type: 'object',
                required: ['to'],
                properties: {
                  to: {
                    type: 'object',
                    required: ['town'],
                    properties: {
                      town: {
                        type: 'string',
                        'x-ms-summary': 'Town',
                        description: 'Where it goes.',
                        minLength: 2,
                      },
                    },
                  },
                  speed: {
                    type: 'string',
                    'x-ms-summary': 'Speed',
                    description: 'How fast it goes.',
                    enum: ['slow', 'fast'],
                    'x-ms-enum-values': [
                      { value: 'slow', displayName: 'By ship' },
                      { value: 'fast', displayName: 'By air | night flight' },
                    ],
                    default: 'slow',
                  },
                },
              },
            },
          },
        ],
        responses: {
          '202': {
            description: 'The parcels are on their way.',
            schema: { type: 'array', items: { $ref: '#/definitions/Parcel' } },
          },
          default: failure,
        },
      },
    },
    '/parcels/{number}': {
      get: {
        summary: 'Get a parcel',
        description: 'Tells where a parcel is.',
        operationId: 'GetParcel',
        parameters: [
          {
            name: 'number',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-summary': 'Number',
            description: 'The number of the parcel.',
            'x-ms-url-encoding': 'single',
          },
        ],
        responses: {
          '200': { description: 'The parcel.', schema: { $ref: '#/definitions/Parcel' } },
          default: failure,
        },
      },
    },
    '/subscriptions': {
      'x-ms-notification-content': {
        description: 'The parcel.',
        schema: { $ref: '#/definitions/Parcel' },
      },
      post: {
        summary: 'When a parcel arrives',
        description: 'This operation triggers when a parcel arrives.',
        operationId: 'ParcelArrived',
        'x-ms-trigger': 'single',
        'x-ms-trigger-hint': 'Send a parcel to yourself.',
        parameters: [
          {
            name: 'town',
            in: 'query',
            type: 'string',
            'x-ms-summary': 'Town',
            description: 'Only parcels to this town.',
          },
          { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Subscription' } },
        ],
        responses: {
          '201': { description: 'Location says where to end the subscription.' },
          default: failure,
        },
      },
    },
    '/subscriptions/{id}': {
      delete: {
        summary: 'End a subscription',
        description: 'Ends the subscription of a trigger.',
        operationId: 'EndSubscription',
        'x-ms-visibility': 'internal',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-summary': 'Id',
            description: 'The id of the subscription.',
            'x-ms-url-encoding': 'single',
          },
        ],
        responses: { '204': { description: 'The subscription is gone.' }, default: failure },
        security: [],
      },
    },
  },
  definitions: {
    Parcel: {
      type: 'object',
      properties: {
        number: { type: 'string', 'x-ms-summary': 'Number', description: 'The number of the parcel.' },
        weight: { type: 'number', 'x-ms-summary': 'Weight', description: 'The weight in kilograms.' },
        insured: { type: 'boolean', 'x-ms-summary': 'Insured', description: 'Whether it is insured.' },
        due: {
          type: 'string',
          format: 'date-time',
          'x-ms-summary': 'Due',
          description: 'When it is to arrive.',
        },
        stops: {
          type: 'array',
          'x-ms-summary': 'Stops',
          description: 'Where it was.',
          items: {
            type: 'object',
            properties: {
              town: { type: 'string', 'x-ms-summary': 'Town', description: 'The town.' },
              days: { type: 'integer', 'x-ms-summary': 'Days', description: 'How many days it stayed.' },
            },
          },
        },
        shelf: { type: 'string', 'x-ms-visibility': 'internal' },
      },
    },
    Subscription: {
      type: 'object',
      required: ['callback'],
      properties: {
        callback: { type: 'string', 'x-ms-visibility': 'internal', 'x-ms-notification-url': true },
      },
    },
  },
  securityDefinitions: { basic_auth: { type: 'basic' } },
  security: [{ basic_auth: [] }],
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: 'https://parcels.example/' },
    { propertyName: 'Privacy policy', propertyValue: 'https://parcels.example/privacy' },
    { propertyName: 'Categories', propertyValue: 'Business Management' },
  ],
  'x-throttling': [
    { name: 'Calls', calls: 10, renewalPeriodSeconds: 1 },
    { name: 'Calls a day', calls: 5000, renewalPeriodSeconds: 86_400 },
  ],
};

test('writes the whole definition of another connector, its keys in order', () => {
  expect(toJsonText(generateDefinition(sampleConnector))).toBe(toJsonText(wanted));
});

test('joins two categories with a semicolon', () => {
  const info = { ...sampleConnector.info, categories: ['Data', 'Security'] as const };
  expect(generateDefinition({ ...sampleConnector, info })['x-ms-connector-metadata']).toContainEqual({
    propertyName: 'Categories',
    propertyValue: 'Data;Security',
  });
});

test('sorts the definitions by code unit, whatever the order of the operations and the locale', () => {
  const names = ['b', 'Z', 'ä', 'a', 'B'];
  const operations = names.map((name, index) =>
    get(`Get${index}`, `/${index}`, { type: 'object', name, properties: {} }),
  );
  expect(Object.keys(definitionsOf(operations))).toEqual(['B', 'Z', 'a', 'b', 'ä']);
});

test('shares a schema that two operations describe alike', () => {
  const schema = (): ObjectSchema => ({
    type: 'object',
    name: 'Box',
    properties: { id: { type: 'string' } },
  });
  expect(definitionsOf([get('One', '/one', schema()), get('Two', '/two', schema())])).toEqual({
    Box: { type: 'object', properties: { id: { type: 'string' } } },
  });
});

test('keeps a read and a trigger that share a path', () => {
  const { paths } = generateDefinition(connectorOf([trigger('A', 'post', 'a'), get('B', '/hooks')]));
  expect(Object.keys(Object(paths)['/hooks'])).toEqual(['x-ms-notification-content', 'post', 'get']);
});

test('keeps two triggers of one path that tell the same', () => {
  const { paths } = generateDefinition(connectorOf([trigger('A', 'post', 'a'), trigger('B', 'put', 'a')]));
  expect(Object.keys(Object(paths)['/hooks'])).toEqual(['x-ms-notification-content', 'post', 'put']);
});

test.each([
  {
    name: 'two schemas of one name that differ',
    given: [
      get('One', '/one', { type: 'object', name: 'Box', properties: { id: { type: 'string' } } }),
      get('Two', '/two', { type: 'object', name: 'Box', properties: { id: { type: 'integer' } } }),
    ],
    want: 'Two different schemas are called `Box`. Give one of them another name.',
  },
  {
    name: 'two operations on one method and path',
    given: [get('One', '/boxes'), get('Two', '/boxes')],
    want: '`One` and `Two` both answer GET /boxes. Give one of them another path.',
  },
  {
    name: 'two triggers of one path that tell different things',
    given: [trigger('A', 'post', 'a'), trigger('B', 'put', 'b')],
    want: 'Two triggers subscribe at `/hooks` with different notifications; one is `B`. The platform knows one notification per path.',
  },
])('refuses $name', ({ given, want }) => {
  expect(() => generateDefinition(connectorOf(given))).toThrow(new Error(want));
});

function get(id: string, path: `/${string}`, schema?: ObjectSchema): Operation {
  return {
    kind: 'action',
    id,
    summary: id,
    description: `${id}.`,
    method: 'get',
    path,
    parameters: [],
    response: { status: 200, description: 'Done.', ...(schema && { schema }) },
  };
}

function trigger(id: string, method: 'post' | 'put', key: string): WebhookTrigger {
  return {
    kind: 'webhook',
    id,
    summary: id,
    description: `${id}.`,
    hint: 'Wait.',
    method,
    path: '/hooks',
    parameters: [],
    body: { type: 'object', properties: { url: { type: 'string', notificationUrl: true } } },
    response: { status: 201, description: 'Done.' },
    notification: {
      description: 'News.',
      schema: { type: 'object', properties: { [key]: { type: 'string' } } },
    },
  };
}

function connectorOf(operations: readonly Operation[]): Connector {
  return { ...sampleConnector, operations };
}

function definitionsOf(operations: readonly Operation[]): object {
  return Object(generateDefinition(connectorOf(operations))['definitions']);
}
