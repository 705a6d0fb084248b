import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allRules } from '../../../src/validator/rules/index.js';
import { notChecked } from '../../../src/validator/rules/not-checked.js';

/** The requirements that are known, by code or number. */
const table: readonly string[] = JSON.parse(
  readFileSync(new URL('../../fixtures/rule-table.json', import.meta.url), 'utf8'),
);
const checked = new Set(allRules.flatMap(({ code, covers = [] }) => [code, ...covers]));

test('every requirement has a rule, or a reason why it has none', () => {
  const listed = new Set(notChecked.map(({ code }) => code));
  expect(table).toHaveLength(334);
  expect(table.filter((code) => !checked.has(code) && !listed.has(code))).toEqual([]);
  expect(table.filter((code) => checked.has(code) && listed.has(code))).toEqual([]);
});

test('a reason is given only for what is in the table', () => {
  expect(notChecked.filter(({ code }) => !table.includes(code))).toEqual([]);
});
