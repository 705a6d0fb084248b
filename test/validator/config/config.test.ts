import { expect, test } from 'vitest';
import { applyIgnores } from '../../../src/validator/config/apply-ignores.js';
import { applySeverities } from '../../../src/validator/config/apply-severities.js';
import { beyondBaseline, readBaseline, writeBaseline } from '../../../src/validator/config/baseline.js';
import { readConfig } from '../../../src/validator/config/read-config.js';
import type { Finding } from '../../../src/validator/finding.js';
import { allRules } from '../../../src/validator/rules/index.js';
import { operationSummaryLength } from '../../../src/validator/rules/operations/operation-summary-length.js';

test('reads severities and ignores by id or code', () => {
  const { config, problems } = readConfig(
    `profile: independent
failOn: warning
baseline: known.json
rules:
  operation-summary-length: warning
  LNT-15: off
ignore:
  - rule: PathParameterMissingEncoding
    pointer: /paths/*/get
    reason: The backend takes both.
    until: 2027-01-31
`,
    allRules,
  );
  expect(problems).toEqual([]);
  expect(config).toEqual({
    profile: 'independent',
    failOn: 'warning',
    baseline: 'known.json',
    rules: new Map([
      ['operation-summary-length', 'warning'],
      ['LNT-15', 'off'],
    ]),
    ignore: [
      {
        rule: 'PathParameterMissingEncoding',
        pointer: '/paths/*/get',
        reason: 'The backend takes both.',
        until: '2027-01-31',
      },
    ],
  });
});

test('tells every problem at once', () => {
  const { problems } = readConfig(
    `profile: certifed
rule: {}
rules:
  no-such-rule: error
  LNT-15: loud
ignore:
  - rule: LNT-15
  - reason: why
    until: soon
  - 7
`,
    allRules,
  );
  expect(problems).toEqual([
    '`rule` is no setting; there are `profile`, `failOn`, `rules`, `ignore`, `baseline`.',
    '`profile` is `"certifed"`; write `import`, `certified`, `independent`.',
    '`rules.no-such-rule` names no rule: there is no `no-such-rule`.',
    '`rules.LNT-15` is `"loud"`; write `error`, `warning`, `info`, `off`.',
    '`ignore[0].reason` is missing; write it as text.',
    '`ignore[1].rule` is missing; write it as text.',
    '`ignore[1].until` is no day; write it as `2027-01-31`.',
    '`ignore[2]` is no mapping with `rule` and `reason`.',
  ]);
});

test.each(['', '# nothing\n', '{}'])('an empty file %j sets nothing', (yaml) => {
  expect(readConfig(yaml, allRules).problems).toEqual([]);
});

test.each(['- a', 'a: [', '"text"'])('%j is no settings file', (yaml) => {
  expect(readConfig(yaml, allRules).problems).toHaveLength(1);
});

test('a severity holds in every profile', () => {
  const [rule] = applySeverities([operationSummaryLength], new Map([['OperationSummaryTooLong', 'off']]));
  expect(rule?.severity).toEqual({ import: 'off', certified: 'off', independent: 'off' });
});

const finding: Finding = {
  code: 'LNT-15',
  rule: 'document-strict-json',
  severity: 'error',
  message: 'Wrong.',
  file: 'a/apiDefinition.swagger.json',
  pointer: '/paths/~1items/get/summary',
  line: 1,
  column: 1,
  help: '',
};

test.each([
  { name: 'by code', entry: { rule: 'LNT-15' }, kept: 0 },
  {
    name: 'by id and file',
    entry: { rule: 'document-strict-json', file: 'apiDefinition.swagger.json' },
    kept: 0,
  },
  { name: 'below a pointer with a star', entry: { rule: 'LNT-15', pointer: '/paths/*/get' }, kept: 0 },
  { name: 'until today', entry: { rule: 'LNT-15', until: '2026-11-25' }, kept: 0 },
  { name: 'until yesterday', entry: { rule: 'LNT-15', until: '2026-11-24' }, kept: 1 },
  { name: 'of another file', entry: { rule: 'LNT-15', file: 'other.json' }, kept: 1 },
  { name: 'at another pointer', entry: { rule: 'LNT-15', pointer: '/paths/~1items/post' }, kept: 1 },
  { name: 'of another rule', entry: { rule: 'LNT-14' }, kept: 1 },
])('ignores a finding $name', ({ entry, kept }) => {
  const result = applyIgnores([finding], [{ reason: 'because', ...entry }], '2026-11-25');
  expect(result.findings).toHaveLength(kept);
});

test('a baseline passes over what it lists, as often as it lists it, wherever the lines are now', () => {
  const baseline = readBaseline(writeBaseline([finding, finding]));
  const moved = { ...finding, line: 90 };
  const other = { ...finding, pointer: '/info' };
  expect(beyondBaseline([moved, moved, other, moved], baseline)).toEqual([other, moved]);
});

test.each(['[]', '{"version":2,"findings":[]}'])('%s is no baseline', (text) => {
  expect(() => readBaseline(text)).toThrow('it is no baseline of version 1');
});
