import { packageTree } from '../../model/package-tree.js';
import { certification, defineRule } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

const empty = 'submission.zip/Contoso.zip/PkgAssets/FlowSolution.zip';

export const archiveReadable = defineRule({
  id: 'archive-readable',
  code: 'PKG-01',
  summary: 'Every archive of a submission can be opened.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.packageValidator,
  note: 'The published script wants an absolute Windows path to a `.zip`; here any path will do, and whether there is an AI plug-in is seen from the solutions.',
  example: {
    at: '',
    in: `${empty}/solution.xml`,
    bad: undefined,
    good: '<ImportExportXml />',
    also: alone(),
  },
  on: {
    connector(node, report) {
      if (packageTree(node) === undefined) return;
      const names = node.files.map(({ name }) => name);
      for (const name of names.filter((candidate) => /\.zip$/i.test(candidate))) {
        // What lies in a solution's own archives is nothing of the package's.
        if (name.split(/\.zip\//i).length > 3 || names.some((other) => other.startsWith(`${name}/`)))
          continue;
        report(`\`${name}\` is no archive that can be opened, or it is empty. Make it again.`, {
          file: name,
        });
      }
    },
  },
});

/** The clean package with one file left in the flow solution. */
function alone() {
  return cleanPackage.filter((change) => !change.in.startsWith(`${empty}/`));
}
