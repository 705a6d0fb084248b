import type { DeliveryResult, Store } from '../store.js';
import type { Access, Query } from './access.js';
import { lockLanes } from './lock-lanes.js';

/** Writes down what became of events, all outcomes of an event-loop turn together. */
export function createSettling(access: Access): Store['settle'] {
  const { name, inTransaction, gather } = access;

  const settleEvents = `
    UPDATE ${name('events')} AS events SET
      state = CASE given.kind WHEN 'retry' THEN 'open' ELSE given.kind END,
      payload = CASE given.kind WHEN 'delivered' THEN NULL ELSE payload END,
      attempts = attempts + CASE given.kind WHEN 'delivered' THEN 0 ELSE 1 END,
      last_error = given.error,
      finished_at = CASE given.kind WHEN 'retry' THEN NULL ELSE ${name('now_ms')}() END
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS given (subscription_id, event_id, kind, error)
    WHERE events.subscription_id = given.subscription_id AND events.event_id = given.event_id AND state = 'open'
    RETURNING events.subscription_id, events.event_id`;
  // A lane with more to do goes to the end of the queue of lanes; one that failed rests and is given back.
  const moveLanes = `
    UPDATE ${name('lanes')} AS lanes SET
      failures = CASE WHEN moves.starts_anew THEN 0 ELSE failures END + moves.failed,
      due_at = CASE
        WHEN moves.after_ms IS NOT NULL THEN ${name('now_ms')}() + moves.after_ms
        WHEN EXISTS (SELECT FROM ${name('events')} AS events
          WHERE events.subscription_id = lanes.subscription_id AND state = 'open') THEN ${name('now_ms')}()
      END,
      lease_owner = CASE WHEN moves.after_ms IS NULL THEN lease_owner END,
      lease_until = CASE WHEN moves.after_ms IS NULL THEN lease_until END
    FROM unnest($1::text[], $2::boolean[], $3::int[], $4::bigint[])
      AS moves (subscription_id, starts_anew, failed, after_ms)
    WHERE lanes.subscription_id = moves.subscription_id`;

  async function settle(given: readonly OwnedResult[], query: Query): Promise<readonly boolean[]> {
    const holders = await lockLanes(
      access,
      query,
      given.map(({ subscriptionId }) => subscriptionId),
    );
    const seen = new Set<string>();
    const allowed = given.filter((result) => {
      const isFirst = !seen.has(keyOf(result));
      seen.add(keyOf(result));
      return isFirst && holders.get(result.subscriptionId) === result.owner;
    });
    if (allowed.length === 0) return given.map(() => false);
    const rows = await query(settleEvents, [
      allowed.map(({ subscriptionId }) => subscriptionId),
      allowed.map(({ eventId }) => eventId),
      allowed.map(({ kind }) => kind),
      allowed.map((result) => (result.kind === 'delivered' ? null : withoutNul(result.error))),
    ]);
    const changed = new Set(rows.map((row) => JSON.stringify([row['subscription_id'], row['event_id']])));
    const written = allowed.filter((result) => changed.has(keyOf(result)));
    if (written.length > 0) await query(moveLanes, toMoves(written));
    const isWritten = new Set(written);
    return given.map((result) => isWritten.has(result));
  }

  const add = gather<readonly OwnedResult[], readonly boolean[]>(async (calls) => {
    const written = [...(await inTransaction((query) => settle(calls.flat(), query)))];
    return calls.map((results) => written.splice(0, results.length));
  });
  return (owner, results) => add(results.map((result) => ({ ...result, owner })));
}

type OwnedResult = DeliveryResult & { readonly owner: string };

interface Move {
  startsAnew: boolean;
  failed: number;
  afterMs: number | null;
}

/** What the results, in their order, mean for each lane; as the columns of a table. */
function toMoves(results: readonly DeliveryResult[]): readonly (readonly unknown[])[] {
  const moves = new Map<string, Move>();
  for (const result of results) {
    const move = moves.get(result.subscriptionId) ?? { startsAnew: false, failed: 0, afterMs: null };
    moves.set(result.subscriptionId, move);
    if (result.kind === 'delivered') Object.assign(move, { startsAnew: true, failed: 0 });
    if (result.kind === 'retry') move.failed += 1;
    if (result.kind === 'retry') move.afterMs = Math.round(result.afterMs);
  }
  const values = [...moves.values()];
  return [
    [...moves.keys()],
    values.map(({ startsAnew }) => startsAnew),
    values.map(({ failed }) => failed),
    values.map(({ afterMs }) => afterMs),
  ];
}

function keyOf({ subscriptionId, eventId }: DeliveryResult): string {
  return JSON.stringify([subscriptionId, eventId]);
}

/** PostgreSQL keeps every character but this one, and an outcome must not fail for what a callback said. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
