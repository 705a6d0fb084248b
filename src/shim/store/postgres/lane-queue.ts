import type { Lane } from '../store.js';
import type { Access, Row } from './access.js';

/**
 * Which lanes are due, and who holds which until when. Leases are rows, their time is the database's: an instance that
 * was killed loses its lanes when its leases run out, and no other instance can have them before.
 */
export interface LaneQueue {
  lease(count: number, owner: string, ms: number, onlyWell?: boolean): Promise<readonly Lane[]>;
  nextDueIn(): Promise<number | undefined>;
  renew(owner: string, ms: number): Promise<readonly string[]>;
  release(owner: string, subscriptionIds?: readonly string[]): Promise<void>;
}

export function createLaneQueue({ name, read, inTransaction, gather }: Access): LaneQueue {
  const now = `${name('now_ms')}()`;
  // A lane that is being written to is passed over; it is asked for again at once, since it is due.
  const lease = `
    WITH free AS (
      SELECT subscription_id, due_at FROM ${name('lanes')}
      WHERE due_at <= ${now} AND (lease_until IS NULL OR lease_until <= ${now}) AND (failures = 0 OR NOT $4)
      ORDER BY due_at, subscription_id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE ${name('lanes')} AS lanes SET lease_owner = $2, lease_until = ${now} + $3::bigint FROM free
    WHERE lanes.subscription_id = free.subscription_id
    RETURNING lanes.subscription_id, lanes.failures, lanes.due_at`;
  const nextDue = `
    SELECT min(greatest(due_at, lease_until)) - ${now} AS due_in
    FROM ${name('lanes')} WHERE due_at IS NOT NULL`;
  const renew = `
    UPDATE ${name('lanes')} SET lease_until = ${now} + $2::bigint
    WHERE subscription_id IN (
      SELECT subscription_id FROM ${name('lanes')} WHERE lease_owner = $1
      ORDER BY subscription_id FOR NO KEY UPDATE
    )
    RETURNING subscription_id`;
  const releaseSome = `
    UPDATE ${name('lanes')} SET lease_owner = NULL, lease_until = NULL
    WHERE subscription_id IN (
      SELECT lanes.subscription_id FROM ${name('lanes')} AS lanes
        JOIN unnest($1::text[], $2::text[]) AS given (owner, subscription_id)
        ON lanes.subscription_id = given.subscription_id AND lease_owner = owner
      ORDER BY lanes.subscription_id FOR NO KEY UPDATE OF lanes
    )`;
  const releaseAll = `
    UPDATE ${name('lanes')} SET lease_owner = NULL, lease_until = NULL
    WHERE subscription_id IN (
      SELECT subscription_id FROM ${name('lanes')} WHERE lease_owner = $1
      ORDER BY subscription_id FOR NO KEY UPDATE
    )`;

  const releaseLane = gather<Held, void>(async (held) => {
    const [owners, ids] = [held.map(({ owner }) => owner), held.map(({ subscriptionId }) => subscriptionId)];
    await inTransaction((query) => query(releaseSome, [owners, ids]));
    return held.map(() => undefined);
  });

  return {
    async lease(count, owner, ms, onlyWell = false) {
      const rows = await inTransaction((query) => query(lease, [count, owner, Math.round(ms), onlyWell]));
      // `RETURNING` has no order; the columns are text and whole numbers that are not null.
      return rows
        .toSorted((one, other) => (one['due_at'] as number) - (other['due_at'] as number))
        .map((row) => ({ ...idOf(row), failures: row['failures'] as number }));
    },
    async nextDueIn() {
      const [row] = await read(nextDue);
      const dueIn = row?.['due_in'];
      return typeof dueIn === 'number' ? Math.max(0, dueIn) : undefined; // null when nothing waits
    },
    async renew(owner, ms) {
      const rows = await inTransaction((query) => query(renew, [owner, Math.round(ms)]));
      return rows.map((row) => idOf(row).subscriptionId);
    },
    async release(owner, subscriptionIds) {
      if (subscriptionIds === undefined) await inTransaction((query) => query(releaseAll, [owner]));
      else await Promise.all(subscriptionIds.map((subscriptionId) => releaseLane({ owner, subscriptionId })));
    },
  };
}

interface Held {
  readonly owner: string;
  readonly subscriptionId: string;
}

function idOf(row: Row): { readonly subscriptionId: string } {
  return { subscriptionId: row['subscription_id'] as string };
}
