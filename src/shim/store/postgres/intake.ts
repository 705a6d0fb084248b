import type { NewEvent, PutResult, Store } from '../store.js';
import type { Access } from './access.js';
import { lockLanes } from './lock-lanes.js';

/**
 * Puts events into the store, those of an event-loop turn together. One batch is under way at a time, so that events
 * of one instance keep the order of the calls.
 */
export function createIntake(access: Access): Store['putEvents'] {
  const { name, inTransaction, gather } = access;

  const insert = `
    WITH added AS (
      INSERT INTO ${name('events')} (subscription_id, event_id, payload, received_at, queued_at)
      SELECT subscription_id, event_id, payload, ${name('now_ms')}(), ${name('now_ms')}()
      FROM unnest($1::text[], $2::text[], $3::text[])
        WITH ORDINALITY AS given (subscription_id, event_id, payload, place)
      ORDER BY place
      ON CONFLICT (subscription_id, event_id) DO NOTHING
      RETURNING subscription_id, event_id
    ), woken AS (
      UPDATE ${name('lanes')} SET due_at = ${name('now_ms')}()
      WHERE due_at IS NULL AND subscription_id IN (SELECT subscription_id FROM added)
    )
    SELECT subscription_id, event_id FROM added`;

  async function put(events: readonly NewEvent[]): Promise<readonly PutResult[]> {
    return inTransaction(async (query) => {
      const lanes = await lockLanes(
        access,
        query,
        events.map(({ subscriptionId }) => subscriptionId),
      );
      const known = events.filter(({ subscriptionId }) => lanes.has(subscriptionId));
      if (known.length === 0) return events.map(() => 'unknown');
      const rows = await query(insert, [
        known.map(({ subscriptionId }) => subscriptionId),
        known.map(({ eventId }) => eventId),
        known.map(({ payload }) => payload),
      ]);
      const added = new Set(rows.map((row) => keyOf(row['subscription_id'], row['event_id'])));
      return events.map(({ subscriptionId, eventId }) => {
        if (!lanes.has(subscriptionId)) return 'unknown';
        return added.delete(keyOf(subscriptionId, eventId)) ? 'new' : 'duplicate'; // a second one in the batch is
      });
    });
  }

  return gather(async (calls) => {
    const results = [...(await put(calls.flat()))];
    return calls.map((events) => results.splice(0, events.length));
  });
}

function keyOf(subscriptionId: unknown, eventId: unknown): string {
  return JSON.stringify([subscriptionId, eventId]);
}
