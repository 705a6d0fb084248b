import type { DeadLetterStore } from '../store.js';
import type { Access } from './access.js';
import { toStoredEvent } from './event-table.js';
import { lockLanes } from './lock-lanes.js';

/** The events in the state `dead`. */
export function createDeadLetterTable(access: Access): DeadLetterStore {
  const { name, read, inTransaction } = access;
  const newest = `
    SELECT subscription_id, event_id, payload, attempts, received_at, queued_at, last_error, finished_at
    FROM ${name('events')} WHERE state = 'dead' AND subscription_id = coalesce($1, subscription_id)
    ORDER BY finished_at DESC, id DESC LIMIT $2`;
  const findLanes = `
    SELECT DISTINCT subscription_id FROM ${name('events')}
    WHERE state = 'dead' AND subscription_id = coalesce($1, subscription_id) AND event_id = coalesce($2, event_id)`;
  // Only where a lane is: nothing is delivered to a subscription that is not active.
  const reopen = `
    UPDATE ${name('events')} SET state = 'open', attempts = 0, last_error = NULL, finished_at = NULL,
      queued_at = ${name('now_ms')}()
    WHERE state = 'dead' AND subscription_id = ANY ($1::text[]) AND event_id = coalesce($2, event_id)
    RETURNING subscription_id`;
  const wakeLanes = `
    UPDATE ${name('lanes')} SET due_at = ${name('now_ms')}()
    WHERE subscription_id = ANY ($1::text[]) AND due_at IS NULL`;

  return {
    async list({ subscriptionId, limit = 100 } = {}) {
      const rows = await read(newest, [subscriptionId ?? null, limit]);
      return rows.map((row) => ({
        ...toStoredEvent(row),
        lastError: row['last_error'] as string, // a dead letter has both
        finishedAt: row['finished_at'] as number,
      }));
    },
    replay: ({ subscriptionId, eventId } = {}) =>
      inTransaction(async (query) => {
        const found = await query(findLanes, [subscriptionId ?? null, eventId ?? null]);
        const lanes = await lockLanes(
          access,
          query,
          found.map((row) => row['subscription_id'] as string),
        );
        const opened = await query(reopen, [[...lanes.keys()], eventId ?? null]);
        await query(wakeLanes, [[...new Set(opened.map((row) => row['subscription_id']))]]);
        return opened.length;
      }),
  };
}
