import { mostRead, type PruneAges, type StoreCounts, type StoredEvent } from '../store.js';
import type { Access, Row } from './access.js';

/** The table `events`, but for what writes to it on the way in and on the way out. */
export interface EventTable {
  read(subscriptionId: string, count: number): Promise<readonly StoredEvent[]>;
  counts(): Promise<StoreCounts>;
  prune(ages: PruneAges): Promise<number>;
}

/** Few enough that no statement takes long. */
const pruneChunk = 1_000;

export function createEventTable({ name, read, inTransaction }: Access): EventTable {
  const readOpen = `
    SELECT * FROM (
      SELECT *, sum(octet_length(payload)) OVER (ORDER BY id) - octet_length(payload) AS size_before
      FROM (
        SELECT id, subscription_id, event_id, payload, attempts, received_at, queued_at FROM ${name('events')}
        WHERE subscription_id = $1 AND state = 'open' ORDER BY id LIMIT $2
      ) AS next
    ) AS sized
    WHERE size_before < $3 ORDER BY id`;
  const count = `
    SELECT count(*) AS waiting, min(received_at) AS oldest,
      (SELECT count(*) FROM ${name('events')} WHERE state = 'dead') AS dead
    FROM ${name('events')} WHERE state = 'open'`;
  // The subquery is computed once, so that the index serves.
  const pruneState = `
    DELETE FROM ${name('events')} WHERE id IN (
      SELECT id FROM ${name('events')}
      WHERE state <> 'open' AND state = $1 AND finished_at <= (SELECT ${name('now_ms')}() - $2::bigint)
      LIMIT $3 FOR UPDATE SKIP LOCKED
    )
    RETURNING id`;

  async function pruneAll(state: 'delivered' | 'dead', ageMs: number): Promise<number> {
    let removed = 0;
    for (let last = pruneChunk; last === pruneChunk; removed += last) {
      last = (await inTransaction((query) => query(pruneState, [state, Math.round(ageMs), pruneChunk])))
        .length;
    }
    return removed;
  }

  return {
    read: async (subscriptionId, limit) =>
      (await read(readOpen, [subscriptionId, limit, mostRead])).map(toStoredEvent),
    async counts() {
      const [row] = await read(count);
      const oldest = row?.['oldest'];
      return {
        waiting: Number(row?.['waiting'] ?? 0),
        dead: Number(row?.['dead'] ?? 0),
        ...(typeof oldest === 'number' ? { oldestWaitingAt: oldest } : {}),
      };
    },
    prune: async ({ deliveredMs, deadMs }) =>
      (await pruneAll('delivered', deliveredMs)) +
      (deadMs === undefined ? 0 : await pruneAll('dead', deadMs)),
  };
}

/** The casts hold by the columns' types, and since an event that is not delivered has its payload. */
export function toStoredEvent(row: Row): StoredEvent {
  return {
    subscriptionId: row['subscription_id'] as string,
    eventId: row['event_id'] as string,
    payload: row['payload'] as string,
    attempts: row['attempts'] as number,
    receivedAt: row['received_at'] as number,
    queuedAt: row['queued_at'] as number,
  };
}
