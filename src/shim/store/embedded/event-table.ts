import {
  type DeliveryResult,
  mostRead,
  type NewEvent,
  type PruneAges,
  type PutResult,
  type StoreCounts,
  type StoredEvent,
} from '../store.js';
import type { SqliteDatabase, SqliteRow } from './sqlite-driver.js';

/** The table `events` and the due times in `lanes`. Its methods run inside the caller's transaction. */
export interface EventTable {
  put(event: NewEvent): PutResult;
  read(subscriptionId: string, count: number): readonly StoredEvent[];
  /** Answers false when the event is not open. */
  settle(result: DeliveryResult): boolean;
  counts(): StoreCounts;
  /** Removes at most `count` finished events; answers how many. */
  prune(ages: PruneAges, count: number): number;
}

export function createEventTable(database: SqliteDatabase, now: () => number): EventTable {
  const insert = database.prepare(`
    INSERT INTO events (subscription_id, event_id, payload, received_at, queued_at)
    SELECT subscription_id, ?, ?, ?, ? FROM lanes WHERE subscription_id = ?
    ON CONFLICT (subscription_id, event_id) DO NOTHING`);
  const hasLane = database.prepare('SELECT 1 FROM lanes WHERE subscription_id = ?');
  const wakeLane = database.prepare(
    'UPDATE lanes SET due_at = ? WHERE subscription_id = ? AND due_at IS NULL',
  );
  const readOpen = database.prepare(
    `SELECT ${storedColumns} FROM events WHERE subscription_id = ? AND state = 'open' ORDER BY id LIMIT ?`,
  );
  const readSizes = database.prepare(
    `SELECT subscription_id, max(length(payload)) AS size FROM (
      SELECT subscription_id, payload FROM events WHERE state = 'open' UNION ALL
      SELECT subscription_id, payload FROM events WHERE ${isDead}
    ) GROUP BY subscription_id`,
  );
  const deliver = database.prepare(`
    UPDATE events SET state = 'delivered', payload = NULL, last_error = NULL, finished_at = ?
    WHERE subscription_id = ? AND event_id = ? AND state = 'open'`);
  const fail = database.prepare(`
    UPDATE events SET attempts = attempts + 1, last_error = ?
    WHERE subscription_id = ? AND event_id = ? AND state = 'open'`);
  const bury = database.prepare(`
    UPDATE events SET state = 'dead', attempts = attempts + 1, last_error = ?, finished_at = ?
    WHERE subscription_id = ? AND event_id = ? AND state = 'open'`);
  // A lane with more to do goes to the end of the queue of lanes.
  const requeueLane = database.prepare(`
    UPDATE lanes SET failures = failures * ?2, due_at = CASE WHEN EXISTS
      (SELECT 1 FROM events WHERE events.subscription_id = ?1 AND state = 'open') THEN ?3 END
    WHERE subscription_id = ?1`);
  const postponeLane = database.prepare(
    'UPDATE lanes SET failures = failures + 1, due_at = ? WHERE subscription_id = ?',
  );
  const countOpen = database.prepare(
    `SELECT count(*) AS waiting, min(received_at) AS oldest FROM events WHERE state = 'open'`,
  );
  const countDead = database.prepare(`SELECT count(*) AS dead FROM events WHERE ${isDead}`);
  const pruneState = database.prepare(`
    DELETE FROM events WHERE id IN
      (SELECT id FROM events WHERE state <> 'open' AND state = ? AND finished_at <= ? LIMIT ?)`);

  // The longest payload that each lane has had: all of them pass here, and to ask SQLite would cost with each event.
  const longest = new Map(
    readSizes.all().map((row) => [row['subscription_id'] as string, row['size'] as number]),
  );

  return {
    put({ subscriptionId, eventId, payload }) {
      const time = now();
      if (insert.run(eventId, payload, time, time, subscriptionId) === 0) {
        return hasLane.all(subscriptionId).length > 0 ? 'duplicate' : 'unknown';
      }
      wakeLane.run(time, subscriptionId);
      if (payload.length > (longest.get(subscriptionId) ?? 0)) longest.set(subscriptionId, payload.length);
      return 'new';
    },
    read(subscriptionId, count) {
      const fitting = Math.max(1, Math.floor(mostRead / (longest.get(subscriptionId) ?? 1)));
      return readOpen.all(subscriptionId, Math.min(count, fitting)).map(toStoredEvent);
    },
    settle(result) {
      const { subscriptionId, eventId, kind } = result;
      if (kind === 'delivered') {
        if (deliver.run(now(), subscriptionId, eventId) === 0) return false;
        requeueLane.run(subscriptionId, 0, now());
      } else if (kind === 'dead') {
        if (bury.run(result.error, now(), subscriptionId, eventId) === 0) return false;
        requeueLane.run(subscriptionId, 1, now());
      } else {
        if (fail.run(result.error, subscriptionId, eventId) === 0) return false;
        postponeLane.run(now() + result.afterMs, subscriptionId);
      }
      return true;
    },
    counts() {
      const open = countOpen.all()[0];
      const oldest = open?.['oldest'];
      return {
        waiting: Number(open?.['waiting'] ?? 0),
        dead: Number(countDead.all()[0]?.['dead'] ?? 0),
        ...(typeof oldest === 'number' ? { oldestWaitingAt: oldest } : {}),
      };
    },
    prune({ deliveredMs, deadMs }, count) {
      const delivered = pruneState.run('delivered', now() - deliveredMs, count);
      return delivered + (deadMs === undefined ? 0 : pruneState.run('dead', now() - deadMs, count));
    },
  };
}

/** SQLite takes the index of finished events only where its own condition stands in the query, word for word. */
export const isDead = `state = 'dead' AND state <> 'open'`;

/** What `toStoredEvent` needs; each column more costs with each event. */
const storedColumns = 'subscription_id, event_id, payload, attempts, received_at, queued_at';

/** The casts hold since the table is STRICT and an event that is not delivered has its payload. */
export function toStoredEvent(row: SqliteRow): StoredEvent {
  return {
    subscriptionId: row['subscription_id'] as string,
    eventId: row['event_id'] as string,
    payload: row['payload'] as string,
    attempts: row['attempts'] as number,
    receivedAt: row['received_at'] as number,
    queuedAt: row['queued_at'] as number,
  };
}
