import { expect, test } from 'vitest';
import { buildRequest } from '../../../../src/emulator/gateway/build-request.js';
import { toFormValues } from '../../../../src/emulator/gateway/form/to-form-values.js';
import { createParcelConnector } from '../../../support/gateway/parcel-connector.js';

const connector = createParcelConnector();
const operationOf = (id: string) => {
  const operation = connector.operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`There is no ${id}.`);
  return operation;
};

test.each<[string, string, object, object]>([
  [
    'names and full keys of parameters',
    'GetParcel',
    { parcelId: '7', 'query.$.page': 2, 'x-lane': 'a' },
    { 'path.$.parcelId': '7', 'query.$.page': 2, 'header.$.X-Lane': 'a' },
  ],
  [
    'paths in the body, in every spelling, beside an object',
    'CreateParcel',
    {
      'receiver.mail': 'a@b.example',
      'body.$.weight': '3',
      'parcel/fragile': true,
      receiver: { name: 'Ana' },
    },
    { 'body.$': { receiver: { name: 'Ana', mail: 'a@b.example' }, weight: '3', fragile: true } },
  ],
  [
    'the body itself',
    'CreateParcel',
    { body: { receiver: { mail: 'm' } } },
    { 'body.$': { receiver: { mail: 'm' } } },
  ],
  ['what is no input, as it stands', 'GetParcel', { moon: 1 }, { moon: 1 }],
  [
    'what finds no place, as it stands',
    'CreateParcel',
    { receiver: 'text', 'receiver.mail': 'm' },
    { 'body.$': { receiver: 'text' }, 'receiver.mail': 'm' },
  ],
])('places %s', (_name, id, given, want) => {
  expect(toFormValues(connector, operationOf(id), { ...given })).toEqual(want);
});

test('values of a form make the request that the inputs made', () => {
  const operation = operationOf('CreateParcel');
  const given = { 'receiver.mail': 'a@b.example', weight: 3, 'body.$.labels': ['x'] };
  const placed = toFormValues(connector, operation, given);
  expect(buildRequest(connector, operation, placed)).toEqual(buildRequest(connector, operation, given));
  expect(toFormValues(connector, operation, placed)).toEqual(placed);
});
