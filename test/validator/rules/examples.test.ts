import { expect, test } from 'vitest';
import type { Profile } from '../../../src/validator/finding.js';
import type { Rule } from '../../../src/validator/rule.js';
import { allRules } from '../../../src/validator/rules/index.js';
import { findingsOf } from '../../support/rule-test.js';

const rules = allRules.map((rule) => ({ rule, id: rule.id, code: rule.code }));

test.each(rules)('$id: the bad example is found', ({ rule }) => {
  const findings = run(rule, rule.example.bad);
  expect(findings.map(({ code }) => code)).toContain(rule.code);
});

test.each(rules)('$id: the good example is not', ({ rule }) => {
  expect(run(rule, rule.example.good)).toEqual([]);
});

test('every rule is silent about the clean connector', () => {
  const findings = allRules.flatMap((rule) => run(rule));
  expect(findings).toEqual([]);
});

test('ids are unique and kebab-case', () => {
  const ids = allRules.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

function run(rule: Rule, ...example: readonly [set?: unknown]) {
  const { at, in: document, also = [] } = rule.example;
  const change = example.length === 0 ? [] : [{ at, set: example[0], ...(document && { in: document }) }];
  const profile = profileOf(rule);
  // Independent publishers send no icon.
  const start = profile === 'independent' ? [{ at: '', in: 'icon.png', set: undefined }] : [];
  const changes = example.length === 0 ? start : [...start, ...also, ...change];
  return findingsOf(rule, changes, example.length === 0 ? [] : also, profile);
}

/** A profile in which the rule is on. */
function profileOf({ severity }: Rule): Profile {
  if (severity.certified !== 'off') return 'certified';
  return severity.independent === 'off' ? 'import' : 'independent';
}
