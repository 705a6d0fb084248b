import { resolve } from 'node:path';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { UsageError } from '../../shared/usage-error.js';
import type { Store } from './store.js';

export interface OpenStoreOptions {
  /** The path of a SQLite file, or `postgres://…`. */
  readonly store: string;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** Opens the store that the settings name. The engine, and its driver, are loaded only when they are wanted. */
export async function openStore({ store, ...options }: OpenStoreOptions): Promise<Store> {
  if (!/^postgres(ql)?:\/\//i.test(store)) {
    const { openEmbeddedStore } = await import('./embedded/open-embedded-store.js');
    return openEmbeddedStore({ file: resolve(store), ...options });
  }
  const openPostgresStore = await loadPostgres();
  return openPostgresStore({ url: store, ...options });
}

type OpenPostgresStore = (
  options: Omit<OpenStoreOptions, 'store'> & { readonly url: string },
) => Promise<Store>;

/** Named in a constant, so that a build without the engine compiles. */
const engine: string = './postgres/open-postgres-store.js';

async function loadPostgres(): Promise<OpenPostgresStore> {
  try {
    // The one module of ours behind this name, with the options above.
    const { openPostgresStore } = (await import(engine)) as { openPostgresStore: OpenPostgresStore };
    return openPostgresStore;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError('This build has no PostgreSQL engine. Name a SQLite file in SHIM_STORE.', {
      cause: error,
    });
  }
}
