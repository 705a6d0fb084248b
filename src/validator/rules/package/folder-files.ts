import { decodeText } from '../../../shared/decode-text.js';
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

/** What reviewers look for, by words of a heading. */
const sections: readonly (readonly [name: string, heading: RegExp])[] = [
  ['Prerequisites', /prerequisit|requirement/i],
  ['Supported Operations', /operation|action|trigger/i],
  ['Obtaining Credentials', /credential|authenticat|get(ting)? started|api key|sign|connect/i],
  ['Known Issues and Limitations', /known|limitation|issue/i],
];

export const readmeSections = defineRule({
  id: 'readme-sections',
  code: 'REV-04',
  summary: 'The readme tells prerequisites, operations, credentials and known issues.',
  severity: certification('warning'),
  certainty: 'A',
  source: sources.repository,
  note: 'Judged by the headings. Beside a `package.json` the readme is that of a project and not looked at.',
  example: { at: '', in: 'readme.md', bad: '# Contoso Lists\nA connector.\n', good: undefined },
  on: {
    file({ name, bytes }, report, { files }) {
      if (!/^readme\.md$/i.test(name) || files.some((file) => file.name === 'package.json')) return;
      const headings = decodeText(bytes).text.match(/^(?:#{1,6}[^\n]*|[^\n]+\n(?:=+|-+)[ \t]*$)/gm) ?? [];
      const missing = sections.filter(([, heading]) => !headings.some((line) => heading.test(line)));
      if (missing.length === 0) return;
      report(`The readme has no section on ${missing.map(([title]) => `“${title}”`).join(', ')}; add it.`);
    },
  },
});

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
