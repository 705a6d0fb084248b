import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../shared/usage-error.js';

/** Where the files of one connector are. */
export interface ConnectorPlace {
  /** As it was given, for messages. */
  readonly path: string;
  /** Folder that the names of files are relative to. */
  readonly folder: string;
  /** Only these files of the folder; all when absent. */
  readonly names?: readonly string[];
}

const definitionName = /^api[-_.]?definition([-_.]swagger)?\.json$/i;
const propertiesName = /^api[-_.]?properties\.json$/i;

/**
 * The connectors that paths name: a folder is one, or holds some in its folders; files given are looked at alone, a
 * definition together with the properties given from the same folder.
 *
 * @throws UsageError for a path that does not exist or cannot be read.
 */
export function findConnectors(paths: readonly string[]): readonly ConnectorPlace[] {
  const files: string[] = [];
  const places: ConnectorPlace[] = [];
  for (const path of paths) {
    if (isFolder(path)) places.push(...connectorsIn(path));
    else files.push(path);
  }
  return [...places, ...pairFiles(files)];
}

function connectorsIn(folder: string): readonly ConnectorPlace[] {
  const entries = list(folder);
  if (holdsConnector(entries)) return [{ path: folder, folder }];
  const inside = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => join(folder, name))
    .filter((path) => holdsConnector(list(path)));
  return inside.length > 0 ? inside.map((path) => ({ path, folder: path })) : [{ path: folder, folder }];
}

function holdsConnector(entries: readonly Dirent[]): boolean {
  return entries.some(({ name }) => definitionName.test(name) || propertiesName.test(name));
}

/** Properties go with the only definition that was given from their folder. */
function pairFiles(files: readonly string[]): readonly ConnectorPlace[] {
  const properties = files.filter((file) => propertiesName.test(basename(file)));
  const others = files.filter((file) => !properties.includes(file));
  const paired = new Set<string>();
  const places = others.map((file) => {
    const folder = dirname(file);
    const beside = others.filter((other) => dirname(other) === folder);
    const own = properties.filter((other) => dirname(other) === folder);
    if (beside.length > 1 || own.length !== 1) return single(file);
    for (const name of own) paired.add(name);
    return { path: file, folder, names: [file, ...own].map((name) => basename(name)) };
  });
  return [...places, ...properties.filter((file) => !paired.has(file)).map(single)];
}

function single(file: string): ConnectorPlace {
  return { path: file, folder: dirname(file), names: [basename(file)] };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function unreadable(path: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read (${String(code ?? error)})`;
  return new UsageError(`\`${path}\` ${reason}; name a connector folder, its files, or a package.`);
}
