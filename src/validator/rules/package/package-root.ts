import { packageTree } from '../../model/package-tree.js';
import { certification, defineRule } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

export const packageRootFolder = defineRule({
  id: 'package-root-folder',
  code: 'PKG-03',
  covers: ['POL-5000.1.1.12'],
  summary: 'The package holds one folder, best named PkgAssets; files beside it do not matter.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.packageValidator,
  example: {
    at: '',
    in: 'submission.zip/Contoso.zip/Other/readme.txt',
    bad: 'A second folder.',
    good: undefined,
    also: cleanPackage,
  },
  on: {
    connector(node, report) {
      const folder = packageTree(node)?.package;
      if (folder === undefined || folder.folders.length === 1) return;
      if (folder.files.length + folder.folders.length === 0) return; // archive-readable says so
      const found = folder.folders.map((name) => `\`${name}\``).join(', ') || 'none';
      report(`The package has ${folder.folders.length} folders (${found}); it takes one, \`PkgAssets\`.`, {
        file: folder.name,
      });
    },
  },
});
