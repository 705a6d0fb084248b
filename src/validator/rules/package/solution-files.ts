import { packageTree, type SolutionArchive } from '../../model/package-tree.js';
import { certification, defineRule, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

/** Members of customizations.xml that name a file of the solution. */
const members = [
  'openapidefinition',
  'connectionparameters',
  'connectionparametersets',
  'policytemplateinstances',
  'customcodeblobcontent',
  'iconblob',
  'JsonFileName',
] as const;

export const solutionFiles = defineRule({
  id: 'solution-files',
  code: 'PKG-10',
  covers: ['POL-5000.1.1.15', 'POL-5000.1.1.16', 'POL-5000.1.1.17'],
  summary:
    'Every file that customizations.xml names is in the solution, is not empty, and is JSON where it says so.',
  severity: certification('warning'),
  certainty: 'A',
  source: sources.policyErrors,
  note: 'The published script does not look inside; certification does, and refused an empty policytemplateinstances.json.',
  example: {
    at: '',
    in: 'submission.zip/Contoso.zip/PkgAssets/FlowSolution.zip/Connector/contoso_openapidefinition.json',
    bad: '',
    good: '{}',
    also: cleanPackage,
  },
  on: {
    connector(node, report) {
      for (const solution of packageTree(node)?.solutions ?? []) {
        for (const path of namedFiles(solution)) {
          const name = `${solution.name}/${path.replace(/^\//, '')}`;
          const file = node.files.find((candidate) => candidate.name === name);
          if (file === undefined) {
            const message = `customizations.xml names ${quote(path)}, which is not in the solution.`;
            report(message, {
              file: `${solution.name}/customizations.xml`,
              also: [/^\/?workflows\//i.test(path) ? 'POL-5000.1.1.15' : 'POL-5000.1.1.16'],
            });
          } else if (file.bytes.length === 0) {
            report('The file is empty. A list without members is written as `[]`.', {
              file: name,
              also: ['POL-5000.1.1.16'],
            });
          } else if (/\.json$/i.test(path) && !isJson(file.bytes)) {
            report('The file is not JSON. Export the solution again.', {
              file: name,
              also: ['POL-5000.1.1.17'],
            });
          }
        }
      }
    },
  },
});

function namedFiles({ outline }: SolutionArchive): readonly string[] {
  return members.flatMap((member) => outline?.textsOf(member) ?? []).filter((path) => path !== '');
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}
