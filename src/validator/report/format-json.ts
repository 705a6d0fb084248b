import type { Finding } from '../finding.js';
import { allFindings, summarise, type ValidationReport } from './validation-report.js';

/** Version of the form below; docs/validate-output.schema.json describes it. */
const version = 1;

/** `validate --format json`, connector by connector: the whole text is larger than all that it is made from. */
export function* formatJson(report: ValidationReport): Iterable<string> {
  const { profile, connectors } = report;
  const summary = summarise(allFindings(report));
  const empty = JSON.stringify({ version, profile, summary, findings: [] }, null, 2);
  const end = empty.lastIndexOf(']');
  yield empty.slice(0, end);
  let separator = '';
  for (const { findings } of connectors) {
    if (findings.length === 0) continue;
    yield separator +
      itemsOf(findings.map((finding) => (finding.fix === undefined ? finding : toOutput(finding))));
    separator = ',';
  }
  yield `${separator === '' ? '' : '\n  '}${empty.slice(end)}\n`;
}

/** Findings as they stand in the list of the report. */
function itemsOf(findings: readonly object[]): string {
  const text = JSON.stringify({ findings }, null, 2);
  return text.slice(text.indexOf('[') + 1, text.lastIndexOf('\n  ]'));
}

/** A finding has its members in the order of the report; what a repair consists of is not told. */
function toOutput({ fix, ...finding }: Finding): object {
  return { ...finding, fixable: true };
}
