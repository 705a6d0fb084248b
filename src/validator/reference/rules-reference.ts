import { type ExampleChange, isExampleFile, type Rule } from '../rule.js';
import { type RuleArea, ruleAreas } from '../rules/index.js';
import { notChecked } from '../rules/not-checked.js';

/** The pages of the rule reference in Markdown, by file name; written from the rules themselves. */
export function rulesReference(): ReadonlyMap<string, string> {
  const areas = ruleAreas.filter(({ rules }) => rules.length > 0);
  return new Map([
    ['README.md', overview(areas)],
    ...areas.map((area) => [`${area.name}.md`, page(area)] as const),
  ]);
}

function overview(areas: readonly RuleArea[]): string {
  const tables = areas.map(({ name, title, rules }) => {
    const rows = rules.map((rule) => {
      const { import: atImport, certified, independent } = rule.severity;
      const link = `[\`${rule.code}\`](${name}.md#${rule.id})`;
      return `| ${link} | \`${rule.id}\` | ${cell(rule.summary)} | ${atImport} | ${certified} | ${independent} | ${rule.certainty} |`;
    });
    return `## ${title}\n\n${head}\n${rows.join('\n')}\n`;
  });
  const left = notChecked.map(
    ({ code, summary, reason }) => `| \`${code}\` | ${cell(summary)} | ${cell(reason)} |`,
  );
  const count = areas.reduce((sum, { rules }) => sum + rules.length, 0);
  return `# Rules of the validator

Written from the rules by \`scripts/write-rules.ts\`; do not edit.

${count} rules. The code is the platform's own where it has one. The severity is that of the profiles \`import\` (what
the portal refuses), \`certified\` and \`independent\`. The certainty says how sure it is that Microsoft enforces the rule:
A observed in public, B documented and kept by every published connector, C documented with few exceptions, D documented
but widely ignored, E documented and not measurable, F second-hand or our own.

${tables.join('\n')}
## Not checked

What no program can decide from the files alone.

| Code | Requirement | Why not, and where it is decided |
| --- | --- | --- |
${left.join('\n')}
`;
}

const head =
  '| Code | Rule | Requirement | import | certified | independent | Certainty |\n| --- | --- | --- | --- | --- | --- | --- |';

function page({ title, rules }: RuleArea): string {
  return `# ${title}\n\nWritten from the rules by \`scripts/write-rules.ts\`; do not edit.\n\n${rules.map(section).join('\n')}`;
}

function section(rule: Rule): string {
  const { id, code, covers = [], summary, note, severity, certainty, source, example } = rule;
  const also =
    covers.length === 0 ? '' : ` Also settles ${covers.map((other) => `\`${other}\``).join(', ')}.`;
  return `## ${id}

\`${code}\`: ${summary}${note === undefined ? '' : ` ${note}`}

Severity: import ${severity.import}, certified ${severity.certified}, independent ${severity.independent}. Certainty
${certainty}. [Source](${source}).${also}

${where(example.at, example.in)}${(example.also ?? []).map(before).join('')} wrong:

${block(example.bad)}

right:

${block(example.good)}
`;
}

function where(at: string, document = 'definition'): string {
  const file =
    { definition: 'apiDefinition.swagger.json', properties: 'apiProperties.json' }[document] ?? document;
  return at === '' ? `In \`${file}\`` : `At \`${at}\` in \`${file}\``;
}

function before({ at, in: document, set }: ExampleChange): string {
  const value = set === undefined ? 'taken out' : `\`${shorten(JSON.stringify(set))}\``;
  return `, with \`${at === '' ? document : at}\` ${isExampleFile(set) ? set.shows : value}`;
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function block(value: unknown): string {
  if (value === undefined) return 'absent';
  if (isExampleFile(value)) return value.shows;
  if (typeof value === 'string' && value.includes('\n')) return `\`\`\`text\n${value.trimEnd()}\n\`\`\``;
  const text = JSON.stringify(value, null, 2);
  return `\`\`\`json\n${text.length > 2000 ? `${text.slice(0, 2000)}…` : text}\n\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
