import { expect, test } from 'vitest';
import {
  bracesDialect,
  type Dialect,
  plainDialect,
  triggerDialect,
} from '../../../../../src/emulator/gateway/policies/expressions/expression.js';
import {
  parseBodyPath,
  parseSubPath,
  parseValueTarget,
} from '../../../../../src/emulator/gateway/policies/expressions/parse-path.js';
import { parseTemplate } from '../../../../../src/emulator/gateway/policies/expressions/parse-template.js';

/** A template in short: texts, and calls as function, arguments and path. */
function read(text: string, dialect: Dialect): unknown[] {
  return parseTemplate(text, dialect).parts.map((part) =>
    part.kind === 'text' ? part.text : [part.name, ...part.arguments, ...part.path],
  );
}

test.each<[string, Dialect, unknown[]]>([
  ["@connectionParameters('a')", plainDialect, [['connectionParameters', 'a']]],
  ["@ConnectionParameters('a','')", plainDialect, [['connectionParameters', 'a', '']]],
  ["@connectionParameters( 'a' , 'b c' )", plainDialect, [['connectionParameters', 'a', 'b c']]],
  ["@connectionParameters('token:x-y')", plainDialect, [['connectionParameters', 'token:x-y']]],
  ["a@header('b')c", plainDialect, ['a', ['headers', 'b'], 'c']],
  [
    "@queryParameters('a')=@queryParameters('b')",
    plainDialect,
    [['queryParameters', 'a'], '=', ['queryParameters', 'b']],
  ],
  ['@environmentVariables("a")', plainDialect, [['environmentVariables', 'a']]],
  ['id @body().a.b, end.', plainDialect, ['id ', ['body', 'a', 'b'], ', end.']],
  ["@body()['a.b'][0].c", plainDialect, [['body', 'a.b', 0, 'c']]],
  ['@body().a.', plainDialect, [['body', 'a'], '.']],
  ['@body()[x]', plainDialect, [['body'], '[x]']],
  ['jun@parcels.example', plainDialect, ['jun@parcels.example']],
  ['@odata.type', plainDialect, ['@odata.type']],
  ['{id}', plainDialect, ['{id}']],
  ['@', plainDialect, ['@']],
  ['', plainDialect, []],
  ['{@body().a.b}', bracesDialect, [['body', 'a', 'b']]],
  ['[{ @item().a }]', bracesDialect, ['[', ['item', 'a'], ']']],
  ['{"a": {@body()}}', bracesDialect, ['{"a": ', ['body'], '}']],
  [
    'modified gt @{triggerBody().value[0].modified}',
    triggerDialect,
    ['modified gt ', ['triggerBody', 'value', 0, 'modified']],
  ],
  ['@{@triggerBody().a}', triggerDialect, [['triggerBody', 'a']]],
  ['@triggerBody().a', triggerDialect, [['triggerBody', 'a']]],
])('reads %s', (text, dialect, want) => {
  expect(read(text, dialect)).toEqual(want);
  expect(parseTemplate(text, dialect).problems).toEqual([]);
});

const known = '`@connectionParameters`, `@headers`, `@queryParameters`, `@environmentVariables`, `@body`';

test.each<[string, Dialect, number, string]>([
  [
    "x@queryParamters('a')",
    plainDialect,
    1,
    `\`@queryParamters(…)\` is no function of policies; known are ${known}.`,
  ],
  ["@item('a')", plainDialect, 0, `\`@item(…)\` cannot be used here; what can is ${known}.`],
  ['@headers("a")', plainDialect, 0, '`@headers(…)` takes texts in single quotes.'],
  ['@headers()', plainDialect, 0, '`@headers(…)` needs a name in single quotes.'],
  ["@headers('a','b','c')", plainDialect, 0, '`@headers(…)` takes at most 2 arguments.'],
  ["@headers('a'", plainDialect, 0, '`@headers(…)` lacks its closing parenthesis.'],
  ["@headers('a", plainDialect, 0, '`@headers(…)` takes texts in single quotes.'],
  ["@body('a')", plainDialect, 0, '`@body(…)` takes no argument.'],
  ['{@body().a', bracesDialect, 0, '`@body().a` is not followed by its closing brace.'],
  ['@body().a', bracesDialect, 0, '`@body().a` is taken as text: write it in braces, as in `{@body().a}`.'],
  ["{@headers('a')}", bracesDialect, 0, '`@headers(…)` cannot be used here; what can is `@body`, `@item`.'],
  [
    '@{add(1,2)}',
    triggerDialect,
    0,
    '`@add(…)` is no function of policies; known are `@connectionParameters`, `@headers`, `@queryParameters`, `@environmentVariables`, `@triggerBody`.',
  ],
  ['@{a}', triggerDialect, 0, '`@{` is followed by no function that policies know.'],
])('keeps %s as text and tells why', (text, dialect, position, message) => {
  expect(read(text, dialect).join('')).toBe(text);
  expect(parseTemplate(text, dialect).problems[0]).toEqual({ position, message });
});

test.each([
  ['@body()', { root: 'body', path: [] }],
  ['body()', { root: 'body', path: [] }],
  [" @item()['a.b'] ", { root: 'item', path: ['a.b'] }],
  ['@body().a rest', undefined],
  ["@headers('a')", undefined],
  ['', undefined],
])('a path %j', (text, want) => {
  expect(parseBodyPath(text, ['body', 'item'])).toEqual(want);
});

test.each([
  ['name', ['name']],
  ['a.b', ['a', 'b']],
  ["['@odata.type']", ['@odata.type']],
  ["a['b.c'][0]", ['a', 'b.c', 0]],
  ['null', []],
  ['', []],
  ['a b', undefined],
  ["['a", undefined],
])('a sub path %j', (text, want) => {
  expect(parseSubPath(text)).toEqual(want);
});

test.each([
  ["@headers('If-Match')", { kind: 'header', name: 'If-Match' }],
  ["@queryParameters('a b')", { kind: 'query', name: 'a b' }],
  ["@headers('')", undefined],
  ['@body().a', undefined],
])('a target %j', (text, want) => {
  expect(parseValueTarget(text)).toEqual(want);
});
