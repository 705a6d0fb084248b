import type { SqliteDriver } from '../../../src/shim/store/embedded/sqlite-driver.js';
import { libsqlDriver, nodeSqliteDriver } from '../../../src/shim/store/embedded/sqlite-drivers.js';

/** Every SQLite that this Node can run. */
export const sqliteDrivers: readonly SqliteDriver[] = [nodeSqliteDriver(), await libsqlDriver()].filter(
  (driver) => driver !== undefined,
);
