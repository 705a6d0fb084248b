import type { Finding } from './finding.js';
import type { ConnectorNode, FileNode } from './model/nodes.js';
import { type PackagedConnector, packagedConnectors } from './model/packaged-connectors.js';
import { readConnector } from './model/read-connector.js';
import { readPackage } from './model/read-package.js';
import { type ConnectorFiles, type ValidateOptions, validateConnector } from './validate.js';

/** What was found in a package, with the connectors that were read in it. */
export interface PackageFindings {
  readonly findings: readonly Finding[];
  readonly connectors: readonly { readonly connector: ConnectorNode; shown(file: string): string }[];
}

/**
 * Checks a package: its structure, and each connector inside it. Findings name the file through the archives around
 * it: `submission.zip/Contoso.zip/PkgAssets/ConnectorSolution.zip/Connector/contoso_openapidefinition.json`. None of
 * them can be repaired in place. Never rejects.
 */
export async function validatePackage(file: FileNode, options: ValidateOptions): Promise<PackageFindings> {
  const files = await readPackage(file.name, file.bytes);
  const inside = packagedConnectors(files).map((packaged) => {
    return { packaged, connector: readConnector(packaged.files, packaged.isFolder) };
  });
  const { against: _, ...ofStructure } = options;
  return {
    findings: [
      ...validateConnector(readConnector(files, false), ofStructure),
      ...withoutRepeats(
        inside.map(({ packaged, connector }) => ({
          packaged,
          findings: validateConnector(connector, options),
        })),
      ),
    ],
    connectors: inside.map(({ packaged, connector }) => {
      const shown = (name: string) =>
        packaged.toPackage({ file: name, pointer: '', line: 1, column: 1 }).file;
      return { connector, shown };
    }),
  };
}

/** The solutions of a submission have the same connector: what was said of the first is not said again. */
function withoutRepeats(
  all: readonly { readonly packaged: PackagedConnector; readonly findings: readonly Finding[] }[],
): readonly Finding[] {
  const told = new Set<string>();
  return all.flatMap(({ packaged, findings }) => {
    const fresh = findings.filter((finding) => !told.has(keyOf(finding)));
    for (const finding of fresh) told.add(keyOf(finding));
    return fresh.map((finding) => inPackage(finding, packaged));
  });
}

function keyOf({ code, file, pointer, message }: Finding): string {
  return JSON.stringify([code, file, pointer, message]);
}

function inPackage({ fix: _, ...finding }: Finding, { toPackage }: PackagedConnector): Finding {
  const { file, pointer, line, column } = toPackage(finding);
  return { ...finding, file, pointer, line, column };
}

/** The connector of an older package, to compare with: the first one in it. */
export async function connectorOfPackage(file: FileNode): Promise<ConnectorFiles | undefined> {
  return packagedConnectors(await readPackage(file.name, file.bytes))[0];
}
