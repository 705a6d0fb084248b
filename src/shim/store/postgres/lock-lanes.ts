import type { Access, Query } from './access.js';

/**
 * Locks the lanes of these subscriptions until the transaction ends. Every writer of events does so first, in a
 * statement of its own: the next one then sees all that earlier holders of the lock have written, and events get their
 * numbers in the order in which they become visible. Always in the same order, so that two writers never wait for
 * each other. Answers who holds the lease of each lane that there is.
 */
export async function lockLanes(
  { name }: Access,
  query: Query,
  subscriptionIds: Iterable<string>,
): Promise<ReadonlyMap<string, string | undefined>> {
  const rows = await query(
    `SELECT subscription_id, CASE WHEN lease_until > ${name('now_ms')}() THEN lease_owner END AS holder
     FROM ${name('lanes')} WHERE subscription_id = ANY ($1::text[]) ORDER BY subscription_id FOR NO KEY UPDATE`,
    [[...new Set(subscriptionIds)]],
  );
  return new Map(
    // The columns are text; the second may be null.
    rows.map((row) => [row['subscription_id'] as string, (row['holder'] as string | null) ?? undefined]),
  );
}
