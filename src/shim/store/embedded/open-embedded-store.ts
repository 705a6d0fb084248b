import { type Clock, systemClock } from '../../../shared/clock.js';
import type { Store } from '../store.js';
import { createAccess } from './access.js';
import { createBacklogReader } from './backlogs.js';
import { createDeadLetterTable } from './dead-letter-table.js';
import { createEventTable } from './event-table.js';
import { giveBackSpace } from './give-back-space.js';
import { createLaneQueue } from './lane-queue.js';
import { openDatabase } from './open-database.js';
import { createRegistrationTable } from './registration-table.js';
import type { SqliteDriver } from './sqlite-driver.js';
import { findSqliteDriver } from './sqlite-drivers.js';
import { createSubscriptionTable } from './subscription-table.js';

export interface EmbeddedStoreOptions {
  /** The database file, on a real disk; made when missing. One process at a time can have it. */
  readonly file: string;
  readonly clock?: Clock;
  /** The SQLite library; by default Node's own where there is one, else libsql. */
  readonly driver?: SqliteDriver;
}

/**
 * The store for one instance of the shim: a SQLite file, no server. A file that is in use, damaged or newer than this
 * release is a `UsageError`.
 *
 * @example const store = await openEmbeddedStore({ file: './data/shim.db' });
 */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<Store> {
  const { file, clock = systemClock, driver = await findSqliteDriver() } = options;
  const database = openDatabase(file, driver);
  const now = () => clock.now();
  const access = createAccess(database);
  const events = createEventTable(database, now);
  const lanes = createLaneQueue(database, now);
  const checkHealth = database.prepare('UPDATE health SET checked_at = ?');

  return {
    registrations: createRegistrationTable(database, access),
    subscriptions: createSubscriptionTable(database, access, now),
    deadLetters: createDeadLetterTable(database, access, now),
    putEvents: (batch) => access.write(() => batch.map((event) => events.put(event))),
    leaseLanes: (...given) => access.read(() => lanes.lease(...given)),
    nextDueIn: () => access.read(() => lanes.nextDueIn()),
    readLane: (subscriptionId, count) => access.read(() => events.read(subscriptionId, count)),
    async settle(owner, results) {
      const written = await access.write(() =>
        results.map((result) => lanes.isHeldBy(owner, result.subscriptionId) && events.settle(result)),
      );
      const postponed = results.filter(({ kind }, index) => kind === 'retry' && written[index]);
      lanes.release(
        owner,
        postponed.map(({ subscriptionId }) => subscriptionId),
      );
      return written;
    },
    renew: (owner, ms) => access.read(() => lanes.renew(owner, ms)),
    release: (owner, subscriptionIds) => access.read(() => lanes.release(owner, subscriptionIds)),
    counts: () => access.read(() => events.counts()),
    backlogs: createBacklogReader(database, access),
    async prune(ages) {
      let removed = 0;
      for (let last = pruneChunk; last >= pruneChunk; removed += last) {
        last = await access.write(() => events.prune(ages, pruneChunk));
      }
      await giveBackSpace(database, access);
      return removed;
    },
    health: async () => {
      await access.write(() => checkHealth.run(now()));
    },
    close: () => access.close(),
  };
}

/** Few enough that the other writers hardly wait. */
const pruneChunk = 200;
