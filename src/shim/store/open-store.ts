import { resolve } from 'node:path';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
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
  const { openPostgresStore } = await import('./postgres/open-postgres-store.js');
  return openPostgresStore({ url: store, ...options });
}
