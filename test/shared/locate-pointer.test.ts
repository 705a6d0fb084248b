import { expect, test } from 'vitest';
import { createLocator } from '../../src/shared/locate-pointer.js';

const text = `{
  "a": { "b": [1, "x\\\\", { "c/d": "e\\"f", "~": null }] },
  // a comment with "quotes" and {
  "g": true, /* another } */
  "\\u0068": { "i": 2 },
  "last": [[], {}, [3,],]
}
`;

test.each([
  { pointer: '', want: { line: 1, column: 1 } },
  { pointer: '/a', want: { line: 2, column: 3 } },
  { pointer: '/a/b', want: { line: 2, column: 10 } },
  { pointer: '/a/b/0', want: { line: 2, column: 16 } },
  { pointer: '/a/b/2/c~1d', want: { line: 2, column: 28 } },
  { pointer: '/a/b/2/~0', want: { line: 2, column: 43 } },
  { pointer: '/g', want: { line: 4, column: 3 } },
  { pointer: '/h/i', want: { line: 5, column: 15 } },
  { pointer: '/last/2/0', want: { line: 6, column: 21 } },
  { pointer: '/a/b/9/deeper', want: { line: 2, column: 10 } },
  { pointer: '/nowhere', want: { line: 1, column: 1 } },
])('finds $pointer, alone and among others', ({ pointer, want }) => {
  expect(createLocator(text).locate(pointer)).toEqual(want);
  expect(createLocator(text, ['/a/b/2', '/last', pointer]).locate(pointer)).toEqual(want);
});

test('takes the last of two members with one name, as the parser does', () => {
  expect(createLocator('{"a": 1,\n"a": 2}').locate('/a')).toEqual({ line: 2, column: 1 });
});

test.each(['', '{', '{"a', '{"a":', '[1,', '}', '{"a" 1 "b": 2', '{"a": {"b": [}', '"', '{,}', '/'])(
  'ends on the broken text %j',
  (broken) => {
    expect(createLocator(broken).locate('/a/b/0').line).toBe(1);
  },
);

test('finds places in a document nested thousands deep', () => {
  const deep = `{"a": ${'['.repeat(50_000)}${']'.repeat(50_000)},\n"b": 1}`;
  expect(createLocator(deep).locate('/b')).toEqual({ line: 2, column: 1 });
});
