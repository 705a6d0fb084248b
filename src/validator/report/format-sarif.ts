import type { Finding, Severity } from '../finding.js';
import type { Rule } from '../rule.js';
import { allFindings, type ValidationReport } from './validation-report.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif(report: ValidationReport, version: string): string {
  const findings = allFindings(report);
  const used = [...new Set(findings.map(({ rule }) => rule))].sort();
  const indexes = new Map(used.map((id, index) => [id, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'livechat-connector validate',
            version,
            informationUri:
              'https://learn.microsoft.com/connectors/custom-connectors/certification-submission',
            rules: used.map((id) => descriptor(id, report)),
          },
        },
        columnKind: 'utf16CodeUnits',
        properties: { profile: report.profile },
        results: findings.map((finding) => result(finding, indexes.get(finding.rule) ?? 0)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(id: string, { rules, profile }: ValidationReport) {
  const rule: Rule | undefined = rules.find((candidate) => candidate.id === id);
  const severity = rule?.severity[profile] ?? 'warning';
  return {
    id,
    ...(rule && {
      name: rule.code,
      shortDescription: { text: plain(rule.summary) },
      fullDescription: { text: plain([rule.summary, rule.note ?? ''].join(' ').trim()) },
      help: { text: `${plain(rule.summary)} See ${rule.source}` },
      helpUri: rule.source,
      properties: { certainty: rule.certainty, tags: [rule.code, ...(rule.covers ?? [])] },
    }),
    defaultConfiguration: { level: severity === 'off' ? 'none' : levels[severity] },
  };
}

function result(finding: Finding, ruleIndex: number) {
  const { code, also, rule, severity, message, file, pointer, line, column } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file) },
          region: { startLine: line, startColumn: column },
        },
        ...(pointer !== '' && { logicalLocations: [{ fullyQualifiedName: pointer, kind: 'value' }] }),
      },
    ],
    partialFingerprints: { 'codeAndPlace/v1': `${code} ${pointer}` },
    properties: { code, ...(also && { also }) },
  };
}

/** A relative reference: each segment percent-encoded. */
function toUri(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}
