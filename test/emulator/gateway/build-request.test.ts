import { expect, test } from 'vitest';
import { describeConnector } from '../../../src/connector-folder/describe-connector.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';
import { build, connector, problemsOf } from './build-one.js';

const withBody = (parcel: object): string => JSON.stringify(parcel);
const mail = 'ana@parcels.example';

test.each([
  ['a path', { 'receiver.mail': mail }],
  ['a full key', { 'body.$.receiver.mail': mail }],
  ['a nested object', { receiver: { mail } }],
  ['the whole body', { body: { receiver: { mail } } }],
  ['the name of the body parameter', { parcel: { receiver: { mail } } }],
  ['the spelling of a flow definition', { 'parcel/receiver/mail': mail }],
  ['an object as JSON text', { receiver: `{"mail":"${mail}"}` }],
])('takes a value of the body by %s', (_name, given) => {
  expect(build('CreateParcel', given)).toEqual({
    method: 'POST',
    path: '/parcels',
    query: '',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: withBody({ receiver: { mail }, source: 'connector' }),
  });
});

test('fills required internal inputs with their default and leaves optional ones and empty values out', () => {
  const { body } = build('CreateParcel', { 'receiver.mail': mail, 'receiver.name': '', weight: null });
  expect(JSON.parse(body ?? '')).toEqual({ receiver: { mail }, source: 'connector' });
});

test.each([
  ['"5" for an integer', { weight: '5' }, { weight: 5 }],
  ['"true" for a boolean', { fragile: 'true' }, { fragile: true }],
  ['false for a boolean', { fragile: false }, { fragile: false }],
  ['a number for a text', { 'receiver.name': 7 }, { receiver: { mail, name: '7' } }],
  ['commas for a list', { labels: 'a, b' }, { labels: ['a', 'b'] }],
  ['a JSON list', { labels: '["a,b"]' }, { labels: ['a,b'] }],
  ['an empty list', { labels: [] }, { labels: [] }],
])('takes %s', (_name, given, want) => {
  const { body } = build('CreateParcel', { 'receiver.mail': mail, ...given });
  expect(JSON.parse(body ?? '')).toMatchObject(want);
});

test('puts path, query and header values where they belong, lists joined by commas', () => {
  expect(
    build('GetParcel', {
      parcelId: 'a/b c',
      fields: ['id', 'weight'],
      'query.$.page': '2',
      'x-lane': 'north',
    }),
  ).toEqual({
    method: 'GET',
    path: '/parcels/a%2Fb%20c',
    query: 'fields=id%2Cweight&page=2',
    headers: { 'x-lane': 'north' },
    body: undefined,
  });
});

test('encodes a path value twice when the definition says `double`', () => {
  const from = createParcelConnector({
    paths: {
      '/files/{name}': {
        get: {
          operationId: 'GetFile',
          parameters: [
            { name: 'name', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'double' },
          ],
          responses: { 200: { description: 'OK' } },
        },
      },
    },
  });
  expect(build('GetFile', { name: 'a/b' }, from).path).toBe('/files/a%252Fb');
});

test('fills the callback URL in where the definition marks it, and defaults of the query', () => {
  const built = build('WhenParcelMoves', {}, connector, 'https://callback.example/x?sig=1');
  expect(built).toMatchObject({
    query: 'kind=move',
    body: withBody({ target: { url: 'https://callback.example/x?sig=1' } }),
  });
});

test('sends the empty default of an internal input, and percent-encodes the text of the path', () => {
  const parameter = { in: 'query', required: true, type: 'string', default: '' };
  const from = createParcelConnector({
    paths: {
      '/größe/{maß}': {
        get: {
          operationId: 'GetSize',
          parameters: [
            { name: 'maß', in: 'path', required: true, type: 'string' },
            { ...parameter, name: 'unit', 'x-ms-visibility': 'internal' },
          ],
          responses: { 200: { description: 'OK' } },
        },
        put: {
          operationId: 'PutSize',
          parameters: [
            { name: 'maß', in: 'path', required: true, type: 'string' },
            { ...parameter, name: 'unit' },
          ],
          responses: { 200: { description: 'OK' } },
        },
      },
    },
  });
  expect(build('GetSize', { maß: 'a b' }, from)).toMatchObject({
    path: '/gr%C3%B6%C3%9Fe/a%20b',
    query: 'unit=',
  });
  expect(build('PutSize', { maß: 'a b' }, from).query).toBe('');
});

test.each([
  [
    'an unknown input',
    { parcelId: '1', colour: 'red' },
    '`GetParcel` has no input `colour`. Its inputs: `path.$.parcelId`, `query.$.fields`, `query.$.page` and `header.$.X-Lane`.',
  ],
  ['a missing input', {}, '`path.$.parcelId` (Parcel Id) is required and has no value.'],
  [
    'an empty required input',
    { parcelId: '' },
    '`path.$.parcelId` (Parcel Id) is required and has no value.',
  ],
  [
    'a value of the wrong type',
    { parcelId: '1', page: 'two' },
    '`query.$.page` wants an integer; it was given `"two"`.',
  ],
  [
    'an input given twice',
    { parcelId: '1', 'path.$.parcelId': '2' },
    '`path.$.parcelId` is given twice, the second time as `path.$.parcelId`. Give it once.',
  ],
  [
    'a path that leads elsewhere',
    { parcelId: '..' },
    'The path would be `/parcels/..`, where `.` and `..` lead to another operation. Give another value.',
  ],
  [
    'a header with a line break',
    { parcelId: '1', 'X-Lane': 'a\r\nb' },
    '`header.$.X-Lane` has a character that a header cannot carry, for example a line break.',
  ],
])('refuses %s', (_name, given, want) => {
  expect(problemsOf('GetParcel', given)).toEqual([want]);
});

test('tells everything that is wrong at once', () => {
  expect(problemsOf('CreateParcel', { weight: 'heavy', receiver: { name: 'Ana', age: 5 } })).toEqual([
    '`body.$.weight` wants an integer; it was given `"heavy"`.',
    '`body.$.receiver` has no input `age`; it has `mail` and `name`.',
    '`body.$.receiver.mail` (Mail) is required and has no value.',
  ]);
});

test('refuses a path that has a placeholder for which there is no parameter', () => {
  const from = createParcelConnector({
    paths: {
      '/lanes/{lane}': { get: { operationId: 'GetLane', responses: { 200: { description: 'OK' } } } },
    },
  });
  expect(problemsOf('GetLane', {}, from)).toEqual([
    'The path has `{lane}`, and no path parameter of that name. Correct the definition.',
  ]);
});

test('names the full keys of an ambiguous input', () => {
  const from = createParcelConnector({
    paths: {
      '/parcels/{id}': {
        put: {
          operationId: 'MoveParcel',
          parameters: [
            { name: 'id', in: 'path', required: true, type: 'string' },
            { name: 'body', in: 'body', schema: { type: 'object', properties: { id: { type: 'string' } } } },
          ],
          responses: { 200: { description: 'OK' } },
        },
      },
    },
  });
  expect(problemsOf('MoveParcel', { id: '1' }, from)).toEqual([
    '`id` can mean `path.$.id` and `body.$.id` of `MoveParcel`. Give one of these full keys.',
    '`path.$.id` is required and has no value.',
  ]);
  expect(build('MoveParcel', { 'path.$.id': '1', 'body.$.id': '2' }, from)).toMatchObject({
    path: '/parcels/1',
    body: '{"id":"2"}',
  });
});

test('says that a flow fills the notification URL', () => {
  expect(problemsOf('WhenParcelMoves', {})).toEqual([
    '`body.$.target.url` is the notification URL, which a flow fills in. Make a flow with this trigger, or give a URL for it.',
  ]);
});

test('does not fall for names that every object inherits', () => {
  for (const name of ['__proto__', 'constructor', 'body.$.__proto__.x', 'toString']) {
    expect(problemsOf('CreateParcel', { 'receiver.mail': mail, [name]: 'x' })).toHaveLength(1);
  }
});

test('lets nothing beside a reference count more than what it refers to', () => {
  const kind = { type: 'object', $ref: '#/definitions/Kind', title: 'Kind of parcel' };
  const Send = {
    operationId: 'Send',
    parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: { kind } } }],
    responses: { 200: { description: 'OK' } },
  };
  const definitions = { Kind: { type: 'string', enum: ['box'] } };
  const boxes = createParcelConnector({ paths: { '/boxes': { post: Send } }, definitions });
  expect(build('Send', { kind: 'box' }, boxes).body).toBe(withBody({ kind: 'box' }));
});

test('takes every key that `describe` gives, and names as they are', () => {
  const text = { type: 'string' };
  const Send = {
    operationId: 'Send',
    parameters: [
      { name: 'ids[]', in: 'query', type: 'string' },
      { name: 'a~1b', in: 'header', type: 'string' },
      {
        name: 'body',
        in: 'body',
        schema: {
          type: 'object',
          properties: {
            '@odata.id': text,
            'a*b?': text,
            inner: { type: 'object', properties: { 'x.y': text } },
          },
        },
      },
    ],
    responses: { 200: { description: 'OK' } },
  };
  const odd = createParcelConnector({ paths: { '/odd': { post: Send } } });
  const keys = describeConnector(odd).operations[0]?.inputs.map(({ key }) => key) ?? [];
  expect(keys).toEqual([
    'query.$.ids~2]',
    'header.$.a~01b',
    'body.$.@odata~1id',
    'body.$.a~3b~4',
    'body.$.inner.x~1y',
  ]);
  const want = {
    query: 'ids%5B%5D=v',
    headers: { 'a~1b': 'v' },
    body: withBody({ '@odata.id': 'v', 'a*b?': 'v', inner: { 'x.y': 'v' } }),
  };
  expect(build('Send', Object.fromEntries(keys.map((key) => [key, 'v'])), odd)).toMatchObject(want);
  const plain = ['query.$.ids[]', 'header.$.a~1b', 'body.$.@odata.id', 'body.$.a*b?', 'body.$.inner.x.y'];
  expect(build('Send', Object.fromEntries(plain.map((key) => [key, 'v'])), odd)).toMatchObject(want);
});
