import { packageTree } from '../../model/package-tree.js';
import { defineRule } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

const customizations = 'submission.zip/Contoso.zip/PkgAssets/ConnectorSolution.zip/customizations.xml';
const connector = (more: string) =>
  `<ImportExportXml><Connectors><Connector><name>contoso</name>${more}</Connector></Connectors></ImportExportXml>`;

export const solutionIcon = defineRule({
  id: 'solution-icon',
  code: 'POL-5000.1.1.1',
  summary: 'The connector of a submission has an icon.',
  severity: { import: 'off', certified: 'warning', independent: 'off' },
  certainty: 'E',
  source: sources.policyErrors,
  example: {
    at: '',
    in: customizations,
    bad: connector(''),
    good: connector('<iconblob>/Connector/contoso_iconblob.Png</iconblob>'),
    also: cleanPackage,
  },
  on: {
    connector(node, report) {
      const { submission, solutions = [] } = packageTree(node) ?? {};
      if (submission === undefined) return; // what is given alone may be meant for an import
      for (const { name, hasConnector, outline } of solutions) {
        if (!hasConnector || outline?.textsOf('iconblob').some((path) => path !== '') === true) continue;
        report('The connector has no `iconblob`; certification asks for an icon, 230 by 230 points.', {
          file: `${name}/customizations.xml`,
        });
      }
    },
  },
});
