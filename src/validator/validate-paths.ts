import { existsSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { toJsonObject, toText } from '../shared/json-value.js';
import { UsageError } from '../shared/usage-error.js';
import { applyIgnores } from './config/apply-ignores.js';
import { type Baseline, beyondBaseline } from './config/baseline.js';
import type { IgnoreEntry } from './config/config.js';
import { type ConnectorPlace, findConnectors } from './files/find-connectors.js';
import { readConnectorFiles } from './files/read-connector-files.js';
import type { Finding, Profile } from './finding.js';
import type { ConnectorNode, FileNode } from './model/nodes.js';
import { readConnector } from './model/read-connector.js';
import type { ConnectorReport, Sources, ValidationReport } from './report/validation-report.js';
import type { Rule } from './rule.js';
import { type ConnectorFiles, validateConnector } from './validate.js';

export interface ValidatePathsOptions {
  readonly rules: readonly Rule[];
  readonly profile: Profile;
  /** Folder of the version before; of several connectors, the folder that holds theirs under the same names. */
  readonly against?: string;
  readonly ignore?: readonly IgnoreEntry[];
  readonly baseline?: Baseline;
  /** The day on which ignores are looked at, `2026-11-25`. */
  readonly today: string;
  /** Keep the texts, for the report that shows them. */
  readonly keepSources?: boolean;
}

/**
 * Reads and checks the connectors that paths name, one after the other.
 *
 * @throws UsageError for a path that cannot be read.
 */
export async function validatePaths(
  paths: readonly string[],
  options: ValidatePathsOptions,
): Promise<ValidationReport> {
  const places = findConnectors(paths);
  const connectors: ConnectorReport[] = [];
  for (const place of places) connectors.push(await validatePlace(place, options, places.length > 1));
  return { profile: options.profile, connectors, rules: options.rules };
}

async function validatePlace(
  place: ConnectorPlace,
  { rules, profile, against, ignore = [], baseline, today, keepSources }: ValidatePathsOptions,
  isOneOfSeveral: boolean,
): Promise<ConnectorReport> {
  const before = against === undefined ? undefined : readBefore(against, place, isOneOfSeveral);
  const given = readConnectorFiles(place);
  const [only] = given.files;
  const isPackage = place.names?.length === 1 && only !== undefined && /\.zip$/i.test(only.name);
  const files = isPackage ? await unpack(only) : given.files;
  const { isFolder } = given;
  const connector = readConnector(files, isFolder);
  const found = validateConnector(connector, { rules, profile, ...(before && { against: before }) });
  const shown = (name: string) => shownPath(place.folder, name);
  const findings = found.map((finding): Finding => ({ ...finding, file: shown(finding.file) }));
  const fresh = baseline === undefined ? findings : beyondBaseline(findings, baseline);
  const kept = applyIgnores(fresh, ignore, today);
  return {
    path: place.path,
    findings: kept.findings,
    ignored: findings.length - kept.findings.length,
    ...(keepSources && { sources: sourcesOf(connector, shown) }),
  };
}

/** What reads archives is loaded when there is one. */
async function unpack({ name, bytes }: FileNode): Promise<readonly FileNode[]> {
  const { readPackage } = await import('./model/read-package.js');
  return readPackage(name, bytes);
}

function readBefore(
  against: string,
  place: ConnectorPlace,
  isOneOfSeveral: boolean,
): ConnectorFiles | undefined {
  const path = isOneOfSeveral ? join(against, basename(place.folder)) : against;
  if (isOneOfSeveral && !existsSync(path)) return undefined;
  const [before, another] = findConnectors([path]);
  if (before === undefined || another !== undefined) {
    throw new UsageError(
      `\`${path}\` holds more than one connector; --against takes the version before of one.`,
    );
  }
  return readConnectorFiles(before);
}

function sourcesOf(connector: ConnectorNode, shown: (name: string) => string): Sources {
  const { definition, script, documents, definitionFile } = connector;
  const texts = documents.map(({ file, text }) => [shown(file), text] as const);
  return {
    title: toText(toJsonObject(definition?.value['info'])['title']),
    texts: new Map([...texts, ...(script ? [[shown(script.file), script.text] as const] : [])]),
    operations: (definition?.operations ?? []).map(({ pointer, label, value }) => {
      return { file: shown(definitionFile), pointer, label, summary: toText(value['summary']) };
    }),
  };
}

/** From the working folder where the file is below it, with `/`. */
function shownPath(folder: string, name: string): string {
  const path = join(folder, name);
  const shown = relative(process.cwd(), path);
  return (shown.startsWith('..') ? path : shown).replaceAll(sep, '/');
}
