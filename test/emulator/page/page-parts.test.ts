import { expect, test } from 'vitest';
import type { OperationSummary } from '../../../src/connector-folder/describe-connector.js';
import { toLocalInput, toMoment, toNumber } from '../../../src/emulator/page/form/typed-values.js';
import { fileNameOf, readFile } from '../../../src/emulator/page/result/carried-file.js';
import { toJsonLines } from '../../../src/emulator/page/result/json-lines.js';
import { parseRoute, toHash } from '../../../src/emulator/page/route.js';
import { isShown, toConnectionFields } from '../../../src/emulator/page/views/connection-fields.js';
import { firstFree } from '../../../src/emulator/page/views/first-free.js';
import { groupOperations } from '../../../src/emulator/page/views/group-operations.js';

test.each([
  ['attachment; filename="parcel list.pdf"', 'application/pdf', 'parcel list.pdf'],
  ['attachment; filename=../../x.txt', 'text/plain', 'x.txt'],
  [undefined, 'application/pdf', 'answer.pdf'],
  [undefined, 'text/plain; charset=utf-8', 'answer.txt'],
  [undefined, 'application/octet-stream', 'answer.bin'],
  [undefined, 'nonsense', 'answer.bin'],
])('a file of an answer (%s, %s) is kept as %s', (disposition, type, want) => {
  expect(fileNameOf(disposition, type)).toBe(want);
});

test.each<[unknown, object | undefined]>([
  [
    { '$content-type': 'text/plain', $content: 'aGk=' },
    { type: 'text/plain', content: 'aGk=' },
  ],
  [{ $content: '' }, { type: 'application/octet-stream', content: '' }],
  [{ $content: 'not base64' }, undefined],
  [{ $content: 7 }, undefined],
  ['aGk=', undefined],
])('of %j the file is %j', (body, want) => {
  expect(readFile(body)).toEqual(want);
});

test('a name that is taken gets a number', () => {
  expect(firstFree('watch', ['other'])).toBe('watch');
  expect(firstFree('watch', ['watch', 'watch-2'])).toBe('watch-3');
});

test('an address leads to a view and back', () => {
  for (const hash of [
    ...['#/operations/livechat/Get%20it%2F1', '#/flows/a%20b', '#/flows/a%20b/edit', '#/calls'],
    ...['#/simulator', '#/connections', '#/connections/a/default'],
  ]) {
    expect(toHash(parseRoute(hash))).toBe(hash);
  }
  expect(parseRoute('')).toEqual({ view: 'operations', connector: '' });
  expect(parseRoute('#/flows/%E0%A4%A')).toEqual({ view: 'flows', id: '%E0%A4%A' });
});

const operation = (more: Partial<OperationSummary>): OperationSummary => ({
  ...{ operationId: 'X', kind: 'action', method: 'get', path: '/x', summary: '', description: '' },
  ...{ visibility: 'normal', deprecated: false },
  ...more,
});

test('operations are grouped, important ones first, and searched by every word', () => {
  const operations = [
    operation({ operationId: 'FetchBox', visibility: 'important', deprecated: true }),
    operation({ operationId: 'GetBox', summary: 'Get a box' }),
    operation({ operationId: 'ListBoxes', visibility: 'internal' }),
    operation({ operationId: 'SendBox', visibility: 'important' }),
    operation({ operationId: 'WhenBoxMoves', kind: 'webhook' }),
  ];
  const shape = (search: string) =>
    groupOperations(operations, search).map(({ title, folded, operations: found }) => [
      title,
      folded,
      found.map(({ operationId }) => operationId),
    ]);
  expect(shape('')).toEqual([
    ['Triggers', false, ['WhenBoxMoves']],
    ['Actions', false, ['SendBox', 'GetBox', 'FetchBox']],
    ['Internal', true, ['ListBoxes']],
  ]);
  expect(shape(' box  GET ')).toEqual([['Actions', false, ['GetBox']]]);
  expect(shape('list')).toEqual([['Internal', false, ['ListBoxes']]]);
});

test('JSON is written line by line, with what does not fit where it is', () => {
  const lines = toJsonLines({ a: [1, 'x'], 'b/c': {} }, [
    { pointer: '/a/1', message: 'No.' },
    { pointer: '/b~1c', message: 'Neither.' },
  ]);
  expect(
    lines.map(({ depth, tokens, problems }) => [depth, tokens.map(({ text }) => text).join(''), ...problems]),
  ).toEqual([
    [0, '{'],
    [1, '"a": ['],
    [2, '1,'],
    [2, '"x"', 'No.'],
    [1, '],'],
    [1, '"b/c": {}', 'Neither.'],
    [0, '}'],
  ]);
});

test('a moment is sent in UTC and shown in local time', () => {
  const moment = toMoment('date-time', '2026-03-01T10:00:00');
  expect(moment).toMatch(/^2026-0\d-\d\dT\d\d:\d\d:00\.000Z$/);
  expect(toLocalInput('date-time', moment)).toBe('2026-03-01T10:00:00');
  expect(toMoment('local-date-time', '2026-03-01T10:00')).toBe('2026-03-01T10:00');
  expect(toLocalInput('date-time', 'soon')).toBe('');
});

test.each([
  ['5', 5, 5],
  ['1.', '1.', 1],
  ['1.50', '1.50', 1.5],
  ['-', '-', '-'],
  [' ', ' ', ' '],
  ['9007199254740993', '9007199254740993', '9007199254740993'],
])('the number %s while it is typed and when it is done', (text, typed, done) => {
  expect([toNumber(text, false), toNumber(text, true)]).toEqual([typed, done]);
});

test('connection parameters become fields in the order of their tab index', () => {
  const fields = toConnectionFields({
    key: {
      type: 'securestring',
      uiDefinition: {
        displayName: 'Key',
        tooltip: 'Secret.',
        constraints: { required: 'true', tabIndex: 2 },
      },
    },
    region: {
      type: 'string',
      uiDefinition: {
        displayName: 'Region',
        constraints: { tabIndex: 1, allowedValues: [{ text: 'Europe', value: 'eu' }] },
      },
    },
    host: {
      type: 'string',
      uiDefinition: { constraints: { tabIndex: 3, dependencies: { region: { values: ['own'] } } } },
    },
    tenant: { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } },
    token: { type: 'oAuthSetting' },
  });
  expect(fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
    ['region', 'choice', false],
    ['key', 'secret', true],
    ['host', 'text', false],
    ['token', 'sign-in', false],
  ]);
  expect(fields[1]).toMatchObject({ label: 'Key', hint: 'Secret.' });
  const host = fields[2];
  expect(host && [isShown(host, { region: 'eu' }), isShown(host, { region: 'own' })]).toEqual([false, true]);
});
