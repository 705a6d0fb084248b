import { expect, test } from 'vitest';
import { findDuplicateKeys } from '../../../src/validator/model/find-duplicate-keys.js';

test.each([
  { name: 'no member twice', text: '{"a": {"a": [1, {"a": ":"}]}, "b": "\\"a\\":"}', want: [] },
  { name: 'one name twice', text: '{"a": 1, "b": 2, "a": 3}', want: [{ pointer: '/a', offset: 17 }] },
  { name: 'inside an array', text: '[0, {"x/y": 1, "x/y": 2}]', want: [{ pointer: '/1/x~1y', offset: 15 }] },
  { name: 'spelled with an escape', text: '{"a": 1, "\\u0061": 2}', want: [{ pointer: '/a', offset: 9 }] },
  {
    name: 'the name of a prototype',
    text: '{"__proto__": 1, "__proto__": 2}',
    want: [{ pointer: '/__proto__', offset: 17 }],
  },
  { name: 'text alone', text: '"a: b"', want: [] },
])('finds $name', ({ text, want }) => {
  const found = findDuplicateKeys(text, JSON.parse(text));
  expect(found.map(({ pointer, offset }) => ({ pointer, offset }))).toEqual(want);
});
