import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../shared/usage-error.js';
import type { FileNode } from '../model/nodes.js';
import type { ConnectorFiles } from '../validate.js';
import type { ConnectorPlace } from './find-connectors.js';

/** Larger files are refused: far above every limit of the platform. */
const maximumBytes = 64 * 1024 * 1024;

/** Folders whose content is no part of a connector. */
const skipped = new Set(['node_modules', '.git']);

/** Files of a folder beyond this number are left out: a connector has a handful. */
const maximumFiles = 500;

/**
 * Reads the files of one connector. Of what else a folder holds, and the rules do not look into, only the name is kept.
 *
 * @throws UsageError for a file that was named and cannot be read.
 */
export function readConnectorFiles({ folder, names }: ConnectorPlace): ConnectorFiles {
  const isFolder = names === undefined;
  const files = (names ?? listFiles(folder)).map((name): FileNode => {
    const isRead = !isFolder || isLookedInto(name);
    return { name, bytes: isRead ? read(join(folder, name)) : new Uint8Array() };
  });
  return { files, isFolder };
}

function listFiles(folder: string): readonly string[] {
  const found: string[] = [];
  const pending = [''];
  for (let inside = pending.shift(); inside !== undefined; inside = pending.shift()) {
    const entries = readdirSync(join(folder, inside), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isFile()) found.push(name);
      else if (entry.isDirectory() && !skipped.has(entry.name)) pending.push(name);
      if (found.length >= maximumFiles) return found;
    }
  }
  return found;
}

/** Files of a folder that a rule may look into; code of a project around the connector is not read. */
function isLookedInto(name: string): boolean {
  return !name.includes('/') && /\.(json|csx?|png|md|zip|svg|jpe?g|gif|ya?ml)$/i.test(name);
}

function read(path: string): Uint8Array {
  try {
    if (statSync(path).size > maximumBytes) {
      throw new UsageError(`\`${path}\` has more than 64 MiB; no part of a connector is that large.`);
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `\`${path}\` cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
