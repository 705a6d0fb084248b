import type { ConnectorNode } from '../../model/nodes.js';
import { fileOf, packageTree, type SolutionArchive } from '../../model/package-tree.js';
import { readXmlOutline } from '../../model/xml-outline.js';
import { certification, defineRule, type Report } from '../../rule.js';
import { sources } from '../../sources.js';
import { cleanPackage } from './clean-package.js';

/** Kinds of component in solution.xml. */
const [connectorType, flowType] = ['372', '29'];

export const solutionManifest = defineRule({
  id: 'solution-manifest',
  code: 'POL-5000.1.1.16',
  summary: 'solution.xml says that a solution is unmanaged, and lists the connector and the flows in it.',
  severity: certification('warning'),
  certainty: 'E',
  source: sources.policyErrors,
  example: {
    at: '',
    in: 'submission.zip/Contoso.zip/PkgAssets/FlowSolution.zip/solution.xml',
    bad: '<ImportExportXml><SolutionManifest><Managed>1</Managed></SolutionManifest></ImportExportXml>',
    good: '<ImportExportXml><SolutionManifest><Managed>0</Managed></SolutionManifest></ImportExportXml>',
    also: cleanPackage,
  },
  on: {
    connector(node: ConnectorNode, report) {
      for (const solution of packageTree(node)?.solutions ?? []) checkManifest(solution, report);
    },
  },
});

function checkManifest(solution: SolutionArchive, report: Report): void {
  const file = fileOf(solution, 'solution.xml');
  const text = file && new TextDecoder().decode(file.bytes);
  const outline = text === undefined ? undefined : readXmlOutline(text);
  if (file === undefined || text === undefined || outline === undefined) return;
  if (outline.textsOf('Managed')[0] === '1')
    report('The solution is managed. Export it as an unmanaged one.', { file: file.name });
  if (!text.includes('<RootComponents')) return;
  const lists = (type: string) => new RegExp(`<RootComponent\\s[^<>]*\\btype="${type}"`).test(text);
  if (solution.hasConnector && !lists(connectorType))
    report('The solution has a connector that solution.xml does not list. Export it again.', {
      file: file.name,
    });
  if (solution.hasWorkflows && !lists(flowType))
    report('The solution has flows that solution.xml does not list. Export it again.', { file: file.name });
}
