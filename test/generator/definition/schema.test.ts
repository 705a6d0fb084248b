import { expect, test } from 'vitest';
import { toSchemaObject } from '../../../src/generator/definition/schema.js';
import { createSharedParts, toSortedObject } from '../../../src/generator/definition/shared-parts.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { Schema } from '../../../src/model/schema.js';

interface Row {
  readonly name: string;
  readonly given: Schema;
  readonly want: JsonObject;
}

const rows: readonly Row[] = [
  { name: 'bare text', given: { type: 'string' }, want: { type: 'string' } },
  { name: 'a whole number', given: { type: 'integer', default: 0 }, want: { type: 'integer', default: 0 } },
  { name: 'a number', given: { type: 'number', default: 1.5 }, want: { type: 'number', default: 1.5 } },
  {
    name: 'a default of false',
    given: { type: 'boolean', default: false },
    want: { type: 'boolean', default: false },
  },
  {
    name: 'an empty default',
    given: { type: 'string', default: '' },
    want: { type: 'string', default: '' },
  },
  {
    name: 'labels and visibility, in one order whatever the order given',
    given: {
      visibility: 'advanced',
      description: 'What it says.',
      title: 'Text',
      type: 'string',
      format: 'uri',
    },
    want: {
      type: 'string',
      format: 'uri',
      'x-ms-summary': 'Text',
      description: 'What it says.',
      'x-ms-visibility': 'advanced',
    },
  },
  {
    name: 'the choices of an input, with the words a maker sees',
    given: { type: 'string', choices: { b: 'Second', a: 'First' } },
    want: {
      type: 'string',
      enum: ['b', 'a'],
      'x-ms-enum-values': [
        { value: 'b', displayName: 'Second' },
        { value: 'a', displayName: 'First' },
      ],
    },
  },
  {
    name: 'the known values of an output',
    given: { type: 'string', values: ['open', 'solved'] },
    want: { type: 'string', enum: ['open', 'solved'] },
  },
  {
    name: 'a notification URL',
    given: { type: 'string', visibility: 'internal', notificationUrl: true },
    want: { type: 'string', 'x-ms-visibility': 'internal', 'x-ms-notification-url': true },
  },
  {
    name: 'a least length',
    given: { type: 'string', minLength: 5 },
    want: { type: 'string', minLength: 5 },
  },
  {
    name: 'a list of lists',
    given: { type: 'array', title: 'Rows', items: { type: 'array', items: { type: 'integer' } } },
    want: { type: 'array', 'x-ms-summary': 'Rows', items: { type: 'array', items: { type: 'integer' } } },
  },
  {
    name: 'an object without keys',
    given: { type: 'object', properties: {} },
    want: { type: 'object', properties: {} },
  },
  {
    name: 'an object with all there is',
    given: {
      type: 'object',
      title: 'Who',
      description: 'Who asks.',
      visibility: 'important',
      required: ['mail'],
      properties: { mail: { type: 'string', format: 'email' } },
    },
    want: {
      type: 'object',
      'x-ms-summary': 'Who',
      description: 'Who asks.',
      'x-ms-visibility': 'important',
      required: ['mail'],
      properties: { mail: { type: 'string', format: 'email' } },
    },
  },
];

test.each(rows)('writes $name', ({ given, want }) => {
  const parts = createSharedParts();
  expect(JSON.stringify(toSchemaObject(given, parts))).toBe(JSON.stringify(want));
  expect(parts.definitions.size).toBe(0);
});

test('keeps the order of the keys of an object', () => {
  const properties = { z: { type: 'string' }, a: { type: 'string' }, m: { type: 'string' } } as const;
  expect(
    Object.keys(Object(toSchemaObject({ type: 'object', properties }, createSharedParts())['properties'])),
  ).toEqual(['z', 'a', 'm']);
});

test('refers to a named object from every depth, with no key beside the reference', () => {
  const person: Schema = {
    type: 'object',
    name: 'Person',
    title: 'Person',
    properties: { name: { type: 'string' } },
  };
  const team: Schema = {
    type: 'object',
    name: 'Team',
    properties: { lead: person, members: { type: 'array', items: person } },
  };
  const parts = createSharedParts();
  expect(toSchemaObject({ type: 'array', items: team }, parts)).toEqual({
    type: 'array',
    items: { $ref: '#/definitions/Team' },
  });
  expect(toSortedObject(parts.definitions)).toEqual({
    Person: { type: 'object', 'x-ms-summary': 'Person', properties: { name: { type: 'string' } } },
    Team: {
      type: 'object',
      properties: {
        lead: { $ref: '#/definitions/Person' },
        members: { type: 'array', items: { $ref: '#/definitions/Person' } },
      },
    },
  });
});
