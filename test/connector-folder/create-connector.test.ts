import { expect, test } from 'vitest';
import { createConnector, toConnectorName } from '../../src/connector-folder/create-connector.js';
import type { DocumentProblem } from '../../src/connector-folder/load-finding.js';

/** A connector of one POST operation. */
function withOperation(operation: object, document: object = {}, pathItem: object = {}) {
  const responses = { 200: { description: 'OK' } };
  const post = { operationId: 'Send', responses, ...operation };
  return createConnector({ definition: { ...document, paths: { '/send': { ...pathItem, post } } } });
}

const names = [
  { given: { name: 'My Desk' }, want: 'my-desk' },
  { given: { folder: 'connectors/Parcel Desk/' }, want: 'parcel-desk' },
  { given: { folder: '.' }, want: 'title-of-it' },
  { given: {}, want: 'title-of-it' },
];

test.each(names)('takes the name $want from $given', ({ given, want }) => {
  const definition = { info: { title: 'Title of it' } };

  expect(createConnector({ ...given, definition }).name).toBe(want);
});

test('names a connector of which nothing is known', () => {
  expect(createConnector({ definition: 7 })).toMatchObject({ name: 'connector', title: '', operations: [] });
});

test.each([
  ['Contoso Chats (EU)', 'contoso-chats-eu'],
  ['Żółć_2', 'zo-c-2'],
  ['日本', ''],
])('writes %s as an address', (text, want) => {
  expect(toConnectorName(text)).toBe(want);
});

const throttles = [
  { name: 'none', given: undefined, want: { calls: 500, renewalPeriodSeconds: 60 } },
  { name: 'an empty list', given: [], want: { calls: 500, renewalPeriodSeconds: 60 } },
  {
    name: 'zero calls',
    given: [{ calls: 0, renewalPeriodSeconds: 1 }],
    want: { calls: 500, renewalPeriodSeconds: 60 },
  },
  {
    name: 'two limits',
    given: [
      { name: 'a', calls: 5, renewalPeriodSeconds: 1 },
      { name: 'b', calls: 9, renewalPeriodSeconds: 9 },
    ],
    want: { calls: 5, renewalPeriodSeconds: 1 },
  },
];

test.each(throttles)('throttles by $name', ({ given, want }) => {
  expect(createConnector({ definition: { 'x-throttling': given } }).throttling).toEqual(want);
});

const url = { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } };
const kinds = [
  { name: 'without x-ms-trigger', operation: {}, want: 'action' },
  { name: 'with x-ms-trigger alone', operation: { 'x-ms-trigger': 'batch' }, want: 'polling' },
  { name: 'with a notification URL', operation: { 'x-ms-trigger': 'single' }, schema: url, want: 'webhook' },
  {
    name: 'with a notification URL in a reference',
    operation: { 'x-ms-trigger': 'single' },
    schema: { $ref: '#/definitions/Hook' },
    want: 'webhook',
  },
  {
    name: 'with a notification URL in allOf',
    operation: { 'x-ms-trigger': 'single' },
    schema: { allOf: [{ type: 'object' }, { $ref: '#/definitions/Hook' }] },
    want: 'webhook',
  },
  {
    name: 'with a notification URL in a list',
    operation: { 'x-ms-trigger': 'single' },
    schema: { properties: { hooks: { type: 'array', items: url } } },
    want: 'webhook',
  },
  {
    name: 'with a body that goes in a circle',
    operation: { 'x-ms-trigger': 'single' },
    schema: { $ref: '#/definitions/Loop' },
    want: 'polling',
  },
  { name: 'that waits for a call back', operation: {}, schema: url, want: 'action' },
];

test.each(kinds)('takes an operation $name as $want', ({ operation, schema, want }) => {
  const definitions = { Hook: url, Loop: { properties: { next: { $ref: '#/definitions/Loop' } } } };
  const parameters = schema === undefined ? [] : [{ name: 'body', in: 'body', schema }];

  expect(withOperation({ ...operation, parameters }, { definitions }).operations[0]?.kind).toBe(want);
});

test('lets the parameters of an operation replace those of its path', () => {
  const { operations } = withOperation(
    { parameters: [{ name: 'page', in: 'query', type: 'integer' }, { $ref: '#/parameters/size' }] },
    { parameters: { size: { name: 'size', in: 'query', type: 'integer' } } },
    {
      parameters: [
        { name: 'page', in: 'query', type: 'string' },
        { name: 'page', in: 'header', type: 'string' },
      ],
    },
  );

  expect(operations[0]?.parameters).toEqual([
    { name: 'page', in: 'query', type: 'integer' },
    { name: 'page', in: 'header', type: 'string' },
    { name: 'size', in: 'query', type: 'integer' },
  ]);
});

test('takes an odd `required` or `type` of a parameter as none', () => {
  const parameters = [{ name: 'page', in: 'query', type: ['string'], required: 'true' }];

  expect(withOperation({ parameters }).operations[0]?.parameters).toEqual([{ name: 'page', in: 'query' }]);
});

test('reports the parts it leaves out', () => {
  const problems: DocumentProblem[] = [];
  const parameters = [{ $ref: '#/parameters/gone' }, { name: 'x', in: 'cookie' }, null];
  const definition = {
    paths: {
      '/a': { get: { operationId: 'A', parameters }, put: 'nothing', post: { operationId: 'A' } },
      '/b': null,
    },
  };

  const { operations } = createConnector({ definition }, (problem) => problems.push(problem));

  expect(operations.map(({ id, method }) => `${method} ${id}`)).toEqual(['get A', 'post A']);
  expect(problems.map(({ code, pointer, message }) => [code, pointer, message])).toEqual([
    [
      'reference-unresolved',
      '/paths/~1a/get/parameters/0',
      'The parameter `#/parameters/gone` cannot be found and is left out.',
    ],
    [
      'parameter-unusable',
      '/paths/~1a/get/parameters/1',
      'The parameter `x` has no usable `name` and `in` and is left out.',
    ],
    [
      'parameter-unusable',
      '/paths/~1a/get/parameters/2',
      'The parameter `2` has no usable `name` and `in` and is left out.',
    ],
    ['operation-unusable', '/paths/~1a/put', 'PUT `/a` has no `operationId` and is left out.'],
    [
      'operation-id-repeated',
      '/paths/~1a/post',
      'The operation id `A` is used before; calls by id reach the first one.',
    ],
  ]);
});

const schema = (title: string) => ({ schema: { title } });
const responses = [
  { name: 'the only one', given: { 204: schema('204') }, want: '204' },
  { name: 'the only default', given: { default: schema('default') }, want: 'default' },
  { name: '200 before others', given: { 201: schema('201'), 200: schema('200') }, want: '200' },
  { name: '201 before the default', given: { default: schema('default'), 201: schema('201') }, want: '201' },
  {
    name: 'the default before 202',
    given: { 202: schema('202'), default: schema('default') },
    want: 'default',
  },
  { name: 'none of several others', given: { 202: schema('202'), 400: schema('400') }, want: undefined },
  { name: 'no failure', given: { 400: schema('400') }, want: undefined },
  { name: 'what a reference names', given: { 200: { $ref: '#/responses/shared' } }, want: 'shared' },
  { name: 'nothing odd', given: { 200: 'OK' }, want: undefined },
];

test.each(responses)('takes the schema of $name as the answer', ({ given, want }) => {
  const { operations } = withOperation({ responses: given }, { responses: { shared: schema('shared') } });

  expect(operations[0]?.responseSchema?.['title']).toBe(want);
});

const visibilities = [
  [undefined, 'normal'],
  ['', 'normal'],
  [null, 'normal'],
  ['secret', 'normal'],
  ['Advanced', 'advanced'],
  ['internal', 'internal'],
] as const;

test.each(visibilities)('reads the visibility %j as %s', (given, want) => {
  expect(withOperation({ 'x-ms-visibility': given }).operations[0]?.visibility).toBe(want);
});

const references = [
  { name: 'a chain', given: '#/definitions/One', want: { title: 'two' } },
  { name: 'an escaped name', given: '#/definitions/a~1b%20c', want: { title: 'escaped' } },
  { name: 'a circle', given: '#/definitions/Round', want: {} },
  { name: 'nothing', given: '#/definitions/Nothing', want: {} },
  { name: 'another document', given: 'other.json#/definitions/One', want: {} },
  { name: 'what every object has', given: '#/definitions/constructor', want: {} },
  { name: 'a broken escape', given: '#/definitions/%E0%A4%A', want: {} },
];

test.each(references)('resolves a reference to $name', ({ given, want }) => {
  const definitions = {
    One: { $ref: '#/definitions/Two' },
    Two: { title: 'two' },
    Round: { $ref: '#/definitions/Round' },
    'a/b c': { title: 'escaped' },
  };

  expect(createConnector({ definition: { definitions } }).resolve({ $ref: given })).toEqual(want);
});
