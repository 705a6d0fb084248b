import { archivesOf, packageTree } from '../../model/package-tree.js';
import { certification, defineRule, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

export const assetsFolder = defineRule({
  id: 'assets-folder',
  code: 'PKG-04',
  covers: ['POL-5000.1.1.11', 'POL-5000.1.1.13'],
  summary: 'The asset folder holds two solutions, three with an AI plug-in, and no folder.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.packageValidator,
  example: {
    at: '',
    in: 'submission.zip/Contoso.zip/PkgAssets/Old/notes.txt',
    bad: 'A folder inside.',
    good: undefined,
    also: cleanPackage,
  },
  on: {
    connector(node, report) {
      const { assets, solutions } = packageTree(node) ?? {};
      if (assets === undefined) return;
      const at = { file: assets.name, also: ['POL-5000.1.1.13'] };
      for (const folder of assets.folders) {
        report(`The asset folder has a folder ${quote(folder)}. Put the solutions directly into it.`, {
          file: assets.name,
          also: ['POL-5000.1.1.11'],
        });
      }
      for (const { name } of assets.files) {
        if (/\.zip$|\/(?:ImportConfig\.xml|manifest\.ppkg\.json)$/i.test(name)) continue;
        report('Only solutions belong here. Take this file out.', {
          file: name,
          code: 'POL-5000.1.1.11',
          also: [],
          severity: 'warning',
        });
      }
      const archives = archivesOf(assets).length;
      const wanted = solutions?.some(({ hasPlugin }) => hasPlugin) ? 3 : 2;
      if (archives !== wanted) {
        const parts = wanted === 3 ? 'connector, flow and plug-in' : 'connector and flow';
        report(
          `The asset folder has ${archives} archives; it takes ${wanted}: the solutions of ${parts}.`,
          at,
        );
      }
    },
  },
});
