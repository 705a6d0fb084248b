import { extname } from 'node:path/posix';
import { writeZip, type ZipEntry } from '../../shared/zip/write-zip.js';
import type { Build } from '../build.js';
import { toSolutionConnector } from './connector-files.js';
import { customizationsXml, type SolutionFlow } from './customizations-xml.js';
import { environmentVariableFile, findEnvironmentVariables } from './environment-variables.js';
import { type RootComponent, solutionXml } from './solution-xml.js';
import { element, toXml } from './xml.js';

/** What goes into a solution beside the connector. */
export interface SolutionContent {
  readonly name: string;
  readonly title: string;
  readonly flows?: readonly SolutionFlow[];
  readonly hasConnectionReference: boolean;
}

/** An unmanaged solution as an archive. */
export function buildSolution(build: Build, content: SolutionContent): Promise<Buffer> {
  return writeZip(solutionFiles(build, content));
}

/** The files of an unmanaged solution. Pure. */
export function solutionFiles(build: Build, content: SolutionContent): readonly ZipEntry[] {
  const { folder, names, icon, settings } = build;
  const { name, title, flows = [], hasConnectionReference } = content;
  const connector = toSolutionConnector(folder, names, icon(230));
  const variables = findEnvironmentVariables(folder);
  const components: readonly RootComponent[] = [
    { type: '372', id: connector.id, schemaName: names.connector },
    ...flows.map(({ id }) => ({ type: '29' as const, id })),
    ...variables.map((schemaName) => ({ type: '380' as const, schemaName })),
  ];
  const { description, title: connectorTitle } = folder.connector;
  const parts: readonly ZipEntry[] = [
    text('solution.xml', solutionXml({ name, title, description, components }, names)),
    text(
      'customizations.xml',
      customizationsXml({ connector, title: connectorTitle, flows, hasConnectionReference }, names),
    ),
    ...connector.files,
    ...flows.map(({ path, definition }) => text(path, `${JSON.stringify(definition, null, 2)}\n`)),
    ...variables.map((variable) =>
      environmentVariableFile(variable, settings.solution?.environmentVariables?.[variable]),
    ),
  ];
  return [text('[Content_Types].xml', contentTypesXml(parts)), ...parts];
}

/** Every ending that occurs in the archive has a content type, as the format demands. */
function contentTypesXml(files: readonly ZipEntry[]): string {
  const endings = [...new Set(files.map(({ path }) => extname(path).slice(1)))].sort();
  return toXml(
    element(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      endings.map((Extension) => element('Default', { Extension, ContentType: 'application/octet-stream' })),
    ),
  );
}

function text(path: string, content: string): ZipEntry {
  return { path, data: Buffer.from(content) };
}
