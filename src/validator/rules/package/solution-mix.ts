import { packageTree } from '../../model/package-tree.js';
import { certification, defineRule } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

export const solutionMix = defineRule({
  id: 'solution-mix',
  code: 'PKG-09',
  covers: ['POL-5000.1.1.6', 'POL-5000.1.1.7', 'POL-5000.1.1.8'],
  summary: 'One solution has the connector alone and one the connector with flows; one more an AI plug-in.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.packageValidator,
  example: {
    at: '',
    in: 'submission.zip/Contoso.zip/PkgAssets/FlowSolution.zip/customizations.xml',
    bad: '<ImportExportXml><Workflows /><Connector id="1" /></ImportExportXml>',
    good: '<ImportExportXml><Workflows><Workflow /></Workflows><Connector id="1" /></ImportExportXml>',
    also: cleanPackage,
  },
  on: {
    connector(node, report) {
      const { assets, solutions = [] } = packageTree(node) ?? {};
      if (assets === undefined || solutions.length === 0) return;
      const at = { file: assets.name };
      const has = (workflows: boolean, plugin: boolean) =>
        solutions.some(
          (solution) =>
            solution.hasConnector && solution.hasWorkflows === workflows && solution.hasPlugin === plugin,
        );
      if (!has(false, false)) {
        const isNowhere = !solutions.some(({ hasConnector }) => hasConnector);
        report('No solution has the connector and nothing else. Add one, or take the rest out of it.', {
          ...at,
          also: ['POL-5000.1.1.6', ...(isNowhere ? ['POL-5000.1.1.8'] : [])],
        });
      }
      if (!has(true, false)) {
        const isAlone = solutions.some(({ hasWorkflows, hasConnector }) => hasWorkflows && !hasConnector);
        report('No solution has the connector and flows that use it. Add one.', {
          ...at,
          also: [isAlone ? 'POL-5000.1.1.7' : 'POL-5000.1.1.6'],
        });
      }
      if (solutions.some(({ hasPlugin }) => hasPlugin) && !has(false, true)) {
        report('No solution has the connector and the AI plug-in without flows. Add one.', {
          ...at,
          also: [],
        });
      }
    },
  },
});
