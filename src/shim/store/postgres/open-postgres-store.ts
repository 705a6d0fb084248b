import type { PoolConfig } from 'pg';
import type { Logger } from '../../../shared/logger.js';
import type { Store } from '../store.js';
import { createAccess } from './access.js';
import { createBacklogReader } from './backlogs.js';
import { createPool } from './create-pool.js';
import { createDeadLetterTable } from './dead-letter-table.js';
import { createEventTable } from './event-table.js';
import { createIntake } from './intake.js';
import { createLaneQueue } from './lane-queue.js';
import { prepareDatabase } from './prepare-database.js';
import { createRegistrationTable } from './registration-table.js';
import { createSettling } from './settling.js';
import { createSubscriptionTable } from './subscription-table.js';

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:5432/database`, with `sslmode` and the like behind a question mark. */
  readonly url?: string;
  /** Options of node-postgres, instead of the URL or besides it; `max` is the number of connections (10). */
  readonly pool?: PoolConfig;
  /** The database schema that holds the tables; made when missing. Stores in several schemas share nothing. */
  readonly schema?: string;
  /** Starts even on a server that may lose what it has acknowledged: `fsync`, for one, is off. For tests only. */
  readonly allowUnsafeServer?: boolean;
  readonly logger?: Logger;
}

/**
 * The store for several instances of the shim: PostgreSQL 12 or newer, or a PgBouncer before it in session or
 * transaction mode. All times are the database's, so the clocks of the instances do not matter. A database that cannot
 * serve is a `UsageError`.
 *
 * @example const store = await openPostgresStore({ url: 'postgres://shim:secret@db.example/shim?sslmode=verify-full' });
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { schema = 'livechat_connector', allowUnsafeServer = false } = options;
  const pool = createPool(options);
  const access = createAccess(pool, schema);
  try {
    await prepareDatabase(access, { schema, allowUnsafeServer });
  } catch (error) {
    await access.close();
    throw error;
  }
  const lanes = createLaneQueue(access);
  const events = createEventTable(access);
  const { name, inTransaction } = access;
  return {
    registrations: createRegistrationTable(access),
    subscriptions: createSubscriptionTable(access),
    deadLetters: createDeadLetterTable(access),
    putEvents: createIntake(access),
    settle: createSettling(access),
    leaseLanes: lanes.lease,
    nextDueIn: lanes.nextDueIn,
    renew: lanes.renew,
    release: lanes.release,
    readLane: events.read,
    counts: events.counts,
    backlogs: createBacklogReader(access),
    prune: events.prune,
    async health() {
      await inTransaction((query) => query(`UPDATE ${name('health')} SET checked_at = ${name('now_ms')}()`));
    },
    close: () => access.close(),
  };
}
