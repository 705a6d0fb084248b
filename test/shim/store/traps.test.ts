import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../src/shared/package-root.js';

const page = readFileSync(join(packageRoot(), 'docs/store-traps.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, number, trap, answer]) => ({
  number: Number(number),
  trap: trap ?? '',
  answer: answer ?? '',
}));

test('the page has a row for each of the 21 traps', () => {
  expect([...new Set(rows.map(({ number }) => number))]).toEqual(
    Array.from({ length: 21 }, (_, index) => index + 1),
  );
});

test.each(rows)('trap $number, $trap: its test exists, or a reason says why not', ({ answer }) => {
  if (answer.startsWith('No test: ')) return expect(answer.length).toBeGreaterThan(30);
  const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(answer) ?? [];
  const titles = [
    ...readFileSync(join(packageRoot(), file), 'utf8').matchAll(
      /\b(?:it|test)(?:\.\w+\([^;]*?\))?\(\s*(['`])(.*?)\1,/gs,
    ),
  ].map(([, , title]) => title);
  expect(titles).toContain(name);
});
