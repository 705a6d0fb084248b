import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Connector } from '../model/connector.js';
import { packageRoot } from '../shared/package-root.js';
import { UsageError } from '../shared/usage-error.js';

const places = ['connector/index.ts', 'connector/index.js', 'index.ts', 'index.js'];

/**
 * The module of a connector project: the file itself, or `connector/index.ts` of the folder. `undefined` when there
 * is none, and for this package's own folder, whose connector is built in.
 */
export function findProject(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return resolve(path);
  if (resolve(path) === resolve(packageRoot())) return undefined;
  return places.map((place) => resolve(path, place)).find((file) => existsSync(file));
}

/**
 * Loads the connector that a module exports, TypeScript or JavaScript. The project's `livechat-connector` is this
 * one, so that the words and the generator fit each other. A module that does not load or exports no connector is
 * a `UsageError` that says why.
 */
export async function loadProject(module: string): Promise<Connector> {
  const [{ createJiti }, entry] = await Promise.all([import('jiti'), import('../index.js')]);
  const jiti = createJiti(import.meta.url, {
    virtualModules: { 'livechat-connector': { ...entry } },
    fsCache: false,
  });
  let exported: unknown;
  try {
    exported = await jiti.import(module);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${module} cannot be loaded: ${reason}`, { cause });
  }
  const found = Object.values(Object(exported)).filter(isConnector);
  const [connector, ...others] = new Set(found);
  if (connector === undefined) {
    throw new UsageError(
      `${module} exports no connector. It needs: export const connector = defineConnector({…});`,
    );
  }
  if (others.length > 0)
    throw new UsageError(`${module} exports ${found.length} connectors; one is expected.`);
  return connector;
}

/** What the generator cannot do without. The compiler holds the rest. */
function isConnector(value: unknown): value is Connector {
  if (typeof value !== 'object' || value === null) return false;
  const isObject = (member: unknown) => typeof member === 'object' && member !== null;
  return (
    'info' in value &&
    isObject(value.info) &&
    'address' in value &&
    isObject(value.address) &&
    'connection' in value &&
    isObject(value.connection) &&
    'operations' in value &&
    Array.isArray(value.operations)
  );
}
