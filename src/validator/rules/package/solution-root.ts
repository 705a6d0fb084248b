import { fileOf, packageTree } from '../../model/package-tree.js';
import { readXmlOutline } from '../../model/xml-outline.js';
import { certification, defineRule } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

const wanted = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'] as const;

export const solutionRoot = defineRule({
  id: 'solution-root',
  code: 'PKG-05',
  covers: ['POL-5000.1.1.10', 'POL-5000.1.1.16'],
  summary: 'Each solution has [Content_Types].xml, customizations.xml and solution.xml at its root.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.packageValidator,
  example: {
    at: '',
    in: 'submission.zip/Contoso.zip/PkgAssets/FlowSolution.zip/solution.xml',
    bad: undefined,
    good: '<ImportExportXml />',
    also: cleanPackage,
  },
  on: {
    connector(node, report) {
      for (const solution of packageTree(node)?.solutions ?? []) {
        const missing = wanted.filter((name) => fileOf(solution, name) === undefined);
        if (missing.length > 0) {
          const names = missing.map((name) => `\`${name}\``).join(', ');
          report(`The solution lacks ${names}. Export it again, and change nothing in it.`, {
            file: solution.name,
            also: ['POL-5000.1.1.10'],
          });
        }
        for (const { name, bytes } of wanted.flatMap((wantedName) => fileOf(solution, wantedName) ?? [])) {
          if (readXmlOutline(new TextDecoder().decode(bytes)) !== undefined) continue;
          report('The file is not well-formed XML. Export the solution again.', {
            file: name,
            also: ['POL-5000.1.1.16'],
          });
        }
      }
    },
  },
});
