import type { Finding } from '../finding.js';
import { allFindings, summarise, type ValidationReport } from './validation-report.js';

/** Version of the form below; docs/validate-output.schema.json describes it. */
const version = 1;

/** `validate --format json`. */
export function formatJson(report: ValidationReport): string {
  const findings = allFindings(report);
  const { profile } = report;
  return `${JSON.stringify({ version, profile, summary: summarise(findings), findings: findings.map(toOutput) }, null, 2)}\n`;
}

function toOutput({ code, also, rule, severity, message, file, pointer, line, column, help, fix }: Finding) {
  return {
    code,
    ...(also && { also }),
    rule,
    severity,
    message,
    file,
    pointer,
    line,
    column,
    help,
    ...(fix && { fixable: true }),
  };
}
