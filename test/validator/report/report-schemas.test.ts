import { readFileSync } from 'node:fs';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Finding } from '../../../src/validator/finding.js';
import { formatGithub } from '../../../src/validator/report/format-github.js';
import { formatJunit } from '../../../src/validator/report/format-junit.js';
import { formatSarif } from '../../../src/validator/report/format-sarif.js';
import type { ConnectorReport, ValidationReport } from '../../../src/validator/report/validation-report.js';
import type { Rule } from '../../../src/validator/rule.js';
import { allRules } from '../../../src/validator/rules/index.js';
import { findingsOf } from '../../support/rule-test.js';

const schemas = new URL('../../fixtures/report-schemas/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('sarif-2.1.0-rtm.5.json', schemas), 'utf8'));
const xsd = readFileSync(new URL('jenkins-junit.xsd', schemas), 'utf8');

/** What every rule says of its bad example, and a finding with all that has to be escaped. */
const odd: Finding = {
  code: 'Odd:, "code"',
  rule: 'odd<rule>',
  severity: 'error',
  message: 'Tab\t, "quotes", <tags> & ]]> and control \u0000\u001b\u{1f600}\ud800 \n100%, \r\nend: yes',
  file: 'a,b/c:d %41/ünïcode\u0001.json',
  pointer: '/paths/~1a"b<c>&/%0A',
  line: 1,
  column: 1,
  help: 'https://contoso.com/?a=b&c=d',
};
const connectors: readonly ConnectorReport[] = [
  ...allRules.map((rule) => ({ path: `connectors/${rule.id}`, findings: badFindings(rule), ignored: 0 })),
  { path: 'odd & <quoted> "path"', findings: [odd, { ...odd, severity: 'info' as const }], ignored: 1 },
  { path: 'clean', findings: [], ignored: 0 },
];
const report: ValidationReport = { profile: 'certified', connectors, rules: allRules };

test('every rule has a finding in the report', () => {
  expect(connectors.filter(({ findings }) => findings.length === 0).map(({ path }) => path)).toEqual([
    'clean',
  ]);
});

test('SARIF fits the schema of SARIF 2.1.0', () => {
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv as never);
  const check = ajv.compile(schema);
  for (const one of [report, { ...report, connectors: [] }]) {
    check(JSON.parse(formatSarif(one, '1.2.3')));
    expect(check.errors ?? []).toEqual([]);
  }
  expect(check({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
});

test('JUnit fits the schema that Jenkins reads', async () => {
  for (const one of [report, { ...report, connectors: [] }]) {
    expect(await problemsOf(formatJunit(one))).toEqual([]);
  }
  expect(await problemsOf('<testsuites><testsuite tests="1"/></testsuites>')).not.toEqual([]);
});

test('annotations escape %, line ends, commas and colons, and are one line each', () => {
  const lines = formatGithub({ ...report, connectors: [{ path: 'a', findings: [odd], ignored: 0 }] });
  expect(lines).toBe(
    '::error file=a%2Cb/c%3Ad %2541/ünïcode\u0001.json,line=1,col=1,title=Odd%3A%2C "code"::' +
      'Tab\t, "quotes", <tags> & ]]> and control \u0000\u001b\u{1f600}\ud800 %0A100%25, %0D%0Aend: yes' +
      ' (/paths/~1a"b<c>&/%250A)\n',
  );
  const whole = formatGithub(report).split('\n');
  expect(whole.filter((line) => !/^::(?:error|warning|notice) file=[^,:]*,line=\d+,/.test(line))).toEqual([
    '',
  ]);
});

function badFindings(rule: Rule): readonly Finding[] {
  const { at, in: document, also = [], bad } = rule.example;
  const profile =
    rule.severity.certified !== 'off'
      ? 'certified'
      : rule.severity.independent === 'off'
        ? 'import'
        : 'independent';
  return findingsOf(rule, [...also, { at, set: bad, ...(document && { in: document }) }], also, profile);
}

async function problemsOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [xsd] });
  return errors.map(({ message }) => message);
}
