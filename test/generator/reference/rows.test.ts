import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { generateDefinition } from '../../../src/generator/definition/generate-definition.js';
import { definitionRows, inputRows, typeText } from '../../../src/generator/reference/rows.js';
import type { Action, Parameter } from '../../../src/model/operation.js';
import type { Schema } from '../../../src/model/schema.js';
import { type JsonObject, toJsonObject } from '../../../src/shared/json-value.js';
import { sampleConnector } from '../../support/sample-connector.js';

const nothing = createConnector({ definition: {} });

const types: readonly { given: Schema; want: string }[] = [
  { given: { type: 'string' }, want: 'string' },
  { given: { type: 'string', format: 'date-time' }, want: 'date-time' },
  { given: { type: 'string', format: 'email' }, want: 'string' },
  { given: { type: 'integer' }, want: 'integer' },
  { given: { type: 'boolean' }, want: 'boolean' },
  { given: { type: 'object', properties: {} }, want: 'object' },
  { given: { type: 'array', items: { type: 'string', format: 'date-time' } }, want: 'array of date-time' },
  {
    given: { type: 'array', items: { type: 'array', items: { type: 'number' } } },
    want: 'array of array of number',
  },
];

test.each(types)('prints the type $want', ({ given, want }) => {
  expect(typeText(nothing, { schema: toSchema(given), references: [] })).toBe(want);
});

const definitions: readonly { name: string; given: Schema; want: readonly (readonly string[])[] }[] = [
  {
    name: 'the leaves of nested objects, not the objects',
    given: {
      type: 'object',
      properties: { who: { type: 'object', title: 'Who', properties: { name: { type: 'string' } } } },
    },
    want: [['name', 'who.name', 'string', '']],
  },
  {
    name: 'a list and what its items hold',
    given: {
      type: 'object',
      properties: {
        stops: {
          type: 'array',
          title: 'Stops',
          description: 'Where it was.',
          items: { type: 'object', properties: { town: { type: 'string', title: 'Town' } } },
        },
      },
    },
    want: [
      ['Stops', 'stops', 'array of object', 'Where it was.'],
      ['Town', 'stops.town', 'string', ''],
    ],
  },
  {
    name: 'what the items of a list of lists hold',
    given: {
      type: 'object',
      properties: {
        grid: {
          type: 'array',
          items: { type: 'array', items: { type: 'object', properties: { x: { type: 'integer' } } } },
        },
      },
    },
    want: [
      ['grid', 'grid', 'array of array of object', ''],
      ['x', 'grid.x', 'integer', ''],
    ],
  },
  {
    name: 'a key with a dot in it by its whole key',
    given: { type: 'object', properties: { '@odata.type': { type: 'string' } } },
    want: [['@odata.type', '@odata.type', 'string', '']],
  },
  {
    name: 'nothing of what is internal, at any depth',
    given: {
      type: 'object',
      properties: {
        shelf: { type: 'string', visibility: 'internal' },
        route: { type: 'object', visibility: 'internal', properties: { via: { type: 'string' } } },
        marks: {
          type: 'array',
          visibility: 'internal',
          items: { type: 'object', properties: { id: { type: 'string' } } },
        },
      },
    },
    want: [],
  },
];

test.each(definitions)('lists $name', ({ given, want }) => {
  expect(definitionRows(nothing, { schema: toSchema(given), references: [] })).toEqual(want);
});

const inputs: readonly {
  name: string;
  parameters?: readonly Parameter[];
  body?: NonNullable<Action['body']>;
  want: readonly (readonly string[])[];
}[] = [
  { name: 'no input', want: [] },
  {
    name: 'a parameter, and none that is internal',
    parameters: [
      { name: 'data.id', in: 'path', required: true, type: 'string', description: 'The id.' },
      { name: 'kind', in: 'query', type: 'string', visibility: 'internal', default: 'box' },
    ],
    want: [['data.id', 'data.id', 'True', 'string', 'The id.']],
  },
  {
    name: 'what a choice takes, after the description',
    parameters: [
      {
        name: 'size',
        in: 'query',
        type: 'string',
        description: 'How big.',
        choices: { s: 'Small', l: 'Large' },
      },
    ],
    want: [['size', 'size', '', 'string', 'How big. One of: `s`, `l`.']],
  },
  {
    name: 'the body by the paths of its leaves, required ones marked where they stand',
    body: {
      type: 'object',
      required: ['who'],
      properties: {
        who: {
          type: 'object',
          required: ['mail'],
          properties: { mail: { type: 'string', title: 'Email' }, name: { type: 'string', title: 'Name' } },
        },
        callback: { type: 'string', visibility: 'internal', notificationUrl: true },
      },
    },
    want: [
      ['Email', 'who.mail', 'True', 'string', ''],
      ['Name', 'who.name', '', 'string', ''],
    ],
  },
  {
    name: 'a body that is a list, and what its items take',
    body: {
      type: 'array',
      title: 'Parcels',
      items: { type: 'object', required: ['town'], properties: { town: { type: 'string', title: 'Town' } } },
    },
    want: [
      ['Parcels', 'body', 'True', 'array of object', ''],
      ['Town', 'town', 'True', 'string', ''],
    ],
  },
];

test.each(inputs)('prints $name', ({ parameters = [], body, want }) => {
  const { address, info, connection } = sampleConnector;
  const operation: Action = {
    kind: 'action',
    id: 'Do',
    summary: 'Do',
    description: 'Does.',
    method: 'post',
    path: '/do',
    parameters,
    ...(body && { body }),
    response: { status: 204, description: 'Done.' },
  };
  const connector = createConnector({
    definition: generateDefinition({ address, info, connection, operations: [operation] }),
  });
  expect(connector.operations.flatMap((one) => inputRows(connector, one))).toEqual(want);
});

/** The schema as the generator writes it into a document. */
function toSchema(schema: Schema): JsonObject {
  const { address, info, connection } = sampleConnector;
  const response = { status: 200, description: 'Done.', schema };
  const operation: Action = {
    kind: 'action',
    id: 'Do',
    summary: 'Do',
    description: 'Does.',
    method: 'get',
    path: '/do',
    parameters: [],
    response,
  };
  const definition = generateDefinition({ address, info, connection, operations: [operation] });
  return toJsonObject(createConnector({ definition }).operations[0]?.responseSchema);
}
