import { expect, test } from 'vitest';
import { table } from '../../../src/generator/reference/table.js';

test('aligns the columns', () => {
  expect(
    table(
      ['Name', 'Type'],
      [
        ['Number of stops', 'integer'],
        ['', 'a'],
      ],
    ),
  ).toBe(
    [
      '| Name            | Type    |',
      '| --------------- | ------- |',
      '| Number of stops | integer |',
      '|                 | a       |',
    ].join('\n'),
  );
});

test('gives an empty head three dashes a column, the fewest that make a table everywhere', () => {
  expect(table(['', ''], [['a', 'b']])).toBe(['|     |     |', '| --- | --- |', '| a   | b   |'].join('\n'));
});

test('a table without rows keeps its head', () => {
  expect(table(['Name'], [])).toBe('| Name |\n| ---- |');
});

test.each([
  { name: 'a bar', given: 'one|two', want: 'one\\|two' },
  { name: 'two bars', given: '||', want: '\\|\\|' },
  { name: 'a bar that a backslash precedes', given: 'one\\|two', want: 'one\\\\\\|two' },
  { name: 'a backslash that no bar follows', given: 'one\\two', want: 'one\\two' },
  { name: 'a line break', given: 'one\ntwo', want: 'one two' },
  { name: 'a line break of Windows', given: 'one\r\ntwo', want: 'one two' },
])('keeps $name inside its cell', ({ given, want }) => {
  expect(
    table(['Text'], [[given]])
      .split('\n')
      .slice(2),
  ).toEqual([`| ${want} |`]);
});
