import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createConnector } from '../../src/connector-folder/create-connector.js';
import { describeConnector } from '../../src/connector-folder/describe-connector.js';
import { describeOne, outputsOf } from './describe-one.js';

const folder = new URL('../fixtures/connectors/parcels/', import.meta.url);
const parcels: unknown = JSON.parse(readFileSync(new URL('apiDefinition.swagger.json', folder), 'utf8'));

test('describes an action in full', () => {
  expect(describeConnector(createConnector({ definition: parcels })).operations[0]).toEqual({
    operationId: 'GetParcel',
    kind: 'action',
    method: 'get',
    path: '/parcels/{parcelId}',
    summary: 'Get a parcel',
    description: 'One parcel.',
    visibility: 'normal',
    deprecated: false,
    inputs: [
      {
        key: 'path.$.parcelId',
        title: '',
        summary: 'Parcel',
        type: 'string',
        required: true,
        visibility: 'normal',
      },
      { key: 'query.$.expand', title: '', type: 'boolean', required: false, visibility: 'normal' },
      {
        key: 'query.$.page',
        title: '',
        summary: 'Page',
        type: 'integer',
        required: false,
        visibility: 'advanced',
      },
    ],
    outputs: [
      {
        key: 'body.$.id',
        title: 'Parcel ID',
        type: 'string',
        format: 'uuid',
        description: 'Identifies the parcel.',
        required: true,
        visibility: 'normal',
      },
      {
        key: 'body.$.odata~1etag',
        title: 'odata.etag',
        type: 'string',
        required: false,
        visibility: 'normal',
      },
      {
        key: 'body.$.owner.mail',
        title: 'Owner Mail',
        summary: 'Mail',
        type: 'string',
        required: true,
        visibility: 'normal',
      },
      {
        key: 'body.$.owner.name',
        title: 'Owner name',
        type: 'string',
        required: false,
        visibility: 'normal',
      },
      { key: 'body.$.stops', title: 'Stops', type: 'array', required: false, visibility: 'normal' },
      { key: 'body.$.stops.[*]', title: 'Stops Item', type: 'object', required: false, visibility: 'normal' },
      {
        key: 'body.$.stops.[*].city',
        title: 'Stops City',
        type: 'string',
        required: false,
        visibility: 'normal',
      },
      {
        key: 'body.$.stops.[*].scans',
        title: 'Stops scans',
        type: 'array',
        required: false,
        visibility: 'normal',
      },
      { key: 'body.$.parent', title: 'parent', type: 'any', required: false, visibility: 'normal' },
    ],
  });
});

test('describes a webhook by its notification', () => {
  expect(describeConnector(createConnector({ definition: parcels })).operations[1]).toMatchObject({
    operationId: 'WhenParcelMoves',
    kind: 'webhook',
    inputs: [
      { key: 'body.$.url', title: 'url', required: true, visibility: 'internal', notificationUrl: true },
      { key: 'body.$.kind', title: 'Kind', required: false, enum: ['moved', 'lost'], default: 'moved' },
    ],
    outputs: [{ key: 'body.$.event', title: 'Event', type: 'string', required: false }],
  });
});

test('says how a trigger triggers', () => {
  const trigger = describeOne({
    'x-ms-trigger': 'batch',
    'x-ms-trigger-hint': 'Add a parcel.',
    'x-ms-trigger-metadata': { mode: 'polling', kind: 'query' },
    'x-ms-notification': { operationId: 'Subscribe' },
    parameters: [
      {
        ...{ name: 'since', in: 'query', type: 'string' },
        'x-ms-trigger-value': { 'value-collection': 'value', 'value-path': 'id' },
      },
    ],
  }).trigger;
  expect(trigger).toEqual({
    batching: 'batch',
    hint: 'Add a parcel.',
    metadata: { mode: 'polling', kind: 'query' },
    state: [{ key: 'query.$.since', collection: 'value', path: 'id' }],
    wokenBy: 'Subscribe',
  });
  expect(describeOne({ 'x-ms-trigger-hint': 'No trigger.' }).trigger).toBeUndefined();
});

test('describes a body that doubles at every reference without end', () => {
  const level = (next: number) => ({
    type: 'object',
    properties: { a: { $ref: `#/definitions/L${next}` }, b: { $ref: `#/definitions/L${next}` } },
  });
  const definitions = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`L${index}`, level(index + 1)]),
  );
  const schema = { $ref: '#/definitions/L0' };
  const parameters = [{ name: 'body', in: 'body', schema }];
  const { inputs, outputs } = describeOne({ parameters, responses: { 200: { schema } } }, {}, definitions);

  expect(inputs.length).toBeLessThan(30_000);
  expect(outputs.length).toBeLessThan(30_000);
});

test('describes a body nested without end', () => {
  let schema: object = { type: 'string' };
  for (let depth = 0; depth < 50_000; depth++) schema = { type: 'object', properties: { a: schema } };

  expect(outputsOf(schema)).toEqual([`body.$${'.a'.repeat(64)} | a | object`]);
});
