import { createInterface } from 'node:readline';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { libsqlDriver, nodeSqliteDriver } from '../../../src/shim/store/embedded/sqlite-drivers.js';
import type { Store } from '../../../src/shim/store/store.js';

/**
 * A process of its own that has the store: `hold` only opens it; `work` puts events and delivers them for as long as it
 * lives. It tells each step on its output, and never before the store's promise has resolved.
 */
const [mode, file = '', driverName, run = '0'] = process.argv.slice(2);
const driver = driverName === 'libsql' ? await libsqlDriver() : nodeSqliteDriver();

try {
  const store = await openEmbeddedStore({ file, ...(driver && { driver }) });
  console.log('held');
  if (mode === 'work') await Promise.all([put(store), deliver(store)]);
  else for await (const _ of createInterface({ input: process.stdin })); // until it is killed
} catch (error) {
  console.log(String(error));
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
