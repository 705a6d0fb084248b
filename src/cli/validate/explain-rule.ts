import { UsageError } from '../../shared/usage-error.js';
import type { Rule } from '../../validator/rule.js';
import { notChecked } from '../../validator/rules/not-checked.js';

/** What there is to know about a rule, for the terminal. @throws UsageError when no rule has the name. */
export async function explainRule(name: string): Promise<string> {
  const { allRules } = await import('../../validator/rules/index.js');
  const word = name.toLowerCase();
  const namesOf = ({ id, code, covers = [] }: Rule) => [id, code, ...covers];
  const rules = allRules.filter((rule) => namesOf(rule).some((own) => own.toLowerCase() === word));
  const left = notChecked.filter(({ code }) => code.toLowerCase() === word);
  if (rules.length === 0 && left.length === 0) {
    const known = [...allRules.flatMap(namesOf), ...notChecked.map(({ code }) => code)];
    const near = [...new Set(known.filter((own) => own.toLowerCase().includes(word)))].slice(0, 5);
    const hint =
      near.length === 0
        ? 'docs/rules/README.md lists them all.'
        : `did you mean ${near.map((own) => `\`${own}\``).join(', ')}?`;
    throw new UsageError(`There is no rule \`${name}\`; ${hint}`);
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
