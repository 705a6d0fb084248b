import type { Finding } from '../finding.js';
import type { ConnectorReport, ValidationReport } from './validation-report.js';

/**
 * JUnit XML as build servers read it: a suite for each connector, a test case for each rule that found something and
 * one for all others. Errors are failures; warnings and infos are written to the case's output.
 */
export function formatJunit(report: ValidationReport): string {
  const suites = report.connectors.map((connector) => suite(connector, report.profile));
  const failures = report.connectors.flatMap(({ findings }) => failuresIn(findings)).length;
  const tests = suites.reduce((sum, { cases }) => sum + cases, 0);
  const body = suites.map(({ xml }) => xml).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="validate" tests="${tests}" failures="${failures}">\n${body}</testsuites>\n`;
}

function suite(
  { path, findings }: ConnectorReport,
  profile: string,
): { readonly xml: string; readonly cases: number } {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const cases = rules.map((rule) =>
    testCase(
      path,
      rule,
      findings.filter((finding) => finding.rule === rule),
    ),
  );
  if (!findings.some(({ severity }) => severity === 'error')) {
    cases.push(
      `    <testcase classname="${escapeXml(path)}" name="no errors for the profile ${profile}"/>\n`,
    );
  }
  const failures = failuresIn(findings).length;
  const open = `  <testsuite name="${escapeXml(path)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`;
  return { xml: `${open}\n${cases.join('')}  </testsuite>\n`, cases: cases.length };
}

function testCase(path: string, rule: string, findings: readonly Finding[]): string {
  const errors = failuresIn(findings).map(
    (finding) =>
      `      <failure type="${escapeXml(finding.code)}" message="${escapeXml(finding.message)}">${escapeXml(placeOf(finding))}</failure>\n`,
  );
  const others = findings.filter(({ severity }) => severity !== 'error');
  const output =
    others.length === 0
      ? ''
      : `      <system-out>${escapeXml(others.map((finding) => `${finding.severity}: ${finding.message} ${placeOf(finding)}`).join('\n'))}</system-out>\n`;
  return `    <testcase classname="${escapeXml(path)}" name="${escapeXml(rule)}">\n${errors.join('')}${output}    </testcase>\n`;
}

function failuresIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

function placeOf({ file, line, column, pointer }: Finding): string {
  return `${file}:${line}:${column} ${pointer}`.trimEnd();
}

/** XML 1.0 has no way to write most control characters; they become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
