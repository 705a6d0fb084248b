import { UsageError } from '../../shared/usage-error.js';
import type { Rule } from '../../validator/rule.js';
import { notChecked } from '../../validator/rules/not-checked.js';

/** What there is to know about a rule, for the terminal. @throws UsageError when no rule has the name. */
export async function explainRule(name: string): Promise<string> {
  const { allRules } = await import('../../validator/rules/index.js');
  const rules = allRules.filter(({ id, code, covers = [] }) => [id, code, ...covers].includes(name));
  const left = notChecked.filter(({ code }) => code === name);
  if (rules.length === 0 && left.length === 0) {
    throw new UsageError(`There is no rule \`${name}\`; docs/rules/README.md lists them all.`);
  }
  return [
    ...rules.map(describe),
    ...left.map(({ code, summary, reason }) => `${code}: not checked\n  ${summary}\n  ${reason}\n`),
  ].join('\n');
}

function describe({
  id,
  code,
  covers = [],
  summary,
  note,
  severity,
  certainty,
  source,
  example,
}: Rule): string {
  const { import: atImport, certified, independent } = severity;
  const lines = [
    `${code} (${id})${covers.length === 0 ? '' : `, also ${covers.join(', ')}`}`,
    summary,
    ...(note === undefined ? [] : [note]),
    `Severity: import ${atImport}, certified ${certified}, independent ${independent}. Certainty: ${certainty}.`,
    `Wrong at ${example.at || 'the file'}: ${show(example.bad)}`,
    `Right: ${show(example.good)}`,
    source,
  ];
  return `${lines.join('\n  ')}\n`;
}

function show(value: unknown): string {
  return value === undefined
    ? '(absent)'
    : typeof value === 'string' && value.includes('\n')
      ? `\n${value}`
      : JSON.stringify(value);
}
