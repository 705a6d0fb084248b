import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createConnector } from '../../src/connector-folder/create-connector.js';
import { describeConnector } from '../../src/connector-folder/describe-connector.js';
import { formatDescription } from '../../src/connector-folder/format-description.js';

const folder = new URL('../fixtures/connectors/parcels/', import.meta.url);
const definition: unknown = JSON.parse(readFileSync(new URL('apiDefinition.swagger.json', folder), 'utf8'));
const description = describeConnector(createConnector({ definition }));

test('writes one operation as a table', () => {
  expect(formatDescription(description, 'WhenParcelMoves')).toBe(
    [
      'WhenParcelMoves  POST /hooks  (webhook)',
      '  When a parcel moves',
      '  Inputs',
      '    body.$.url   url   string  required  internal, callback URL',
      '    body.$.kind  Kind  string  optional  normal',
      '  Outputs',
      '    body.$.event  Event  string  optional  normal',
    ].join('\n'),
  );
});

test('labels a parameter without a title by its summary or name', () => {
  const lines = formatDescription(description, 'GetParcel').split('\n');

  expect(lines.slice(3, 7)).toEqual([
    '  Inputs',
    '    path.$.parcelId  Parcel  string   required  normal',
    '    query.$.expand   expand  boolean  optional  normal',
    '    query.$.page     Page    integer  optional  advanced',
  ]);
});

test('writes all operations with an empty line between', () => {
  expect(formatDescription(description).split('\n\n')).toHaveLength(2);
});

test('writes nothing for an operation that is not there', () => {
  expect(formatDescription(description, 'GetNothing')).toBe('');
});

test('says what is unusual about an operation', () => {
  const get = {
    operationId: 'Old',
    deprecated: true,
    'x-ms-visibility': 'internal',
    description: 'On\ntwo lines.',
  };
  const old = describeConnector(createConnector({ definition: { paths: { '/old': { get } } } }));

  expect(formatDescription(old)).toBe(
    [
      'Old  GET /old  (action, internal, deprecated)',
      '  On two lines.',
      '  Inputs: none',
      '  Outputs',
      '    body.$  Body  any  required  normal',
    ].join('\n'),
  );
});
