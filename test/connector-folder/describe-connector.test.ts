import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createConnector } from '../../src/connector-folder/create-connector.js';
import {
  describeConnector,
  type OperationDescription,
} from '../../src/connector-folder/describe-connector.js';
import type { ValueDescription } from '../../src/connector-folder/value-description.js';

const folder = new URL('../fixtures/connectors/parcels/', import.meta.url);
const parcels: unknown = JSON.parse(readFileSync(new URL('apiDefinition.swagger.json', folder), 'utf8'));

function describeOne(
  operation: object,
  pathItem: object = {},
  definitions: object = {},
): OperationDescription {
  const post = { operationId: 'Send', ...operation };
  const [description] = describeConnector(
    createConnector({ definition: { definitions, paths: { '/send': { ...pathItem, post } } } }),
  ).operations;
  if (description === undefined) throw new Error('the operation was not described');
  return description;
}

/** `key title type`, with a star after the type of what is required. */
function rows(values: readonly ValueDescription[]): readonly string[] {
  return values.map(({ key, title, type, required }) => `${key} | ${title} | ${type}${required ? '*' : ''}`);
}

function inputsOf(...parameters: readonly object[]): readonly string[] {
  return rows(describeOne({ parameters }).inputs);
}

function outputsOf(schema: object, definitions: object = {}): readonly string[] {
  return rows(describeOne({ responses: { 200: { schema } } }, {}, definitions).outputs);
}

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

const keys = [
  ['request.page', 'query.$.request~1page'],
  ['ids[]', 'query.$.ids~2]'],
  ['a~b?', 'query.$.a~0b~4'],
  ['@type: x/y', 'query.$.@type: x/y'],
];

test.each(keys)('writes the name %s as the key %s', (name, want) => {
  expect(describeOne({ parameters: [{ name, in: 'query', type: 'string' }] }).inputs[0]?.key).toBe(want);
});

test('describes a file in a form as content and name, and no array', () => {
  const form = { in: 'formData', required: true };

  expect(
    inputsOf(
      { ...form, name: 'upload', type: 'file' },
      { ...form, name: 'tags', type: 'array' },
      { ...form, name: 'note', type: 'string' },
    ),
  ).toEqual([
    'formData.$.upload.$content |  | file*',
    'formData.$.upload.$filename |  | string',
    'formData.$.note |  | string*',
  ]);
});

const nested = {
  type: 'object',
  required: ['to'],
  properties: {
    to: {
      type: 'object',
      required: ['mail'],
      properties: { mail: { type: 'string' }, name: { type: 'string' } },
    },
    cc: { type: 'object', required: ['mail'], properties: { mail: { type: 'string' } } },
  },
};
const bodies = [
  {
    name: 'an object in parts, required along the whole chain',
    body: { required: true, schema: nested },
    want: [
      'body.$.to.mail | mail | string*',
      'body.$.to.name | name | string',
      'body.$.cc.mail | mail | string',
    ],
  },
  {
    name: 'an object that is not said to be required as if it were',
    body: { schema: nested },
    want: [
      'body.$.to.mail | mail | string*',
      'body.$.to.name | name | string',
      'body.$.cc.mail | mail | string',
    ],
  },
  {
    name: 'an object that may be left out without required parts',
    body: { required: false, schema: nested },
    want: [
      'body.$.to.mail | mail | string',
      'body.$.to.name | name | string',
      'body.$.cc.mail | mail | string',
    ],
  },
  {
    name: 'text without a title',
    body: { required: true, schema: { type: 'string', title: 'Text' } },
    want: ['body.$ |  | string*'],
  },
  {
    name: 'an object of unknown parts without a title',
    body: { schema: { type: 'object' } },
    want: ['body.$ |  | object'],
  },
  { name: 'no type as any', body: { schema: { properties: { a: {} } } }, want: ['body.$ |  | any'] },
  {
    name: 'a list whole, by the name of the body',
    body: { schema: { type: 'array', items: nested } },
    want: ['body.$ | body | array'],
  },
  {
    name: 'a dynamic object whole, by the name of the body',
    body: { schema: { ...nested, 'x-ms-dynamic-schema': { operationId: 'Schema' } } },
    want: ['body.$ | body | object'],
  },
  {
    name: 'an internal object whole',
    body: { required: true, schema: { ...nested, 'x-ms-visibility': 'internal' } },
    want: ['body.$ | Body | object*'],
  },
  {
    name: 'an internal object inside whole',
    body: { schema: { type: 'object', properties: { hook: { ...nested, 'x-ms-visibility': 'internal' } } } },
    want: ['body.$.hook | hook | object'],
  },
  {
    name: 'nothing that is read only',
    body: {
      schema: {
        type: 'object',
        properties: { id: { type: 'string', readOnly: true }, text: { type: 'string' } },
      },
    },
    want: ['body.$.text | text | string'],
  },
  {
    name: 'nothing of allOf',
    body: { schema: { type: 'object', allOf: [nested], properties: { text: { type: 'string' } } } },
    want: ['body.$.text | text | string'],
  },
];

test.each(bodies)('describes a body: $name', ({ body, want }) => {
  expect(inputsOf({ name: 'body', in: 'body', ...body })).toEqual(want);
});

test('passes the visibility of an object on to what is in it', () => {
  const properties = { text: { type: 'string' }, key: { type: 'string', 'x-ms-visibility': 'important' } };
  const schema = {
    type: 'object',
    properties: { options: { type: 'object', 'x-ms-visibility': 'advanced', properties } },
  };
  const { inputs } = describeOne({ parameters: [{ name: 'body', in: 'body', schema }] });

  expect(inputs.map(({ key, visibility }) => [key, visibility])).toEqual([
    ['body.$.options.text', 'advanced'],
    ['body.$.options.key', 'important'],
  ]);
});

const titled = { type: 'string', title: 'Title' };
const summarised = { type: 'string', 'x-ms-summary': 'Summary' };
const titles = [
  { name: 'its title before its summary', schema: { ...titled, 'x-ms-summary': 'Summary' }, want: 'Title' },
  { name: 'its summary', schema: summarised, want: 'Summary' },
  { name: 'its name where the title is empty', schema: { type: 'string', title: '' }, want: 'value' },
  {
    name: 'the title around before its own',
    around: { title: 'Around' },
    schema: summarised,
    want: 'Around Summary',
  },
  {
    name: 'the summary around before its own',
    around: { 'x-ms-summary': 'Near' },
    schema: titled,
    want: 'Near Title',
  },
  {
    name: 'no summary around where there is a title',
    root: { 'x-ms-summary': 'Far' },
    around: { title: 'Around' },
    schema: titled,
    want: 'Around Title',
  },
];

test.each(titles)('titles a value with $name', ({ root, around, schema, want }) => {
  const inner = { type: 'object', ...around, properties: { value: schema } };
  const { outputs } = describeOne({
    responses: { 200: { schema: { type: 'object', ...root, properties: { inner } } } },
  });

  expect(outputs[0]?.title).toBe(want);
});

const itemTitles = [
  { array: {}, item: {}, want: ['list', 'Item', 'value'] },
  { array: { title: 'Many' }, item: {}, want: ['Many', 'Many Item', 'Many value'] },
  { array: { title: 'Many' }, item: { title: 'One' }, want: ['Many', 'One', 'One value'] },
  { array: { 'x-ms-summary': 'Many' }, item: { title: 'One' }, want: ['Many', 'Many One', 'One value'] },
  { array: { 'x-ms-summary': 'Many' }, item: { 'x-ms-summary': 'One' }, want: ['Many', 'One', 'One value'] },
];

test.each(itemTitles)('titles an array $array of $item as $want', ({ array, item, want }) => {
  const items = { type: 'object', ...item, properties: { value: { type: 'string' } } };
  const list = { type: 'array', ...array, items };
  const { outputs } = describeOne({
    responses: { 200: { schema: { type: 'object', properties: { list } } } },
  });

  expect(outputs.map(({ title }) => title)).toEqual(want);
});

const text = { type: 'string' };
const outputs = [
  { name: 'an answer of unknown form', schema: {}, want: ['body.$ | Body | any*'] },
  { name: 'a file as nothing', schema: { type: 'file' }, want: [] },
  {
    name: 'text by its description',
    schema: { ...text, description: 'The text' },
    want: ['body.$ | The text | string*'],
  },
  {
    name: 'a list and its items',
    schema: { type: 'array', items: { type: 'object', properties: { a: text } } },
    want: ['body.$ | Body | array*', 'body.$.[*] | Item | object*', 'body.$.[*].a | a | string'],
  },
  {
    name: 'a list in a list as one value',
    schema: { type: 'array', items: { type: 'array', items: text } },
    want: ['body.$ | Body | array*', 'body.$.[*] | Item | array*'],
  },
  { name: 'a list without items', schema: { type: 'array' }, want: ['body.$ | Body | array*'] },
  {
    name: 'a list of internal items',
    schema: { type: 'array', items: { ...text, 'x-ms-visibility': 'internal' } },
    want: ['body.$ | Body | array*'],
  },
  {
    name: 'an object of internal parts whole',
    schema: {
      type: 'object',
      properties: { link: { type: 'object', properties: { a: { ...text, 'x-ms-visibility': 'internal' } } } },
    },
    want: ['body.$.link | link | object'],
  },
  {
    name: 'the parts of an HTTP answer by their names',
    schema: {
      type: 'object',
      properties: { statusCode: { type: 'integer' }, body: { type: 'object', properties: { body: text } } },
    },
    want: ['body.$.statusCode | Status code | integer', 'body.$.body.body | body | string'],
  },
  {
    name: 'a circle as any',
    schema: { $ref: '#/definitions/Folder' },
    want: [
      'body.$.name | name | string*',
      'body.$.folders | folders | array',
      'body.$.folders.[*] | Item | any',
    ],
  },
  { name: 'a reference to nothing', schema: { $ref: '#/definitions/Gone' }, want: ['body.$ | Body | any*'] },
];

test.each(outputs)('describes $name', ({ schema, want }) => {
  const Folder = {
    type: 'object',
    required: ['name'],
    properties: { name: text, folders: { type: 'array', items: { $ref: '#/definitions/Folder' } } },
  };

  expect(outputsOf(schema, { Folder })).toEqual(want);
});

const headers = [
  {
    name: 'by its summary',
    header: { ...text, 'x-ms-summary': 'Place', description: 'Where.' },
    want: ['Place'],
  },
  { name: 'by its description', header: { ...text, description: 'Where.' }, want: ['Where.'] },
  { name: 'by its name', header: text, want: ['X-Place'] },
  {
    name: 'that the platform adds in words',
    header: { ...text, description: 'x-ms-apihub-obo' },
    want: ['Apihub Obo'],
  },
  { name: 'that is internal not at all', header: { ...text, 'x-ms-visibility': 'internal' }, want: [] },
];

test.each(headers)('describes a header $name', ({ header, want }) => {
  const schema = { type: 'object', properties: { a: text } };
  const { outputs } = describeOne({ responses: { 200: { schema, headers: { 'X-Place': header } } } });
  const found = outputs.filter(({ key }) => key === 'header.$.X-Place');

  expect(found.map(({ title }) => title)).toEqual(want);
  expect(found.every(({ required }) => required)).toBe(true);
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
  let schema: object = text;
  for (let depth = 0; depth < 50_000; depth++) schema = { type: 'object', properties: { a: schema } };

  expect(outputsOf(schema)).toEqual([`body.$${'.a'.repeat(64)} | a | object`]);
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
