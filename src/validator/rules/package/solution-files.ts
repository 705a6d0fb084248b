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
  covers: ['POL-5000.1.1.1', 'POL-5000.1.1.3', 'POL-5000.1.1.15', 'POL-5000.1.1.16', 'POL-5000.1.1.17'],
  summary:
    'Every file that customizations.xml names is in the solution, is not empty, and is JSON where it says so; it names every flow.',
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
              also: policiesOf(path),
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
        const flows = new Set(namedFiles(solution).map((path) => path.replace(/^\//, '').toLowerCase()));
        for (const { name } of node.files) {
          const inside = name.startsWith(`${solution.name}/`) ? name.slice(solution.name.length + 1) : '';
          if (!/^workflows\/[^/]+\.json$/i.test(inside) || flows.has(inside.toLowerCase())) continue;
          if (solution.outline === undefined) continue; // it is told of as such
          const message = 'customizations.xml does not name this flow. Export the solution again.';
          report(message, { file: name, also: ['POL-5000.1.1.15'] });
        }
      }
    },
  },
});

/** What Partner Center calls it when a file is not there. */
function policiesOf(path: string): readonly string[] {
  if (/^\/?workflows\//i.test(path)) return ['POL-5000.1.1.15'];
  if (/_openapidefinition\.json$/i.test(path)) return ['POL-5000.1.1.3', 'POL-5000.1.1.16'];
  return [...(/_iconblob\.\w+$/i.test(path) ? ['POL-5000.1.1.1'] : []), 'POL-5000.1.1.16'];
}

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
