import {
  committedSecret,
  committedSettings,
  fileNames,
  misplacedFile,
  otherConnector,
} from '../../../../src/validator/rules/package/misplaced-files.js';
import { ruleTest } from '../../../support/rule-test.js';

const file = (name: string, set: unknown) => ({ at: '', in: name, set });
const definition = '{ "swagger": "2.0", "paths": {} }';
const project = file('package.json', '{}');

ruleTest(fileNames, [
  { name: 'the right names', given: [file('script.csx', '')], want: [] },
  {
    name: 'another name of the script',
    given: [file('connector-script.csx', '')],
    want: [
      {
        pointer: '',
        file: 'connector-script.csx',
        message: 'The file is called `connector-script.csx`; call it `script.csx`.',
      },
    ],
  },
  { name: 'in the import', profile: 'import', given: [file('a.csx', '')], want: [] },
]);

ruleTest(otherConnector, [
  { name: 'one connector', given: [file('customProperties.json', '[]')], want: [] },
  {
    name: 'a second definition, second properties, and a folder',
    given: [
      file('other.json', definition),
      file('other-properties.json', '{ "properties": { "iconBrandColor": "#000000" } }'),
      file('Other/apiDefinition.swagger.json', ''),
    ],
    want: [
      {
        pointer: '',
        file: 'Other/apiDefinition.swagger.json',
        message:
          'This is a file of another connector, `Other/apiDefinition.swagger.json`; give it its own folder.',
      },
      {
        pointer: '',
        file: 'other-properties.json',
        message: 'This is a second properties file; a folder holds one connector, so give it its own.',
      },
      {
        pointer: '',
        file: 'other.json',
        message: 'This is a second definition; a folder holds one connector, so give it its own.',
      },
    ],
  },
  { name: 'the folder of a project', given: [project, file('examples/a/apiProperties.json', '')], want: [] },
  { name: 'a file that cannot be read', given: [file('other.json', '{ "swagger"')], want: [] },
]);

ruleTest(misplacedFile, [
  {
    name: 'what belongs',
    given: [file('intro.md', ''), file('script.csx', ''), file('LICENSE', '')],
    want: [],
  },
  {
    name: 'a picture and a folder, which is told once',
    given: [file('screen.png', ''), file('docs/a.md', ''), file('docs/deep/b.md', '')],
    want: [
      {
        pointer: '',
        file: 'docs/a.md',
        message: 'The folder `docs` is no part of a connector; take it out before you submit.',
      },
      {
        pointer: '',
        file: 'screen.png',
        message: 'The file `screen.png` is no part of a connector; take it out before you submit.',
      },
    ],
  },
  {
    name: 'what other rules tell',
    given: [file('settings.json', '{}'), file('a.json', definition)],
    want: [],
  },
  { name: 'the folder of a project', given: [project, file('src/index.ts', '')], want: [] },
]);

ruleTest(committedSettings, [
  { name: 'none', given: [], want: [] },
  {
    name: 'settings and a key',
    given: [file('settings.json', '{}'), file('keys/contoso.pem', '')],
    want: [
      {
        pointer: '',
        file: 'keys/contoso.pem',
        message:
          'A file like `keys/contoso.pem` holds secrets; take it out, and replace what it held if it was public.',
      },
      {
        pointer: '',
        file: 'settings.json',
        message:
          'The folder has a `settings.json`, which is for your machine only; take it out before you submit.',
      },
    ],
  },
  {
    name: 'in the import, which paconn works from',
    profile: 'import',
    given: [file('settings.json', '{}')],
    want: [],
  },
]);

ruleTest(committedSecret, [
  { name: 'none', given: [], want: [] },
  {
    name: 'a key in the definition',
    given: [{ at: '/info/x-key', set: 'AKIAQ3EGRT7XCONTOSO7' }],
    want: [
      {
        pointer: '/info/x-key',
        file: 'apiDefinition.swagger.json',
        message: 'This looks like a key of a provider. Remove it, and replace the key if it was one.',
      },
    ],
  },
  {
    name: 'a key in the readme',
    given: [file('readme.md', '# Contoso\n\nUse AKIAQ3EGRT7XCONTOSO7.\n')],
    want: [
      {
        pointer: '',
        file: 'readme.md',
        line: 3,
        message: 'This looks like a key of a provider. Remove it, and replace the key if it was one.',
      },
    ],
  },
  { name: 'a name that begins like one', given: [{ at: '/info/x-key', set: 'AKIASHORT' }], want: [] },
  {
    name: 'a file that cannot be read',
    given: [file('other.json', '{ "a": "AKIAQ3EGRT7XCONTOSO7')],
    want: [
      {
        pointer: '/a',
        message: 'This looks like a key of a provider. Remove it, and replace the key if it was one.',
      },
    ],
  },
]);
