import { archiveReadable } from '../../../../src/validator/rules/package/archive-readable.js';
import { assetsFolder } from '../../../../src/validator/rules/package/assets-folder.js';
import { cleanPackage } from '../../../../src/validator/rules/package/clean-package.js';
import { packageRootFolder } from '../../../../src/validator/rules/package/package-root.js';
import { solutionFiles } from '../../../../src/validator/rules/package/solution-files.js';
import {
  solutionConnectorFolder,
  solutionPluginFolders,
  solutionWorkflowsFolder,
} from '../../../../src/validator/rules/package/solution-folders.js';
import { solutionIcon } from '../../../../src/validator/rules/package/solution-icon.js';
import { solutionManifest } from '../../../../src/validator/rules/package/solution-manifest.js';
import { solutionMix } from '../../../../src/validator/rules/package/solution-mix.js';
import { solutionRoot } from '../../../../src/validator/rules/package/solution-root.js';
import { submissionRoot } from '../../../../src/validator/rules/package/submission-root.js';
import { ruleTest } from '../../../support/rule-test.js';

const assets = 'submission.zip/Contoso.zip/PkgAssets';
const flows = `${assets}/FlowSolution.zip`;
const set = (file: string, text: string | undefined) => ({ at: '', in: file, set: text });
/** The clean package without the files that a folder or archive holds. */
const without = (folder: string) => cleanPackage.filter(({ in: file }) => !file.startsWith(`${folder}/`));
const noPackage = { name: 'no package at all', given: [], want: [] };
const clean = { name: 'a package as it should be', given: cleanPackage, want: [] };

ruleTest(archiveReadable, [
  noPackage,
  clean,
  {
    name: 'a solution that is no archive',
    given: without(flows),
    want: [
      {
        pointer: '',
        message: `\`${flows}\` is no archive that can be opened, or it is empty. Make it again.`,
      },
    ],
  },
]);

ruleTest(submissionRoot, [
  noPackage,
  clean,
  {
    name: 'no text, two packages and a folder',
    given: [
      ...cleanPackage,
      set('submission.zip/intro.md', undefined),
      set('submission.zip/Other.zip', 'archive'),
      set('submission.zip/extra/notes.txt', 'Notes.'),
    ],
    want: [
      { pointer: '', message: 'The submission has 0 Markdown files; it takes one, intro.md.' },
      { pointer: '', message: 'The submission has 2 archives; it takes one, the package.' },
      {
        pointer: '',
        message: 'The submission has a folder `extra`. Put intro.md and the package at its root.',
      },
    ],
  },
  {
    name: 'other files beside the two',
    given: [...cleanPackage, set('submission.zip/customProperties.json', '{}')],
    want: [],
  },
]);

ruleTest(packageRootFolder, [
  noPackage,
  {
    name: 'files beside the folder',
    given: [...cleanPackage, set('submission.zip/Contoso.zip/input.xml', '<a />')],
    want: [],
  },
  {
    name: 'no folder',
    given: [...without('submission.zip/Contoso.zip'), set('submission.zip/Contoso.zip/input.xml', '<a />')],
    want: [{ pointer: '', message: 'The package has 0 folders (none); it takes one, `PkgAssets`.' }],
  },
]);

ruleTest(assetsFolder, [
  noPackage,
  clean,
  {
    name: 'a file that is no solution, and those of Package Deployer',
    given: [
      ...cleanPackage,
      set(`${assets}/notes.txt`, 'Notes.'),
      set(`${assets}/ImportConfig.xml`, '<configdatastorage />'),
    ],
    want: [
      {
        pointer: '',
        code: 'POL-5000.1.1.11',
        severity: 'warning',
        message: 'Only solutions belong here. Take this file out.',
        file: `${assets}/notes.txt`,
      },
    ],
  },
  {
    name: 'a solution too many',
    given: [...cleanPackage, set(`${assets}/Third.zip`, 'archive')],
    want: [
      {
        pointer: '',
        message: 'The asset folder has 3 archives; it takes 2: the solutions of connector and flow.',
      },
    ],
  },
  {
    name: 'a plug-in in one of two solutions',
    given: [
      ...cleanPackage,
      set(`${flows}/customizations.xml`, '<a><Connector id="1" /><aicopilot_aiplugin id="1" /></a>'),
    ],
    want: [
      {
        pointer: '',
        message: 'The asset folder has 2 archives; it takes 3: the solutions of connector, flow and plug-in.',
      },
    ],
  },
]);

ruleTest(solutionRoot, [
  noPackage,
  {
    name: 'names in another case',
    given: [...cleanPackage, set(`${flows}/solution.xml`, undefined), set(`${flows}/Solution.xml`, '<a />')],
    want: [],
  },
  {
    name: 'two files missing',
    given: [
      ...cleanPackage,
      set(`${flows}/solution.xml`, undefined),
      set(`${flows}/[Content_Types].xml`, undefined),
    ],
    want: [
      {
        pointer: '',
        message:
          'The solution lacks `[Content_Types].xml`, `solution.xml`. Export it again, and change nothing in it.',
      },
    ],
  },
  {
    name: 'XML that breaks off',
    given: [...cleanPackage, set(`${flows}/customizations.xml`, '<ImportExportXml><Workflows>')],
    want: [{ pointer: '', message: 'The file is not well-formed XML. Export the solution again.' }],
  },
  {
    name: 'a solution.xml that breaks off',
    given: [...cleanPackage, set(`${flows}/solution.xml`, '<ImportExportXml><SolutionManifest>')],
    want: [
      {
        pointer: '',
        message: 'The file is not well-formed XML. Export the solution again.',
        file: `${flows}/solution.xml`,
      },
    ],
  },
]);

ruleTest(solutionConnectorFolder, [
  noPackage,
  {
    name: 'a connector in a folder that the command line unpacked to',
    given: [...without(`${flows}/Connector`), set(`${flows}/Connectors/contoso.json`, '{}')],
    want: [
      {
        pointer: '',
        message:
          'customizations.xml lists a connector, and the solution lacks the folder `Connector`. Export it again.',
      },
    ],
  },
]);

ruleTest(solutionWorkflowsFolder, [
  noPackage,
  {
    name: 'workflows without either folder',
    given: without(flows).concat(
      cleanPackage.filter(({ in: file }) => file.startsWith(`${flows}/`) && file.endsWith('.xml')),
    ),
    want: [
      {
        pointer: '',
        message:
          'customizations.xml lists workflows, and the solution lacks the folder `Workflows`, `Connector`. Export it again.',
      },
    ],
  },
]);

ruleTest(solutionPluginFolders, [
  noPackage,
  {
    name: 'a plug-in with one of its folders',
    given: [
      ...cleanPackage,
      set(`${flows}/customizations.xml`, '<a><aicopilot_aiplugin><name>p</name></aicopilot_aiplugin></a>'),
      set(`${flows}/aiplugins/p.xml`, '<a />'),
    ],
    want: [
      {
        pointer: '',
        message:
          'customizations.xml lists an AI plug-in, and the solution lacks the folder `aipluginoperations`. Export it again.',
      },
    ],
  },
]);

ruleTest(solutionMix, [
  noPackage,
  clean,
  {
    name: 'two solutions with flows',
    given: [
      ...cleanPackage,
      set(
        `${assets}/ConnectorSolution.zip/customizations.xml`,
        '<a><Workflows><Workflow /></Workflows><Connector id="1" /></a>',
      ),
    ],
    want: [
      {
        pointer: '',
        message: 'No solution has the connector and nothing else. Add one, or take the rest out of it.',
      },
    ],
  },
]);

const manifest = (inside: string) =>
  `<ImportExportXml><SolutionManifest>${inside}</SolutionManifest></ImportExportXml>`;

ruleTest(solutionManifest, [
  noPackage,
  clean,
  {
    name: 'a managed solution whose parts are not listed',
    given: [
      ...cleanPackage,
      set(`${flows}/solution.xml`, manifest('<Managed>1</Managed><RootComponents></RootComponents>')),
    ],
    want: [
      'The solution has a connector that solution.xml does not list. Export it again.',
      'The solution has flows that solution.xml does not list. Export it again.',
      'The solution is managed. Export it as an unmanaged one.',
    ].map((message) => ({ pointer: '', message, file: `${flows}/solution.xml` })),
  },
  {
    name: 'parts that are listed',
    given: [
      ...cleanPackage,
      set(
        `${flows}/solution.xml`,
        manifest(
          '<RootComponents><RootComponent id="1" type="372" /><RootComponent type="29" /></RootComponents>',
        ),
      ),
    ],
    want: [],
  },
]);

ruleTest(solutionIcon, [
  noPackage,
  clean,
  {
    name: 'no icon',
    given: [...cleanPackage, set(`${flows}/customizations.xml`, '<a><Connector id="1" /></a>')],
    want: [
      {
        pointer: '',
        message: 'The connector has no `iconblob`; certification asks for an icon, 230 by 230 points.',
        file: `${flows}/customizations.xml`,
      },
    ],
  },
]);

ruleTest(solutionFiles, [
  noPackage,
  clean,
  {
    name: 'a flow that is not named',
    given: [...cleanPackage, set(`${flows}/Workflows/Other.json`, '{}')],
    want: [
      {
        pointer: '',
        message: 'customizations.xml does not name this flow. Export the solution again.',
        file: `${flows}/Workflows/Other.json`,
      },
    ],
  },
  {
    name: 'a file that is missing, one that is empty and one that is no JSON',
    given: [
      ...cleanPackage,
      set(`${flows}/Workflows/All.json`, '{'),
      set(`${flows}/Connector/contoso_openapidefinition.json`, ''),
      set(`${assets}/ConnectorSolution.zip/Connector/contoso_openapidefinition.json`, undefined),
    ],
    want: [
      {
        pointer: '',
        message:
          'customizations.xml names `/Connector/contoso_openapidefinition.json`, which is not in the solution.',
        file: `${assets}/ConnectorSolution.zip/customizations.xml`,
      },
      {
        pointer: '',
        message: 'The file is empty. A list without members is written as `[]`.',
        file: `${flows}/Connector/contoso_openapidefinition.json`,
      },
      {
        pointer: '',
        message: 'The file is not JSON. Export the solution again.',
        file: `${flows}/Workflows/All.json`,
      },
    ],
  },
]);
