import { decodeText } from '../../../shared/decode-text.js';
import { toText } from '../../../shared/json-value.js';
import type { ConnectorNode } from '../../model/nodes.js';
import { certification, defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';

export const definitionPresent = defineRule({
  id: 'definition-present',
  code: 'POL-5000.1.1.3',
  summary: 'The folder has an `apiDefinition.swagger.json` with an object in it.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.policyErrors,
  example: { at: '', in: 'apiDefinition.swagger.json', bad: '[]', good: '{}' },
  on: {
    connector({ definition, documents, isFolder, files }, report) {
      if (definition !== undefined || isPackage(files)) return;
      const found = documents.find(({ role }) => role === 'definition');
      // A file that cannot be read at all is told of where it breaks.
      if (found !== undefined && found.value === undefined) return;
      if (found !== undefined) report('The definition is no JSON object.');
      else if (isFolder) report('The folder has no `apiDefinition.swagger.json`.');
    },
  },
});

export const readmePresent = defineRule({
  id: 'readme-present',
  code: 'POL-5000.1.1.2',
  summary: 'The connector has a `readme.md`.',
  severity: certification('warning'),
  certainty: 'E',
  source: sources.policyErrors,
  example: { at: '', in: 'readme.md', bad: undefined, good: '# Contoso Lists' },
  on: {
    connector({ files, isFolder }, report) {
      if (!isFolder || isPackage(files) || files.some(({ name }) => /^readme\.md$/i.test(name))) return;
      report(
        'The folder has no `readme.md`; write one with prerequisites, operations, credentials and known issues.',
      );
    },
  },
});

interface Section {
  readonly name: string;
  readonly heading: RegExp;
}

/** What reviewers look for, by words of a heading. */
const sections: readonly Section[] = [
  { name: 'Prerequisites', heading: /prerequisit|requirement/i },
  { name: 'Supported Operations', heading: /operation|action|trigger/i },
  {
    name: 'Obtaining Credentials',
    heading: /credential|authenticat|authori[sz]|api key|token|sign|connect/i,
  },
  { name: 'Known Issues and Limitations', heading: /known|limitation|issue/i },
];

/** What the template asks for as well, and many readmes leave out. */
const others: readonly Section[] = [
  { name: 'Publisher', heading: /publisher/i },
  { name: 'Deployment Instructions', heading: /deploy|install/i },
];

export const readmeSections = defineRule({
  id: 'readme-sections',
  code: 'REV-04',
  summary: 'The readme tells prerequisites, operations, credentials and known issues, each in a section.',
  severity: certification('warning'),
  certainty: 'A',
  source: sources.repository,
  note: 'Judged by the headings below the title. The other sections of the template, publisher and deployment, and operations that are not named are worth knowing only. Beside a `package.json` the readme is that of a project and not looked at.',
  example: { at: '', in: 'readme.md', bad: '# Contoso Lists\nA connector.\n', good: undefined },
  on: {
    file({ name, bytes }, report, { files, definition }) {
      if (!/^readme\.md$/i.test(name) || files.some((file) => file.name === 'package.json')) return;
      const { text } = decodeText(bytes);
      const headings = headingsOf(text);
      const title = headings[0]?.level === 1 ? headings[0] : undefined;
      const below = headings.filter((heading) => heading !== title);
      const find = ({ heading }: Section) => below.find((found) => heading.test(found.text));
      const missing = sections.filter((section) => find(section) === undefined);
      if (missing.length > 0) report(`The readme has no section on ${namesOf(missing)}; add it.`);
      for (const section of sections) {
        const heading = find(section);
        if (heading?.isEmpty !== true) continue;
        report(`The section “${section.name}” of the readme is empty; write it.`, { offset: heading.offset });
      }
      if (missing.length === sections.length) return;
      const minor = others.filter((section) => find(section) === undefined);
      if (minor.length > 0)
        report(`The readme has no section on ${namesOf(minor)}; the template has it.`, { severity: 'info' });
      if (title === undefined) report('The readme has no title; begin with `# `.', { severity: 'info' });
      const lower = text.toLowerCase();
      const unnamed = (definition?.operations ?? []).filter(({ value, isInternal }) => {
        const summary = toText(value['summary']).trim().toLowerCase();
        return !isInternal && summary !== '' && !lower.includes(summary);
      });
      if (unnamed[0] === undefined) return;
      const count = unnamed.length === 1 ? '' : ` and ${unnamed.length - 1} more`;
      report(`The readme does not name the operation \`${toText(unnamed[0].value['summary'])}\`${count}.`, {
        severity: 'info',
      });
    },
  },
});

interface Heading {
  readonly text: string;
  readonly level: number;
  readonly offset: number;
  /** Nothing stands under it, not even a heading of a lower level. */
  readonly isEmpty: boolean;
}

/** The headings of a Markdown text, those that are underlined too. */
function headingsOf(text: string): readonly Heading[] {
  const lines = [...text.matchAll(/^(?:(#{1,6})[^\n]*|[^\n]+\n(=+|-+)[ \t]*$)/gm)];
  const levels = lines.map(([, marks, line]) => marks?.length ?? (line?.startsWith('=') ? 1 : 2));
  return lines.map(({ 0: line, index }, number) => {
    const end = index + line.length;
    const next = lines[number + 1];
    const level = levels[number] ?? 1;
    const hasLower = (levels[number + 1] ?? 0) > level;
    return {
      text: line,
      level,
      offset: index,
      isEmpty: !hasLower && text.slice(end, next?.index).trim() === '',
    };
  });
}

function namesOf(missing: readonly Section[]): string {
  return missing.map(({ name }) => `“${name}”`).join(', ');
}

export const introPresent = defineRule({
  id: 'intro-present',
  code: 'POL-5000.1.1.5',
  summary:
    'A verified publisher has an `intro.md`, and with several ways to sign in a `customProperties.json`.',
  severity: { import: 'off', certified: 'info', independent: 'off' },
  certainty: 'E',
  source: sources.policyErrors,
  note: 'Both belong into the certification package and not into the folder on GitHub.',
  example: { at: '', in: 'intro.md', bad: undefined, good: '# Contoso Lists' },
  on: {
    connector(connector, report) {
      if (!connector.isFolder || isPackage(connector.files)) return;
      const has = (wanted: string) => connector.files.some(({ name }) => name.toLowerCase() === wanted);
      if (!has('intro.md')) report('The folder has no `intro.md`, the text of the public reference page.');
      if (
        connector.properties?.value['connectionParameterSets'] !== undefined &&
        !has('customproperties.json')
      ) {
        report(
          'The connector has parameter sets; its certification package needs a `customProperties.json`.',
        );
      }
    },
  },
});

function isPackage(files: ConnectorNode['files']): boolean {
  return files.some(({ name }) => /\.zip$/i.test(name));
}
