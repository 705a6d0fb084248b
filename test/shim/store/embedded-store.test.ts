import { join } from 'node:path';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { testStore } from '../../support/store-suite/index.js';
import { sqliteDrivers } from './sqlite-drivers.js';

for (const driver of sqliteDrivers) {
  testStore(`the embedded store on ${driver.name}`, (folder, clock) =>
    openEmbeddedStore({ file: join(folder, 'shim.db'), clock, driver }),
  );
}
