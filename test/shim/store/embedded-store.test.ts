import { join } from 'node:path';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { findSqliteDriver } from '../../../src/shim/store/embedded/sqlite-drivers.js';
import { testStore } from '../../support/store-suite.js';

for (const driver of ['node:sqlite', 'libsql'] as const) {
  if (await findSqliteDriver(driver)) {
    testStore(`the embedded store on ${driver}`, (folder, clock) =>
      openEmbeddedStore({ file: join(folder, 'shim.db'), clock, driver }),
    );
  }
}
