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
import { type ConnectorFiles, type ValidateOptions, validateConnector } from './validate.js';
import type { PackageFindings } from './validate-package.js';

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
  const before = against === undefined ? undefined : await readBefore(against, place, isOneOfSeveral);
  const rest = { rules, profile, ...(before && { against: before }) };
  const given = readConnectorFiles(place);
  const archive = onlyArchive(given);
  const { findings: found, connectors } =
    archive === undefined ? validateFiles(given, rest) : await validateArchive(archive, rest);
  const shown = shownPaths(place.folder);
  const findings = found.map((finding): Finding => Object.assign(finding, { file: shown(finding.file) }));
  const fresh = baseline === undefined ? findings : beyondBaseline(findings, baseline);
  const kept = applyIgnores(fresh, ignore, today);
  return {
    path: place.path,
    findings: kept.findings,
    ignored: findings.length - kept.findings.length,
    ...(keepSources && {
      sources: joinSources(
        connectors.map(({ connector, shown: inside }) => sourcesOf(connector, (file) => shown(inside(file)))),
      ),
    }),
  };
}

function validateFiles(given: ConnectorFiles, options: ValidateOptions): PackageFindings {
  const connector = readConnector(given.files, given.isFolder);
  return {
    findings: validateConnector(connector, options),
    connectors: [{ connector, shown: (file) => file }],
  };
}

/** The archive, when that is all that was named. */
function onlyArchive({ files, isFolder }: ConnectorFiles): FileNode | undefined {
  const [only, another] = files;
  return !isFolder && another === undefined && only !== undefined && /\.zip$/i.test(only.name)
    ? only
    : undefined;
}

/** What reads archives is loaded when there is one. */
async function validateArchive(archive: FileNode, options: ValidateOptions): Promise<PackageFindings> {
  const { validatePackage } = await import('./validate-package.js');
  return validatePackage(archive, options);
}

async function readBefore(
  against: string,
  place: ConnectorPlace,
  isOneOfSeveral: boolean,
): Promise<ConnectorFiles | undefined> {
  const path = isOneOfSeveral ? join(against, basename(place.folder)) : against;
  if (!existsSync(against)) throw new UsageError(`--against: \`${against}\` does not exist.`);
  if (isOneOfSeveral && !existsSync(path)) return undefined;
  const [before, another] = findConnectors([path]);
  if (before === undefined || another !== undefined) {
    throw new UsageError(
      `\`${path}\` holds more than one connector; --against takes the version before of one.`,
    );
  }
  const files = await unpacked(readConnectorFiles(before));
  // Without a definition every comparison would be silent, as if nothing had changed.
  if (files === undefined || readConnector(files.files, files.isFolder).definition === undefined)
    throw new UsageError(`\`${path}\` holds no connector to compare with.`);
  return files;
}

async function unpacked(files: ConnectorFiles): Promise<ConnectorFiles | undefined> {
  const archive = onlyArchive(files);
  if (archive === undefined) return files;
  const { connectorOfPackage } = await import('./validate-package.js');
  return connectorOfPackage(archive);
}

/** Those of a package with several connectors as one. */
function joinSources(all: readonly Sources[]): Sources {
  return {
    title: all[0]?.title ?? '',
    texts: new Map(all.flatMap(({ texts }) => [...texts])),
    operations: all.flatMap(({ operations }) => operations),
  };
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

/** Names files from the working folder where they are below it, with `/`. Each is worked out once. */
function shownPaths(folder: string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const path = join(folder, name);
    const fromHere = relative(process.cwd(), path);
    const shown = (fromHere.startsWith('..') ? path : fromHere).replaceAll(sep, '/');
    known.set(name, shown);
    return shown;
  };
}
