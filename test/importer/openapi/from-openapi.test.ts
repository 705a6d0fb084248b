import { expect, test } from 'vitest';
import { checkDefinition } from '../../../src/generator/check-definition.js';
import { generate } from '../../../src/generator/generate.js';
import { importConnector } from '../../../src/importer/import-connector.js';
import { convertSchema } from '../../../src/importer/openapi/convert-schema.js';
import { fromOpenApi } from '../../../src/importer/openapi/from-openapi.js';
import type { Json } from '../../../src/model/json.js';

const response = { 200: { description: 'Fine.' } };

test.each<{ name: string; given: Json; want: Json; told?: readonly string[] }>([
  { name: 'a reference', given: { $ref: '#/components/schemas/A' }, want: { $ref: '#/definitions/A' } },
  {
    name: 'nullable of 3.0',
    given: { type: 'string', nullable: true },
    want: { type: 'string', 'x-nullable': true },
  },
  {
    name: 'null among the types of 3.1',
    given: { type: ['string', 'null'] },
    want: { type: 'string', 'x-nullable': true },
  },
  { name: 'a bound of 3.1', given: { exclusiveMinimum: 3 }, want: { minimum: 3, exclusiveMinimum: true } },
  { name: 'a constant', given: { const: 'a' }, want: { enum: ['a'] } },
  { name: 'the first example', given: { examples: ['a', 'b'] }, want: { example: 'a' } },
  {
    name: 'a choice with null alone',
    given: { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
    want: { allOf: [{ $ref: '#/definitions/A' }], 'x-nullable': true },
  },
  {
    name: 'a choice between two, which is told',
    given: { properties: { a: { oneOf: [{ type: 'string' }, { type: 'integer' }] } } },
    want: { properties: { a: {} } },
    told: ['X.a: `oneOf` is left open: connectors do not know choices between schemas'],
  },
  {
    name: 'what is left out, which is told',
    given: { not: {} },
    want: {},
    told: ['X: `not` is left out: connectors do not know it'],
  },
])('converts $name', ({ given, want, told = [] }) => {
  const notes: string[] = [];
  expect(convertSchema(given, 'X', (place, what) => notes.push(`${place}: ${what}`))).toEqual(want);
  expect(notes).toEqual(told);
});

test('a document of version 3 becomes a connector that OpenAPI 2.0 accepts', async () => {
  const begun = fromOpenApi({
    openapi: '3.1.0',
    info: { title: 'Depot', version: '1', contact: { name: 'Depot' } },
    servers: [
      { url: 'https://{region}.depot.example/v1/', variables: { region: { default: 'eu' } } },
      { url: 'https://b.example' },
    ],
    paths: {
      '/parcels/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { $ref: '#/components/schemas/Id' } }],
        get: {
          parameters: [
            { name: 'session', in: 'cookie', schema: { type: 'string' } },
            { name: 'filter', in: 'query', schema: { type: 'object', properties: {} } },
          ],
          responses: {
            '2XX': {
              description: 'Fine.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Id' } } },
            },
          },
        },
        put: {
          operationId: 'PutPhoto',
          requestBody: {
            content: { 'multipart/form-data': { schema: { $ref: '#/components/schemas/Form' } } },
          },
          responses: {
            200: {
              description: 'The photo.',
              content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Id: { type: 'string', maxLength: 8 },
        Form: {
          type: 'object',
          required: ['photo'],
          properties: { photo: { type: 'string', format: 'binary' }, note: { type: 'string' } },
        },
      },
      securitySchemes: {
        sign: {
          type: 'oauth2',
          flows: {
            authorizationCode: {
              authorizationUrl: 'https://d.example/a',
              tokenUrl: 'https://d.example/t',
              scopes: { read: 'Read.' },
            },
          },
        },
        device: { type: 'mutualTLS' },
      },
    },
  });
  expect(begun?.notes.map(({ place }) => place)).toEqual([
    'servers',
    'GET /parcels/{id} parameters: session',
    'GET /parcels/{id} parameters: filter',
    'security sign',
    'security device',
  ]);
  expect(begun?.definition).toMatchObject({
    host: 'eu.depot.example',
    basePath: '/v1',
    schemes: ['https'],
    paths: {
      '/parcels/{id}': {
        parameters: [{ name: 'id', type: 'string', maxLength: 8, 'x-ms-url-encoding': 'single' }],
        get: {
          operationId: 'GetParcelsId',
          summary: 'Get parcels id',
          parameters: [{ name: 'filter', type: 'string' }],
        },
        put: {
          consumes: ['multipart/form-data'],
          parameters: [
            { name: 'photo', in: 'formData', required: true, type: 'file' },
            { name: 'note', in: 'formData', type: 'string' },
          ],
          responses: { 200: { schema: { type: 'file' } } },
        },
      },
    },
    security: [{ sign: [] }],
  });
  const { connector } = importConnector(begun?.definition, begun?.properties);
  await expect(checkDefinition(generate(connector), 'full')).resolves.toBeUndefined();
});

test('a document of version 2 gets what every operation of a connector has', () => {
  const begun = fromOpenApi({ swagger: '2.0', info: {}, paths: { '/a': { get: { responses: response } } } });
  expect(begun?.definition['paths']).toEqual({
    '/a': { get: { operationId: 'GetA', summary: 'Get a', description: 'Get a.', responses: response } },
  });
});

test.each([
  [null],
  [[]],
  ['text'],
  [{}],
  [{ openapi: '3.0.0' }],
  [{ openapi: '4.0', paths: {} }],
  [{ paths: {} }],
])('%j is no OpenAPI document', (value) => {
  expect(fromOpenApi(value)).toBeUndefined();
});

test('odd values in a document are no crash', () => {
  const odd = {
    openapi: '3.0.0',
    info: null,
    servers: 'x',
    paths: { '/a': null, '/b': { get: { parameters: {}, requestBody: 7, responses: [] } } },
    components: { schemas: { A: null, B: { properties: 3, allOf: {} } } },
  };
  expect(() => fromOpenApi(odd)).not.toThrow();
});
