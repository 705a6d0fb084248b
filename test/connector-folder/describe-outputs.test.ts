import { expect, test } from 'vitest';
import { describeOne, outputsOf, rows } from './describe-one.js';

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
