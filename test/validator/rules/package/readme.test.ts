import { readmeSections } from '../../../../src/validator/rules/package/folder-files.js';
import { cleanReadme } from '../../../support/clean-connector.js';
import { ruleTest } from '../../../support/rule-test.js';

const readme = (text: string) => [{ at: '', in: 'readme.md', set: text }];

ruleTest(readmeSections, [
  { name: 'the sections of the template', given: [], want: [] },
  {
    name: 'a title that speaks of signing is no section on credentials',
    given: readme(
      cleanReadme
        .replace('# Contoso Lists', '# Contoso Sign')
        .replace('## Obtaining Credentials', '## Getting Started'),
    ),
    want: [{ pointer: '', message: 'The readme has no section on “Obtaining Credentials”; add it.' }],
  },
  {
    name: 'an empty section, and one that has only sections in it',
    given: readme(cleanReadme.replace('There are none.\n', '')),
    want: [
      {
        pointer: '',
        line: 22,
        message: 'The section “Known Issues and Limitations” of the readme is empty; write it.',
      },
    ],
  },
  {
    name: 'what is good to have',
    given: readme(
      cleanReadme
        .replace('# Contoso Lists\n', '')
        .replace('## Publisher: Jane Doe\n', '')
        .replaceAll(/Get item|Create item/g, 'More'),
    ),
    want: [
      'The readme does not name the operation `Create item` and 1 more.',
      'The readme has no section on “Publisher”; the template has it.',
      'The readme has no title; begin with `# `.',
    ].map((message) => ({ pointer: '', message, severity: 'info' as const })),
  },
  {
    name: 'headings that are underlined',
    given: readme(cleanReadme.replace(/^## (.*)$/gm, '$1\n-----')),
    want: [],
  },
  {
    name: 'nothing',
    given: readme(''),
    want: [
      {
        pointer: '',
        message:
          'The readme has no section on “Prerequisites”, “Supported Operations”, “Obtaining Credentials”, “Known Issues and Limitations”; add it.',
      },
    ],
  },
  { name: 'of a project', given: [...readme(''), { at: '', in: 'package.json', set: '{}' }], want: [] },
]);
