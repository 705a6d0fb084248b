import { createInterface } from 'node:readline';
import { openEmbeddedStore } from '../../src/shim/store/embedded/open-embedded-store.js';
import type { SqliteDriver } from '../../src/shim/store/embedded/sqlite-driver.js';
import { libsqlDriver, nodeSqliteDriver } from '../../src/shim/store/embedded/sqlite-drivers.js';
import { openPostgresStore } from '../../src/shim/store/postgres/open-postgres-store.js';
import type { Store } from '../../src/shim/store/store.js';
import { withSynchronousNormal } from './synchronous-normal.js';

/**
 * A process of its own that has the store: `hold` only opens it; `work` puts events and delivers them for as long as it
 * lives. It tells each step on its output, and never before the store's promise has resolved.
 *
 *     node dist/scripts/store/store-process.js hold|work ENGINE TARGET [RUN]
 *
 * ENGINE is `node:sqlite` or `libsql` with a file as TARGET, or `postgres` with a URL; with `-unsafe` behind it, the
 * store is opened in the way that loses what it has acknowledged.
 */
const [mode, engine = '', target = '', run = '0'] = process.argv.slice(2);

try {
  const store = await open();
  console.log('held');
  if (mode === 'work') await Promise.all([put(store), deliver(store)]);
  else for await (const _ of createInterface({ input: process.stdin })); // until it is killed
} catch (error) {
  console.log(String(error));
}

async function open(): Promise<Store> {
  const isUnsafe = engine.endsWith('-unsafe');
  if (engine.startsWith('postgres')) return openPostgresStore({ url: target, allowUnsafeServer: isUnsafe });
  const driver: SqliteDriver | undefined = engine.startsWith('libsql')
    ? await libsqlDriver()
    : nodeSqliteDriver();
  if (driver === undefined) throw new Error('This Node has no SQLite of its own.');
  return openEmbeddedStore({ file: target, driver: isUnsafe ? withSynchronousNormal(driver) : driver });
}

async function put(store: Store): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const events = Array.from({ length: 1 + (turn % 8) }, (_, index) => ({
      subscriptionId: `lane-${index % 3}`,
      eventId: `${run}-${turn}-${index}`,
      payload: JSON.stringify({ run, turn, index, text: 'x'.repeat(500) }),
    }));
    const results = await Promise.all(events.map((event) => store.putEvents([event])));
    results.forEach(([result], index) => {
      console.log(`put ${events[index]?.subscriptionId}/${events[index]?.eventId} ${result}`);
    });
  }
}

async function deliver(store: Store): Promise<void> {
  for (;;) {
    for (const { subscriptionId } of await store.leaseLanes(3, run, 60_000)) {
      const events = await store.readLane(subscriptionId, 3);
      for (const { eventId } of events) console.log(`deliver ${subscriptionId}/${eventId}`);
      const results = events.map(({ eventId }) => ({ subscriptionId, eventId, kind: 'delivered' as const }));
      await store.settle(run, results);
      for (const { eventId } of events) console.log(`settled ${subscriptionId}/${eventId}`);
    }
    await store.release(run);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
