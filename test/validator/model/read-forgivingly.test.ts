import { expect, test } from 'vitest';
import { readForgivingly } from '../../../src/validator/model/read-forgivingly.js';

test.each([
  { name: 'nothing', text: ' \n', want: ['empty@0'] },
  {
    name: 'a comment and a repeated name',
    text: '{"a": 1, // c\n"a": 2}',
    want: ['comment@9', 'duplicate-key@14 /a'],
  },
  { name: 'a last comma', text: '{"a": [1,]}', want: ['trailing-comma@8'] },
  {
    name: 'a repeated name in a list',
    text: '[{"a": 1, "a": 2},]',
    want: ['trailing-comma@17', 'duplicate-key@10 /0/a'],
  },
  { name: 'an end that is missing', text: '{"a": 1', want: ['syntax@7'] },
])('$name', ({ text, want }) => {
  const { problems } = readForgivingly(text);
  expect(
    problems.map(
      ({ kind, offset, pointer }) => `${kind}@${offset}${pointer === undefined ? '' : ` ${pointer}`}`,
    ),
  ).toEqual(want);
});

test('what can be read is read, the last of a repeated name', () => {
  expect(readForgivingly('{"a": 1, "b": [1, 2,], "a": 3,}').value).toEqual({ a: 3, b: [1, 2] });
});
