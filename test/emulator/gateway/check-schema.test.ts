import { expect, test } from 'vitest';
import type { SchemaObject } from '../../../src/connector-folder/connector.js';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { createSchemaChecker } from '../../../src/emulator/gateway/check-schema.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';

const check = createSchemaChecker(createParcelConnector());
const parcel: SchemaObject = { $ref: '#/definitions/Parcel' };

test.each<[string, SchemaObject, unknown, string[]]>([
  ['accepts what fits', parcel, { id: '1', weight: 3, sentAt: '2026-01-15T09:00:00Z' }, []],
  ['accepts properties that are not described', parcel, { id: '1', more: true }, []],
  ['names a missing property', parcel, {}, ["The message must have required property 'id'."]],
  ['names a wrong type', parcel, { id: 5 }, ['`/id` must be string; it is integer.']],
  ['knows no null', parcel, { id: null }, ['`/id` must be string; it is null.']],
  ['checks formats', parcel, { id: '1', sentAt: 'today' }, ['`/sentAt` must match format "date-time".']],
  [
    'looks into lists',
    { type: 'array', items: parcel },
    [{ id: '1' }, 2],
    ['`/1` must be object; it is integer.'],
  ],
  ['ignores formats that nobody knows', { type: 'string', format: 'parcel-code' }, 'x', []],
  ['ignores examples that look like schemas', { type: 'string', example: { id: 'a', $ref: 'b' } }, 'x', []],
  [
    'says so when a schema is nothing but itself',
    { $ref: '#' },
    {},
    ['The schema of the definition refers to itself without end.'],
  ],
  [
    'says so when a reference leads nowhere',
    { $ref: '#/definitions/Truck' },
    {},
    ["The schema of the definition cannot be used: can't resolve reference #/definitions/Truck from id #."],
  ],
])('%s', (_name, schema, message, want) => {
  expect(check(schema, message).map((deviation) => deviation.message)).toEqual(want);
});

test('says so when definitions only refer to each other', () => {
  const definitions = { One: { $ref: '#/definitions/Other' }, Other: { $ref: '#/definitions/One' } };
  const checkCircle = createSchemaChecker(createConnector({ definition: { paths: {}, definitions } }));
  const schema: SchemaObject = { type: 'object', properties: { one: { $ref: '#/definitions/One' } } };
  expect(checkCircle(schema, { one: 1 })).toEqual([
    { pointer: '', message: 'The schema of the definition refers to itself without end.' },
  ]);
});

const closed = (
  properties: Readonly<Record<string, SchemaObject>>,
  allOf: readonly SchemaObject[] = [],
): SchemaObject => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...(allOf.length > 0 && { allOf }),
});
const text = { type: 'string' };

test.each<[string, SchemaObject, unknown, string[]]>([
  [
    'takes the properties of all parts',
    closed({ b: text }, [{ $ref: '#/definitions/Base' }]),
    { a: 'x', b: 'y' },
    [],
  ],
  [
    'takes those of parts of parts',
    closed({ c: text }, [{ $ref: '#/definitions/Middle' }]),
    { a: 'x', b: 'y', c: 'z' },
    [],
  ],
  [
    'takes no others',
    closed({ b: text }, [{ $ref: '#/definitions/Base' }]),
    { a: 'x', d: 'y' },
    ['The message must NOT have additional properties.'],
  ],
  [
    'still checks the parts',
    closed({}, [{ $ref: '#/definitions/Base' }]),
    { a: 1 },
    ['`/a` must be string; it is integer.'],
  ],
  [
    'ends where a part is part of itself',
    closed({ b: text }, [{ $ref: '#/definitions/Loop' }]),
    { b: 'y' },
    [],
  ],
])('an object made of parts that take no other properties %s', (_name, schema, message, want) => {
  const definitions = {
    Base: closed({ a: text }),
    Middle: closed({ b: text }, [{ $ref: '#/definitions/Base' }]),
    Loop: closed({ e: text }, [{ $ref: '#/definitions/Loop' }]),
  };
  const checkParts = createSchemaChecker(createParcelConnector({ definitions }));
  expect(checkParts(schema, message).map((deviation) => deviation.message)).toEqual(want);
});
