import type { SqliteDriver } from '../../src/shim/store/embedded/sqlite-driver.js';

/**
 * A driver that runs with `synchronous = NORMAL` and says FULL: the failing control of the power-cut test. The store
 * itself would refuse it.
 */
export function withSynchronousNormal(driver: SqliteDriver): SqliteDriver {
  return {
    name: driver.name,
    open(file) {
      const database = driver.open(file);
      return {
        exec: (sql) => database.exec(sql.replace('synchronous = FULL', 'synchronous = NORMAL')),
        prepare: (sql) => database.prepare(sql === 'PRAGMA synchronous' ? 'SELECT 2 AS synchronous' : sql),
        close: () => database.close(),
      };
    },
  };
}
