import { certification, defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';

const maximumBytes = 1024 * 1024;

export const definitionSize = defineRule({
  id: 'definition-size',
  code: 'STR-23',
  summary: 'The definition is smaller than 1 MB.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.submission,
  note: 'Counted in bytes of the file; 1 MB is taken as 1,048,576.',
  example: { at: '/x-contoso', bad: 'x'.repeat(maximumBytes), good: undefined },
  on: {
    file({ name, bytes }, report, { definitionFile }) {
      if (name !== definitionFile || bytes.length < maximumBytes) return;
      report(`The file has ${bytes.length} bytes; it has to be smaller than ${maximumBytes}.`, {
        file: name,
        at: '',
      });
    },
  },
});

export const documentIndent = defineRule({
  id: 'document-indent',
  code: 'STR-24',
  summary: 'The documents are indented by blanks and have none at the end of a line.',
  severity: certification('info'),
  certainty: 'E',
  source: sources.codingStandards,
  note: 'The coding standards ask for soft tabs of four; two are as common.',
  example: {
    in: 'settings.json',
    at: '',
    bad: '{\n\t"connectorId": "shared_contoso"\n}\n',
    good: '{\n    "connectorId": "shared_contoso"\n}\n',
  },
  on: {
    document({ text }, report) {
      const tab = /^ *\t/m.exec(text);
      if (tab !== null) report('The file is indented by tabs; use blanks.', { offset: tab.index });
      const trailing = /[ \t](?=\r?$)/m.exec(text);
      if (trailing !== null) report('A line ends with blanks.', { offset: trailing.index });
    },
  },
});
