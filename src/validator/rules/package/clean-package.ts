const solution = (name: string) => `submission.zip/Contoso.zip/PkgAssets/${name}.zip`;
const text = (file: string, set: string) => ({ at: '', in: file, set });
const connectorNode =
  '<Connector><openapidefinition>/Connector/contoso_openapidefinition.json</openapidefinition><iconblob>/Connector/contoso_iconblob.Png</iconblob></Connector>';

/** A small submission in which no rule finds anything: the examples of the package rules change one thing in it. */
export const cleanPackage = [
  text('submission.zip', 'archive'),
  text('submission.zip/intro.md', 'Contoso keeps lists of items.'),
  text('submission.zip/Contoso.zip', 'archive'),
  text(solution('ConnectorSolution'), 'archive'),
  text(`${solution('ConnectorSolution')}/[Content_Types].xml`, '<Types />'),
  text(`${solution('ConnectorSolution')}/solution.xml`, '<ImportExportXml />'),
  text(
    `${solution('ConnectorSolution')}/customizations.xml`,
    `<ImportExportXml><Workflows /><Connectors>${connectorNode}</Connectors></ImportExportXml>`,
  ),
  text(`${solution('ConnectorSolution')}/Connector/contoso_openapidefinition.json`, '{}'),
  text(`${solution('ConnectorSolution')}/Connector/contoso_iconblob.Png`, 'a picture'),
  text(solution('FlowSolution'), 'archive'),
  text(`${solution('FlowSolution')}/[Content_Types].xml`, '<Types />'),
  text(`${solution('FlowSolution')}/solution.xml`, '<ImportExportXml />'),
  text(
    `${solution('FlowSolution')}/customizations.xml`,
    `<ImportExportXml><Workflows><Workflow><JsonFileName>/Workflows/All.json</JsonFileName></Workflow></Workflows><Connectors>${connectorNode}</Connectors></ImportExportXml>`,
  ),
  text(`${solution('FlowSolution')}/Connector/contoso_openapidefinition.json`, '{}'),
  text(`${solution('FlowSolution')}/Connector/contoso_iconblob.Png`, 'a picture'),
  text(`${solution('FlowSolution')}/Workflows/All.json`, '{}'),
] as const;
