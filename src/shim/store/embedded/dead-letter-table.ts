import type { DeadLetterStore } from '../store.js';
import type { Access } from './access.js';
import { isDead, toStoredEvent } from './event-table.js';
import type { SqliteDatabase } from './sqlite-driver.js';

/** The events in the state `dead`. */
export function createDeadLetterTable(
  database: SqliteDatabase,
  access: Access,
  now: () => number,
): DeadLetterStore {
  const newest = database.prepare(`
    SELECT * FROM events WHERE ${isDead} AND subscription_id = coalesce(?, subscription_id)
    ORDER BY finished_at DESC, id DESC LIMIT ?`);
  // Only where a lane is: nothing is delivered to a subscription that is not active.
  const reopen = database.prepare(`
    UPDATE events SET state = 'open', attempts = 0, last_error = NULL, finished_at = NULL, queued_at = ?
    WHERE ${isDead} AND subscription_id = coalesce(?, subscription_id) AND event_id = coalesce(?, event_id)
      AND subscription_id IN (SELECT subscription_id FROM lanes)
    RETURNING subscription_id`);
  const wakeLane = database.prepare(
    'UPDATE lanes SET due_at = ? WHERE subscription_id = ? AND due_at IS NULL',
  );

  return {
    list: ({ subscriptionId, limit = 100 } = {}) =>
      access.read(() =>
        newest.all(subscriptionId ?? null, limit).map((row) => ({
          ...toStoredEvent(row),
          lastError: row['last_error'] as string, // a dead letter has one
          finishedAt: row['finished_at'] as number,
        })),
      ),
    replay: ({ subscriptionId, eventId } = {}) =>
      access.write(() => {
        const rows = reopen.all(now(), subscriptionId ?? null, eventId ?? null);
        for (const id of new Set(rows.map((row) => row['subscription_id'] as string)))
          wakeLane.run(now(), id);
        return rows.length;
      }),
  };
}
