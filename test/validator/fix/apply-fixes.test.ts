import { expect, test } from 'vitest';
import type { Finding, Fix } from '../../../src/validator/finding.js';
import { applyFixes } from '../../../src/validator/fix/apply-fixes.js';

const text = '{\n  "a": { "b": 1 },\n  "list": [1, 2, 3]\n}\n';

test.each<{ name: string; fixes: readonly Fix[]; want: string }>([
  {
    name: 'sets a value',
    fixes: [{ pointer: '/a/b', set: 'x' }],
    want: '{\n  "a": { "b": "x" },\n  "list": [1, 2, 3]\n}\n',
  },
  {
    name: 'adds two members',
    fixes: [
      { pointer: '/c~1d', set: true },
      { pointer: '/e', set: [] },
    ],
    want: '{\n  "a": { "b": 1 },\n  "list": [1, 2, 3],\n  "c/d": true,\n  "e": []\n}\n',
  },
  {
    name: 'removes a member',
    fixes: [{ pointer: '/a', remove: true }],
    want: '{\n  "list": [1, 2, 3]\n}\n',
  },
  {
    name: 'renames a member and keeps its value',
    fixes: [{ pointer: '/a', rename: 'A "quoted"' }],
    want: '{\n  "A \\"quoted\\"": { "b": 1 },\n  "list": [1, 2, 3]\n}\n',
  },
  {
    name: 'removes two items of a list',
    fixes: [
      { pointer: '/list/0', remove: true },
      { pointer: '/list/1', remove: true },
    ],
    want: '{\n  "a": { "b": 1 },\n  "list": [3]\n}\n',
  },
  {
    name: 'makes the first of two repairs at one place',
    fixes: [
      { pointer: '/a/b', set: 2 },
      { pointer: '/a', remove: true },
    ],
    want: '{\n  "a": { "b": 2 },\n  "list": [1, 2, 3]\n}\n',
  },
  { name: 'leaves alone what is not there', fixes: [{ pointer: '/x/y/z', rename: 'q' }], want: text },
])('$name', ({ fixes, want }) => {
  expect(applyFixes(text, fixes.map(toFinding)).text).toBe(want);
});

test('takes out characters from the end, so that places do not move', () => {
  const broken = '{"a": [1,], "b": 2,}';
  const fixes = [8, 18].map((offset) => ({ offset, length: 1, insert: '' }));
  expect(applyFixes(broken, fixes.map(toFinding))).toEqual({ text: '{"a": [1], "b": 2}', count: 2 });
});

test('keeps line ends and tabs', () => {
  const found = toFinding({ pointer: '/b', set: 2 });
  expect(applyFixes('{\r\n\t"a": 1\r\n}', [found]).text).toBe('{\r\n\t"a": 1,\r\n\t"b": 2\r\n}');
});

function toFinding(fix: Fix): Finding {
  const place = { file: 'a.json', pointer: '', line: 1, column: 1 };
  return { code: 'X', rule: 'x', severity: 'warning', message: '', help: '', ...place, fix };
}
