import { expect, test } from 'vitest';
import { describeOne, inputsOf } from './describe-one.js';

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
