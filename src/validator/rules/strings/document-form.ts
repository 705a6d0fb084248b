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
      const tab = text.includes('\t') ? text.search(/^ *\t/m) : -1;
      if (tab >= 0) report('The file is indented by tabs; use blanks.', { offset: tab });
      const trailing = firstTrailingBlank(text);
      if (trailing !== undefined) report('A line ends with blanks.', { offset: trailing });
    },
  },
});

/** Looks at the ends of lines alone: an expression would try every blank of the text. */
function firstTrailingBlank(text: string): number | undefined {
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const last = text[end - 1] === '\r' ? end - 2 : end - 1;
    if (last >= start && (text[last] === ' ' || text[last] === '\t')) return last;
    start = end + 1;
  }
  return undefined;
}
