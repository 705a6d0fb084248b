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
  ['a*', 'query.$.a~3'],
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

const unseen = [
  { name: 'without a type', parameter: { in: 'query', name: 'q' } },
  { name: 'of an object', parameter: { in: 'query', name: 'q', type: 'object' } },
  { name: 'of an unknown type', parameter: { in: 'header', name: 'q', type: 'String' } },
  { name: 'of a form that is an object', parameter: { in: 'formData', name: 'q', type: 'object' } },
  { name: 'of a file whose name has a quote', parameter: { in: 'formData', name: 'a"b', type: 'file' } },
  {
    name: 'of the connection',
    parameter: {
      in: 'path',
      name: 'connectionId',
      type: 'string',
      required: true,
      'x-ms-visibility': 'internal',
    },
  },
];

test.each(unseen)('shows no input for a parameter $name', ({ parameter }) => {
  expect(inputsOf(parameter)).toEqual([]);
});

test('gives parameters outside a body no title, whatever they say', () => {
  expect(inputsOf({ in: 'query', name: 'q', type: 'string', title: 'Question' })).toEqual([
    'query.$.q |  | string',
  ]);
});

test('describes a file of which only the content counts by that alone', () => {
  expect(inputsOf({ in: 'formData', name: 'up.load', type: 'file', 'x-ms-format': 'contentOnly' })).toEqual([
    'formData.$.up~1load.$content |  | file',
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
    name: 'nothing that a permission makes read only, which holds until another one',
    body: {
      schema: {
        type: 'object',
        'x-ms-permission': 'read-write',
        properties: {
          id: { type: 'string', 'x-ms-permission': 'Read-Only' },
          a: { type: 'object', properties: { b: { type: 'string', 'x-ms-permission': 'read-only' } } },
          text: { type: 'string' },
        },
      },
    },
    want: ['body.$.a | a | object', 'body.$.text | text | string'],
  },
  {
    name: 'an object of read-only parts whole, as the body',
    body: { schema: { type: 'object', properties: { id: { type: 'string', readOnly: true } } } },
    want: ['body.$ | Body | object'],
  },
  {
    name: 'an object that is read only as if nothing were known of it',
    body: { schema: { type: 'object', readOnly: true, properties: { id: { type: 'string' } } } },
    want: ['body.$ |  | object'],
  },
  {
    name: 'an internal list by the name of the body',
    body: { schema: { type: 'array', 'x-ms-visibility': 'internal' } },
    want: ['body.$ | body | array'],
  },
  {
    name: 'a type that the designer does not know as any',
    body: { schema: { type: 'file' } },
    want: ['body.$ |  | any'],
  },
  {
    name: 'the properties beside dynamic properties',
    body: { schema: { ...nested, 'x-ms-dynamic-properties': { operationId: 'Get' } } },
    want: [
      'body.$.to.mail | mail | string*',
      'body.$.to.name | name | string',
      'body.$.cc.mail | mail | string',
    ],
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
  {
    name: 'a list without items as one of anything',
    schema: { type: 'array' },
    want: ['body.$ | Body | array*', 'body.$.[*] | Item | any*'],
  },
  {
    name: 'nothing of a type that the designer does not know',
    schema: {
      type: 'object',
      properties: { a: { type: 'file' }, b: { type: 'String' }, c: { type: 'date' }, d: {}, e: text },
    },
    want: ['body.$.d | d | any', 'body.$.e | e | string'],
  },
  {
    name: 'a value of several types by the last',
    schema: {
      type: 'object',
      properties: { a: { type: ['string', 'null'] }, b: { type: ['null', 'integer'] } },
    },
    want: ['body.$.a | a | null', 'body.$.b | b | integer'],
  },
  {
    name: 'the properties beside dynamic properties, and none beside a dynamic schema',
    schema: {
      type: 'object',
      properties: {
        a: { type: 'object', properties: { b: text }, 'x-ms-dynamic-properties': { operationId: 'Get' } },
        c: { type: 'object', properties: { d: text }, 'x-ms-dynamic-schema': { operationId: 'Get' } },
      },
    },
    want: ['body.$.a.b | b | string', 'body.$.c | c | object'],
  },
  {
    name: 'parts of an HTTP answer in any case, at the root alone',
    schema: {
      type: 'object',
      properties: {
        Body: text,
        StatusCode: text,
        queries: text,
        pathParameters: text,
        a: { type: 'object', properties: { headers: text } },
      },
    },
    want: [
      'body.$.Body | Body | string',
      'body.$.StatusCode | Status code | string',
      'body.$.queries | Queries | string',
      'body.$.pathParameters | Path parameters | string',
      'body.$.a.headers | headers | string',
    ],
  },
  {
    name: 'what the platform adds in words',
    schema: { type: 'object', properties: { 'x-ms-some-id': text } },
    want: ['body.$.x-ms-some-id | Some Id | string'],
  },
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
  { name: 'that says nothing of itself as any output', header: text, want: ['Body'] },
  { name: 'of an unknown type not at all', header: { type: 'date' }, want: [] },
  { name: 'that is internal not at all', header: { ...text, 'x-ms-visibility': 'internal' }, want: [] },
];

test('describes a header of the platform in words, and a list of a header with its items', () => {
  const found = describeOne({
    responses: {
      200: {
        schema: { type: 'file' },
        headers: {
          'x-ms-apihub-obo': { ...text, description: 'Other words.' },
          'X-Ids': { type: 'array', items: text },
        },
      },
    },
  });

  expect(rows(found.outputs)).toEqual([
    'header.$.x-ms-apihub-obo | Apihub Obo | string*',
    'header.$.X-Ids | Body | array*',
    'header.$.X-Ids.[*] | Item | string*',
  ]);
});

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
