import { expect, test } from 'vitest';
import { applyPolicy, type MessageInShort } from '../../../../support/gateway/apply-policy.js';

/** Either the new body, or why nothing changed. */
type Row = readonly [
  name: string,
  parameters: object,
  body: unknown,
  want: { body: unknown } | { reason: string },
];

const changed = (body: unknown) => ({ body });
const kept = (reason: string) => ({ reason });

function run(templateId: string, parameters: object, body: unknown, more: MessageInShort = {}) {
  const { kind: _, warnings: __, ...result } = applyPolicy(templateId, { ...parameters }, { ...more, body });
  return result;
}

const property = (parent: string, sub: string, value: string) => ({
  newPropertyParentPathTemplate: parent,
  newPropertySubPathTemplate: sub,
  propertyValuePathTemplate: value,
});

test.each<Row>([
  [
    'wraps an object in a list',
    property('@body()', 'payments', '[{@body().payments}]'),
    { payments: { sum: 1 }, id: 'g' },
    changed({ payments: [{ sum: 1 }], id: 'g' }),
  ],
  [
    'wraps below another object',
    property('@body().gifts', 'payments', '[{@body().gifts.payments}]'),
    { gifts: { payments: { sum: 1 } } },
    changed({ gifts: { payments: [{ sum: 1 }] } }),
  ],
  [
    'takes a parent without its at sign',
    property('body()', 'gifts', '[{@body().gifts}]'),
    { gifts: { a: 1 } },
    changed({ gifts: [{ a: 1 }] }),
  ],
  [
    'leaves the body alone when the value is missing',
    property('@body()', 'payments', '[{@body().payments}]'),
    { id: 'g' },
    kept('`{@body().payments}` is not there.'),
  ],
  [
    'copies a value',
    property('@body()', 'nextLink', '{@body().next}'),
    { next: '/2' },
    changed({ next: '/2', nextLink: '/2' }),
  ],
  [
    'copies with the type',
    property('@body()', 'b', '{@body().a}'),
    { a: { n: [1, null] } },
    changed({ a: { n: [1, null] }, b: { n: [1, null] } }),
  ],
  ['copies a number', property('@body()', 'b', '{@body().a}'), { a: 30 }, changed({ a: 30, b: 30 })],
  [
    'keeps text around calls, quotes inside it too',
    property(
      '@body().condition',
      'filter',
      "and(eq(state, '{@body().state}'), startsWith(path, '{@body().path}'))",
    ),
    { condition: {}, state: 'done', path: '/a' },
    changed({
      condition: { filter: "and(eq(state, 'done'), startsWith(path, '/a'))" },
      state: 'done',
      path: '/a',
    }),
  ],
  [
    'reads and writes names with dots',
    property('@body()', "['@odata.id']", "https://graph.test/objects/{@body()['@odata.id']}"),
    { '@odata.id': 'u1' },
    changed({ '@odata.id': 'https://graph.test/objects/u1' }),
  ],
  [
    'reads JSON around a call',
    property('@body()', 'filters', '[{"rules": [{"type": "EVENT", "values": {@body().filters} }] }]'),
    { filters: ['a', 'b'] },
    changed({ filters: [{ rules: [{ type: 'EVENT', values: ['a', 'b'] }] }] }),
  ],
  [
    'writes a constant into each object of a list',
    property('@body().assignments', "['orderHint']", ' !'),
    { assignments: [{ userId: 'a' }, { userId: 'b' }] },
    changed({
      assignments: [
        { userId: 'a', orderHint: ' !' },
        { userId: 'b', orderHint: ' !' },
      ],
    }),
  ],
  [
    'makes a text of two values of each item',
    property('@body().invoices', 'title', "'{@item()['id']}-{@item()['reference']}'"),
    { invoices: [{ id: 12, reference: "O'1" }] },
    changed({ invoices: [{ id: 12, reference: "O'1", title: "12-O'1" }] }),
  ],
  ['writes a constant number as text', property('@body()', 'n', '30'), {}, changed({ n: '30' })],
  ['writes constant JSON as text', property('@body()', 'n', '[1]'), {}, changed({ n: '[1]' })],
  ['makes the objects on the way', property('@body()', 'a.b', 'x'), {}, changed({ a: { b: 'x' } })],
  [
    'takes a bare call as text',
    property('@body()', 'n', '@body().a'),
    { a: 1 },
    changed({ a: 1, n: '@body().a' }),
  ],
  [
    'takes a call of something else than the body as text',
    property('@body()', 'n', "{@headers('x')}"),
    {},
    changed({ n: "{@headers('x')}" }),
  ],
  ['leaves a missing parent alone', property('@body().a', 'b', 'x'), {}, kept('`@body().a` is not there.')],
  ['leaves a null parent alone', property('@body().a', 'b', 'x'), { a: null }, kept('`@body().a` is null.')],
  ['leaves a text body alone', property('@body()', 'b', 'x'), 'plain text', kept('The body is not JSON.')],
  ['leaves no body alone', property('@body()', 'b', 'x'), undefined, kept('The body is not JSON.')],
])('setproperty %s', (_name, parameters, body, want) => {
  expect(run('SetProperty', parameters, body)).toEqual(want);
});

const paths = (parent: string, sub: string, target: string) => ({
  propertyParentPath: parent,
  propertySubPath: sub,
  newPropertyPath: target,
});

test.each<Row>([
  [
    'replaces every occurrence in each item',
    { ...paths('@body().references', 'link', '@item().link'), sourceString: '.', replacementString: '%2E' },
    { references: [{ link: 'a.b.c' }, { other: 1 }] },
    changed({ references: [{ link: 'a%2Eb%2Ec' }, { other: 1 }] }),
  ],
  [
    'stores under another name',
    {
      ...paths('@body().invoices', 'url', '@item().id'),
      sourceString: 'https://x.test/',
      replacementString: '',
    },
    { invoices: [{ url: 'https://x.test/7' }] },
    changed({ invoices: [{ url: 'https://x.test/7', id: '7' }] }),
  ],
  [
    'works on one property',
    { ...paths('@body()', 'id', '@body().id'), sourceString: 'urn:', replacementString: '' },
    { id: 'urn:1' },
    changed({ id: '1' }),
  ],
  [
    'takes a dollar sign as it is',
    { ...paths('@body()', 'id', '@body().id'), sourceString: 'a', replacementString: '$&' },
    { id: 'a' },
    changed({ id: '$&' }),
  ],
  [
    'leaves a number alone',
    { ...paths('@body()', 'id', '@body().id'), sourceString: '1', replacementString: '2' },
    { id: 1 },
    kept('The property is no text.'),
  ],
])('stringreplace %s', (_name, parameters, body, want) => {
  expect(run('stringreplace', parameters, body)).toEqual(want);
});

test.each<Row>([
  [
    'keeps the order and puts the list beside the object',
    { ...paths('@body()', 'assignments', '@body()._assignments'), keyName: 'userId', valueName: 'value' },
    { assignments: { b: { n: 1 }, a: 2 } },
    changed({
      assignments: { b: { n: 1 }, a: 2 },
      _assignments: [
        { userId: 'b', value: { n: 1 } },
        { userId: 'a', value: 2 },
      ],
    }),
  ],
  [
    'works in each item of a list',
    {
      ...paths('@body().value', 'assignments', '@item()._assignments'),
      keyName: 'userId',
      valueName: 'value',
    },
    { value: [{ assignments: { a: 1 } }, { assignments: {} }] },
    changed({
      value: [
        { assignments: { a: 1 }, _assignments: [{ userId: 'a', value: 1 }] },
        { assignments: {}, _assignments: [] },
      ],
    }),
  ],
  [
    'takes the body itself',
    { ...paths('@body()', 'null', '@body().Zones'), keyName: 'Name', valueName: 'Details' },
    { DE: { zone: 'd' } },
    changed({ DE: { zone: 'd' }, Zones: [{ Name: 'DE', Details: { zone: 'd' } }] }),
  ],
  [
    'replaces the object when the target is the source; names default',
    paths('@body()', 'users', '@body().users'),
    { users: { a: 1 } },
    changed({ users: [{ key: 'a', value: 1 }] }),
  ],
  [
    'leaves a list alone',
    paths('@body()', 'users', '@body().users'),
    { users: [1] },
    kept('The property is no object.'),
  ],
])('convertobjecttoarray %s', (_name, parameters, body, want) => {
  expect(run('ConvertObjectToArray', parameters, body, { status: 200 })).toEqual(want);
});

const toObject = (parent: string, sub: string, key: string, target: string, retainKey?: string) => ({
  ...paths(parent, sub, target),
  keyWithinCollectionPath: key,
  ...(retainKey === undefined ? {} : { retainKey }),
});

test.each<Row>([
  [
    'drops the key from each item',
    toObject('@body()', 'references', 'link', '@body().references', 'false'),
    { references: [{ link: 'a', n: 1 }] },
    changed({ references: { a: { n: 1 } } }),
  ],
  [
    'keeps the key by default',
    toObject('@body()', 'r', 'id', '@body().r'),
    { r: [{ id: 7 }] },
    changed({ r: { 7: { id: 7 } } }),
  ],
  [
    'takes a dotted key',
    toObject('@body()', 'r', 'who.id', '@body().map', 'false'),
    { r: [{ who: { id: 'x', n: 1 } }] },
    changed({ r: [{ who: { id: 'x', n: 1 } }], map: { x: { who: { n: 1 } } } }),
  ],
  [
    'takes the list itself as parent',
    toObject('@body().r', '', 'id', '@body().r', 'false'),
    { r: [{ id: 'a', n: 1 }] },
    changed({ r: { a: { n: 1 } } }),
  ],
  [
    'lets the last of two items with one key win',
    toObject('@body()', 'r', 'id', '@body().r', 'false'),
    {
      r: [
        { id: 'a', n: 1 },
        { id: 'a', n: 2 },
      ],
    },
    changed({ r: { a: { n: 2 } } }),
  ],
  [
    'converts nothing when an item would be lost',
    toObject('@body()', 'r', 'id', '@body().r'),
    { r: [{ id: 'a' }, { n: 2 }] },
    kept('Item 1 has no `.id` to be its key.'),
  ],
  [
    'leaves an object alone',
    toObject('@body()', 'r', 'id', '@body().r'),
    { r: {} },
    kept('The property is no list.'),
  ],
])('convertarraytoobject %s', (_name, parameters, body, want) => {
  expect(run('convertarraytoobject', parameters, body)).toEqual(want);
});

test.each<Row>([
  [
    'makes objects',
    { ...paths('@body()', 'to', '@body().recipients'), delimiterList: ';,', childPropertyName: 'email' },
    { to: 'a;b,c' },
    changed({ to: 'a;b,c', recipients: [{ email: 'a' }, { email: 'b' }, { email: 'c' }] }),
  ],
  [
    'replaces the text, without empty pieces',
    {
      ...paths('@body()', 'assignments', '@body().assignments'),
      delimiterList: ';',
      childPropertyName: 'userId',
    },
    { assignments: 'a;b;' },
    changed({ assignments: [{ userId: 'a' }, { userId: 'b' }] }),
  ],
  [
    'takes a dotted sub path',
    { ...paths('@body()', 'mail.to', '@body().mail.to'), delimiterList: ';', childPropertyName: 'e' },
    { mail: { to: 'a' } },
    changed({ mail: { to: [{ e: 'a' }] } }),
  ],
  [
    'leaves a list alone',
    { ...paths('@body()', 'to', '@body().to'), delimiterList: ';', childPropertyName: 'e' },
    { to: ['a'] },
    kept('The property is no text.'),
  ],
])('stringtoarray %s', (_name, parameters, body, want) => {
  expect(run('StringToArray', parameters, body)).toEqual(want);
});

test.each<Row>([
  [
    'encodes in each item',
    paths('@body().assignments', 'userId', '@item().userId'),
    { assignments: [{ userId: "a@b c/(d)!'" }] },
    changed({ assignments: [{ userId: 'a%40b%20c%2F%28d%29%21%27' }] }),
  ],
  ['leaves a missing property alone', paths('@body()', 'x', '@body().x'), {}, kept('`.x` is not there.')],
])('encodepropertyvalue %s', (_name, parameters, body, want) => {
  expect(run('EncodePropertyValue', parameters, body)).toEqual(want);
});

const move = (srcSubPath: string, dstSubPath: string, copyOnlySubProperties: string) => ({
  ...{ srcParentPath: '@body()', srcSubPath, dstParentPath: '@body()', dstSubPath, copyOnlySubProperties },
});

test.each<Row>([
  [
    'lifts the members of an object into the body',
    move('customProperties', 'null', 'true'),
    { id: 1, customProperties: { a: 2, id: 3 } },
    changed({ id: 3, a: 2 }),
  ],
  ['moves the whole into an object', move('a', 'b', 'false'), { a: [1], b: {} }, changed({ b: { a: [1] } })],
  ['moves to a new name', move('a', 'c', 'false'), { a: [1] }, changed({ c: [1] })],
  [
    'leaves the body alone when nothing is there',
    move('a', 'null', 'true'),
    { b: 1 },
    kept('`@body().a` is not there.'),
  ],
])('moveproperties %s', (_name, parameters, body, want) => {
  expect(run('moveproperties', parameters, body)).toEqual(want);
});

test('a null on the way fails in strict mode', () => {
  const strict = { isStrict: true };
  const failed = { kind: 'failed', reason: '`@body().a` is null.' };
  const given = { body: { a: null } };
  expect(applyPolicy('setproperty', property('@body().a', 'b', 'x'), given, strict)).toEqual(failed);
  expect(applyPolicy('moveproperties', move('a', 'null', 'true'), given, strict)).toEqual(failed);
  const encode = paths('@body()', 'a', '@body().a');
  expect(applyPolicy('encodepropertyvalue', encode, given, strict)).toEqual({
    kind: 'failed',
    reason: '`.a` is null.',
  });
});

test('a member named __proto__ is a member', () => {
  const body: unknown = JSON.parse('{"r":[{"id":"__proto__","n":1}]}');
  const { body: made } = applyPolicy('convertarraytoobject', toObject('@body()', 'r', 'id', '@body().r'), {
    body,
  });
  expect(JSON.stringify(made)).toBe('{"r":{"__proto__":{"id":"__proto__","n":1}}}');
});
