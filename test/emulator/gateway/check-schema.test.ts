import { expect, test } from 'vitest';
import type { SchemaObject } from '../../../src/connector-folder/connector.js';
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
