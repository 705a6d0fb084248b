import type { ConnectorNode } from '../../model/nodes.js';
import { hasFolder, packageTree, type SolutionArchive } from '../../model/package-tree.js';
import { type Check, certification, defineRule } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

const flowSolution = 'submission.zip/Contoso.zip/PkgAssets/FlowSolution.zip';
const common = {
  severity: certification('error'),
  certainty: 'A',
  source: sources.packageValidator,
} as const;

export const solutionConnectorFolder = defineRule({
  ...common,
  id: 'solution-connector-folder',
  code: 'PKG-06',
  covers: ['POL-5000.1.1.8'],
  summary: 'A solution whose customizations.xml lists a connector has the folder Connector.',
  example: {
    at: '',
    in: `${flowSolution}/Connector/contoso_openapidefinition.json`,
    bad: undefined,
    good: '{}',
    also: [...cleanPackage, { at: '', in: `${flowSolution}/Connector/contoso_iconblob.Png`, set: undefined }],
  },
  on: {
    connector: wantFolders(({ hasConnector }) => hasConnector, 'a connector', ['Connector'], {
      Connector: 'POL-5000.1.1.8',
    }),
  },
});

export const solutionWorkflowsFolder = defineRule({
  ...common,
  id: 'solution-workflows-folder',
  code: 'PKG-07',
  covers: ['POL-5000.1.1.7', 'POL-5000.1.1.14'],
  summary: 'A solution whose customizations.xml lists workflows has the folders Workflows and Connector.',
  example: {
    at: '',
    in: `${flowSolution}/Workflows/All.json`,
    bad: undefined,
    good: '{}',
    also: cleanPackage,
  },
  on: {
    connector: wantFolders(({ hasWorkflows }) => hasWorkflows, 'workflows', ['Workflows', 'Connector'], {
      Workflows: 'POL-5000.1.1.14',
      Connector: 'POL-5000.1.1.7',
    }),
  },
});

export const solutionPluginFolders = defineRule({
  ...common,
  id: 'solution-plugin-folders',
  code: 'PKG-08',
  summary:
    'A solution whose customizations.xml lists an AI plug-in has the folders Connector, aiplugins and aipluginoperations.',
  example: {
    at: '',
    in: `${flowSolution}/customizations.xml`,
    bad: '<ImportExportXml><aicopilot_aiplugin name="lists" /></ImportExportXml>',
    good: '<ImportExportXml><aicopilot_aiplugin /></ImportExportXml>',
    also: cleanPackage,
  },
  on: {
    connector: wantFolders(({ hasPlugin }) => hasPlugin, 'an AI plug-in', [
      'Connector',
      'aiplugins',
      'aipluginoperations',
    ]),
  },
});

function wantFolders(
  isListed: (solution: SolutionArchive) => boolean,
  what: string,
  wanted: readonly string[],
  policies: Readonly<Record<string, string>> = {},
): Check<ConnectorNode> {
  return (node, report) => {
    for (const solution of packageTree(node)?.solutions.filter(isListed) ?? []) {
      const missing = wanted.filter((folder) => !hasFolder(solution, folder));
      if (missing.length === 0) continue;
      const names = missing.map((name) => `\`${name}\``).join(', ');
      const message = `customizations.xml lists ${what}, and the solution lacks the folder ${names}. Export it again.`;
      report(message, { file: solution.name, also: missing.flatMap((name) => policies[name] ?? []) });
    }
  };
}
