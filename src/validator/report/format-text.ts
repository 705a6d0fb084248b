import { styleText } from 'node:util';
import type { Finding, Severity } from '../finding.js';
import { allFindings, summarise, summaryText, type ValidationReport } from './validation-report.js';

export interface TextOptions {
  readonly color: boolean;
  /** Errors only, and no advice below. */
  readonly quiet: boolean;
}

type Format = Parameters<typeof styleText>[0];

const colors: Readonly<Record<Severity, Format>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** Findings for people: by file, in the order of the text, with a summary line. */
export function formatText(report: ValidationReport, { color, quiet }: TextOptions): string {
  const paint = (format: Format, text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const findings = allFindings(report);
  const shown = quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
  const blocks = [...groupByFile(shown)].map(([file, ofFile]) => {
    const places = ofFile.map(({ line, column }) => `${line}:${column}`);
    const width = Math.max(...places.map(({ length }) => length));
    const lines = ofFile.map((finding, index) => {
      const { severity, message, code, pointer } = finding;
      const place = paint('dim', (places[index] ?? '').padStart(width));
      const where = pointer === '' ? '' : `\n  ${' '.repeat(width)}  ${paint('dim', pointer)}`;
      const repair = finding.fix === undefined ? '' : paint('dim', ' (--fix repairs this)');
      return `  ${place}  ${paint(colors[severity], severity.padEnd(7))}  ${message} ${paint('dim', code)}${repair}${where}`;
    });
    return `${paint('underline', file)}\n${lines.join('\n')}\n`;
  });
  const text = blocks.length === 0 ? '' : `${blocks.join('\n')}\n`;
  return quiet && findings.length === shown.length && shown.length === 0
    ? ''
    : `${text}${footer(report, findings, paint)}\n`;
}

function footer(
  { profile, connectors }: ValidationReport,
  findings: readonly Finding[],
  paint: (format: Format, text: string) => string,
): string {
  const summary = summarise(findings);
  const subject = connectors.length === 1 ? '' : ` in ${connectors.length} connectors`;
  const ignored = connectors.reduce((sum, connector) => sum + connector.ignored, 0);
  const left = ignored === 0 ? '' : `, ${ignored} ignored`;
  const repairs = findings.filter(({ fix }) => fix !== undefined).length;
  const advice = repairs === 0 ? '' : `\n${repairs} can be repaired with --fix.`;
  const color: Format = summary.errors > 0 ? 'red' : summary.warnings > 0 ? 'yellow' : 'green';
  return `${paint(['bold', color], summaryText(summary))}${subject} for the profile \`${profile}\`${left}.${advice}`;
}

function groupByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}
