import { archivesOf, packageTree } from '../../model/package-tree.js';
import { certification, defineRule, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

export const submissionRoot = defineRule({
  id: 'submission-root',
  code: 'PKG-02',
  covers: ['POL-5000.1.1.5', 'POL-5000.1.1.11'],
  summary: 'A submission holds one Markdown file and one archive, and no folder.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.packageValidator,
  example: {
    at: '',
    in: 'submission.zip/second.md',
    bad: 'A second text.',
    good: undefined,
    also: cleanPackage,
  },
  on: {
    connector(node, report) {
      const submission = packageTree(node)?.submission;
      if (submission === undefined || submission.files.length + submission.folders.length === 0) return;
      const at = { file: submission.name, also: ['POL-5000.1.1.11'] };
      const lacks = { file: submission.name, also: ['POL-5000.1.1.5'] };
      for (const folder of submission.folders) {
        report(`The submission has a folder ${quote(folder)}. Put intro.md and the package at its root.`, at);
      }
      const texts = submission.files.filter(({ name }) => /\.md$/i.test(name)).length;
      if (texts !== 1) {
        const message = `The submission has ${texts} Markdown files; it takes one, intro.md.`;
        report(message, texts === 0 ? lacks : at);
      }
      const archives = archivesOf(submission).length;
      if (archives !== 1) {
        const message = `The submission has ${archives} archives; it takes one, the package.`;
        report(message, archives === 0 ? lacks : at);
      }
    },
  },
});
