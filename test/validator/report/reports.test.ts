import { expect, test } from 'vitest';
import type { Finding } from '../../../src/validator/finding.js';
import { formatGithub } from '../../../src/validator/report/format-github.js';
import { formatHtml } from '../../../src/validator/report/format-html.js';
import { formatJson } from '../../../src/validator/report/format-json.js';
import { formatJunit } from '../../../src/validator/report/format-junit.js';
import { formatSarif } from '../../../src/validator/report/format-sarif.js';
import { formatText } from '../../../src/validator/report/format-text.js';
import type { ValidationReport } from '../../../src/validator/report/validation-report.js';
import { operationSummaryLength } from '../../../src/validator/rules/operations/operation-summary-length.js';

const error: Finding = {
  code: 'OperationSummaryTooLong',
  rule: 'operation-summary-length',
  severity: 'error',
  message: 'The summary `<b>` has 81 characters; at most 80 are allowed.',
  file: 'connectors/a b/apiDefinition.swagger.json',
  pointer: '/paths/~1items/get/summary',
  line: 3,
  column: 7,
  help: 'https://example.com/rules',
};
const warning: Finding = {
  ...error,
  code: 'LNT-15',
  rule: 'other',
  severity: 'warning',
  message: '100% wrong:\nyes',
  pointer: '',
  line: 12,
  column: 1,
  fix: { pointer: '/x', remove: true },
};

const report: ValidationReport = {
  profile: 'certified',
  connectors: [
    {
      path: 'connectors/a b',
      findings: [error, warning],
      ignored: 1,
      sources: {
        title: 'Contoso',
        texts: new Map([[error.file, 'one\ntwo\n"summary": "<script>"\nfour\nfive\nsix']]),
        operations: [
          { file: error.file, pointer: '/paths/~1items/get', label: 'ListItems', summary: 'List & more' },
        ],
      },
    },
  ],
  rules: [operationSummaryLength],
};

test('text groups findings by file and ends with a summary', () => {
  expect(formatText(report, { color: false, quiet: false })).toBe(
    `connectors/a b/apiDefinition.swagger.json
   3:7  error    The summary \`<b>\` has 81 characters; at most 80 are allowed. OperationSummaryTooLong
        /paths/~1items/get/summary
  12:1  warning  100% wrong:
yes LNT-15 (--fix repairs this)

1 error, 1 warning for the profile \`certified\`, 1 ignored.
1 can be repaired with --fix.
`,
  );
});

test('text is coloured when asked, and shows errors only when quiet', () => {
  expect(formatText(report, { color: true, quiet: false })).toContain('\u001b[31merror');
  expect(formatText(report, { color: false, quiet: true })).not.toContain('LNT-15');
  const silent = { ...report, connectors: [{ path: 'a', findings: [], ignored: 0 }] };
  expect(formatText(silent, { color: false, quiet: true })).toBe('');
});

test('JSON has the documented form', () => {
  const { fix, ...rest } = warning;
  expect(fix).toBeDefined();
  expect(JSON.parse([...formatJson(report)].join(''))).toEqual({
    version: 1,
    profile: 'certified',
    summary: { errors: 1, warnings: 1, infos: 0 },
    findings: [error, { ...rest, fixable: true }],
  });
});

test.each([0, 1, 2, 3])('JSON of %i connectors is written as one indented text', (count) => {
  const [connector] = report.connectors;
  const none = { path: 'none', findings: [], ignored: 0 };
  const several = Array.from({ length: count }, (_, index) => (index === 1 ? none : (connector ?? none)));
  const text = [...formatJson({ ...report, connectors: several })].join('');
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});

test('SARIF names each rule once and points at the place', () => {
  const log = JSON.parse(formatSarif(report, '1.2.3'));
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'operation-summary-length',
    'other',
  ]);
  expect(run.results[0]).toMatchObject({
    ruleId: 'operation-summary-length',
    ruleIndex: 0,
    level: 'error',
    message: { text: error.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'connectors/a%20b/apiDefinition.swagger.json' },
          region: { startLine: 3, startColumn: 7 },
        },
      },
    ],
  });
});

test('annotations are escaped as GitHub wants them', () => {
  expect(formatGithub(report).split('\n')).toEqual([
    '::error file=connectors/a b/apiDefinition.swagger.json,line=3,col=7,title=OperationSummaryTooLong::' +
      'The summary `<b>` has 81 characters; at most 80 are allowed. (/paths/~1items/get/summary)',
    '::warning file=connectors/a b/apiDefinition.swagger.json,line=12,col=1,title=LNT-15::100%25 wrong:%0Ayes',
    '',
  ]);
});

test('JUnit has a failure for each error and output for the rest', () => {
  expect(formatJunit(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="validate" tests="2" failures="1">
  <testsuite name="connectors/a b" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="connectors/a b" name="operation-summary-length">
      <failure type="OperationSummaryTooLong" message="The summary \`&lt;b&gt;\` has 81 characters; at most 80 are allowed.">connectors/a b/apiDefinition.swagger.json:3:7 /paths/~1items/get/summary</failure>
    </testcase>
    <testcase classname="connectors/a b" name="other">
      <system-out>warning: 100% wrong:
yes connectors/a b/apiDefinition.swagger.json:12:1</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('HTML shows findings under their operation with the lines around, and runs nothing out of the connector', () => {
  const html = formatHtml(report);
  expect(html).toContain('<code>ListItems</code> List &amp; more');
  expect(html).toContain('<mark>     3  &quot;summary&quot;: &quot;&lt;script&gt;&quot;</mark>');
  expect(html).toContain('Left to do for certification');
  expect(html).not.toContain('<b>`');
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(html).not.toMatch(/(src|href)="(?!https:\/\/)/);
});
