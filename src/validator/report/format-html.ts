import type { Finding, Severity } from '../finding.js';
import { notChecked } from '../rules/not-checked.js';
import { code, escapeHtml, page } from './html-page.js';
import {
  allFindings,
  type ConnectorReport,
  type Sources,
  summarise,
  summaryText,
  type ValidationReport,
} from './validation-report.js';

/** One page that needs nothing beside it: what is left to do, then the findings by operation with their source. */
export function formatHtml(report: ValidationReport): string {
  const findings = allFindings(report);
  const body = [
    `<header><h1>Connector check</h1><p class="summary">${escapeHtml(summaryText(summarise(findings)))} ` +
      `for the profile <b>${report.profile}</b></p>${filters(findings)}</header>`,
    ...report.connectors.map((connector) => connectorSection(connector, report)),
    manualSection(report),
  ];
  return page('Connector check', body.join('\n'));
}

function filters(findings: readonly Finding[]): string {
  const severities = (['error', 'warning', 'info'] as const).filter((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
  const boxes = severities.map(
    (severity) => `<label><input type="checkbox" checked data-severity="${severity}"> ${severity}s</label>`,
  );
  return `<p class="filters">${boxes.join(' ')}</p>`;
}

function connectorSection(
  { path, findings, sources, ignored }: ConnectorReport,
  report: ValidationReport,
): string {
  const title = sources?.title || path;
  const left = ignored === 0 ? '' : `, ${ignored} ignored`;
  const groups = groupFindings(findings, sources).map(({ heading, members }) => {
    const items = members.map((finding) => findingItem(finding, sources));
    return `<details open><summary>${heading} <span class="count">${members.length}</span></summary>${items.join('')}</details>`;
  });
  return (
    `<section><h2>${escapeHtml(title)}</h2><p class="path">${escapeHtml(path)}: ` +
    `${escapeHtml(summaryText(summarise(findings)))}${left}</p>${todo(findings, report)}${groups.join('\n')}</section>`
  );
}

/** One line for each rule that is broken, the gravest first. */
function todo(findings: readonly Finding[], { rules, profile }: ValidationReport): string {
  if (findings.length === 0) return '<p class="done">Nothing was found.</p>';
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  const rows = [...new Set(findings.map(({ rule }) => rule))].map((id) => {
    const own = findings.filter(({ rule }) => rule === id);
    const severity = order.find((level) => own.some((finding) => finding.severity === level)) ?? 'info';
    const summary = rules.find((rule) => rule.id === id)?.summary ?? own[0]?.message ?? id;
    return { severity, count: own.length, summary, code: own[0]?.code ?? id, help: own[0]?.help ?? '' };
  });
  rows.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count);
  const items = rows.map(
    ({ severity, count, summary, code: name, help }) =>
      `<li data-is="${severity}"><span class="${severity}">${severity}</span> ${code(summary)} ` +
      `<a href="${escapeHtml(help)}">${escapeHtml(name)}</a> <span class="count">${count}</span></li>`,
  );
  const heading = profile === 'import' ? 'Left to do before the import' : 'Left to do for certification';
  return `<h3>${heading}</h3><ul class="todo">${items.join('')}</ul><h3>Findings</h3>`;
}

function findingItem(
  { severity, message, code: name, file, line, column, pointer, help }: Finding,
  sources?: Sources,
): string {
  const text = sources?.texts.get(file);
  return (
    `<article data-is="${severity}"><p><span class="${severity}">${severity}</span> ${code(message)} ` +
    `<a href="${escapeHtml(help)}">${escapeHtml(name)}</a></p>` +
    `<p class="place">${escapeHtml(file)}:${line}:${column} ${escapeHtml(pointer)}</p>` +
    `${text === undefined ? '' : excerpt(text, line)}</article>`
  );
}

/** Lines shown before and after the one that a finding points to. */
const around = 2;

function excerpt(text: string, line: number): string {
  const first = Math.max(1, line - around);
  const lines = linesOf(text).slice(first - 1, line + around);
  const rows = lines.map((content, index) => {
    const number = first + index;
    const shown = content.length > 160 ? `${content.slice(0, 160)}…` : content;
    const row = `${String(number).padStart(6)}  ${escapeHtml(shown)}`;
    return number === line ? `<mark>${row}</mark>` : row;
  });
  return `<pre>${rows.join('\n')}</pre>`;
}

const splitTexts = new Map<string, readonly string[]>();

function linesOf(text: string): readonly string[] {
  const known = splitTexts.get(text);
  if (known !== undefined) return known;
  const lines = text.split(/\r\n|\r|\n/);
  splitTexts.clear();
  splitTexts.set(text, lines);
  return lines;
}

interface Group {
  readonly heading: string;
  readonly members: Finding[];
}

/** What lies in an operation under the operation, everything else under its file. */
function groupFindings(findings: readonly Finding[], sources?: Sources): readonly Group[] {
  const groups = new Map<string, Group>();
  const labels = new Map(
    (sources?.operations ?? []).map((operation) => [`${operation.file} ${operation.pointer}`, operation]),
  );
  for (const finding of findings) {
    const pointer = /^\/paths\/[^/]*\/[a-z]+/.exec(finding.pointer)?.[0];
    const operation = pointer === undefined ? undefined : labels.get(`${finding.file} ${pointer}`);
    const key = operation === undefined ? finding.file : `${finding.file} ${operation.pointer}`;
    const heading =
      operation === undefined
        ? escapeHtml(finding.file)
        : `<code>${escapeHtml(operation.label)}</code> ${escapeHtml(operation.summary)}`;
    const group = groups.get(key) ?? { heading, members: [] };
    group.members.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function manualSection({ profile }: ValidationReport): string {
  if (profile === 'import') return '';
  const items = notChecked.map(
    ({ code: name, summary, reason }) =>
      `<li><label><input type="checkbox"> ${code(summary)} <span class="place">${escapeHtml(name)}: ${code(reason)}</span></label></li>`,
  );
  return `<section><h2>To be checked by hand</h2><ul class="todo">${items.join('')}</ul></section>`;
}
