import type { Lane } from '../store.js';
import type { SqliteDatabase } from './sqlite-driver.js';

/**
 * Which lanes are due, and who holds which until when. Leases are kept in memory: the file has one process, so no one
 * else can hold a lane, a start finds all of them free, and taking or giving back a lane costs no write to the disk.
 */
export interface LaneQueue {
  lease(count: number, owner: string, ms: number, onlyWell?: boolean): readonly Lane[];
  nextDueIn(): number | undefined;
  isHeldBy(owner: string, subscriptionId: string): boolean;
  renew(owner: string, ms: number): readonly string[];
  release(owner: string, subscriptionIds?: readonly string[]): void;
}

export function createLaneQueue(database: SqliteDatabase, now: () => number): LaneQueue {
  // One row of JSON, since each row and each column that leaves SQLite costs more than finding it.
  const readDue = database.prepare(`
    SELECT json_group_array(json_array(subscription_id, failures, due_at)) AS found FROM
      (SELECT subscription_id, failures, due_at FROM lanes
      WHERE due_at IS NOT NULL AND due_at <= ? AND failures <= ? ORDER BY due_at LIMIT ?)`);
  const leases = new Map<string, { readonly owner: string; readonly until: number }>();

  const heldUntil = (subscriptionId: string) => {
    const until = leases.get(subscriptionId)?.until ?? 0;
    return until > now() ? until : 0;
  };
  const isHeldBy = (owner: string, subscriptionId: string) =>
    leases.get(subscriptionId)?.owner === owner && heldUntil(subscriptionId) > 0;
  const ofOwner = (owner: string) =>
    [...leases].filter(([, lease]) => lease.owner === owner).map(([subscriptionId]) => subscriptionId);
  /** The lanes due by `time`, the longest due first; at least `count` of them free if so many are. */
  function due(time: number, count: number, mostFailures = Number.MAX_SAFE_INTEGER): readonly DueLane[] {
    const [row] = readDue.all(time, mostFailures, count + leases.size);
    const found: readonly DueLane[] = JSON.parse(row?.['found'] as string); // as the query puts them together
    return found.toSorted(([, , one], [, , other]) => one - other); // an aggregate promises no order
  }

  return {
    lease(count, owner, ms, onlyWell = false) {
      const free = due(now(), count, onlyWell ? 0 : undefined).filter(
        ([subscriptionId]) => heldUntil(subscriptionId) === 0,
      );
      return free.slice(0, count).map(([subscriptionId, failures]) => {
        leases.set(subscriptionId, { owner, until: now() + ms });
        return { subscriptionId, failures };
      });
    },
    nextDueIn() {
      const times = due(Number.MAX_SAFE_INTEGER, 1).map(([subscriptionId, , dueAt]) =>
        Math.max(dueAt, heldUntil(subscriptionId)),
      );
      return times.length === 0 ? undefined : Math.max(0, Math.min(...times) - now());
    },
    isHeldBy,
    renew(owner, ms) {
      const held = ofOwner(owner);
      for (const subscriptionId of held) leases.set(subscriptionId, { owner, until: now() + ms });
      return held;
    },
    release(owner, subscriptionIds = ofOwner(owner)) {
      for (const subscriptionId of subscriptionIds) {
        if (leases.get(subscriptionId)?.owner === owner) leases.delete(subscriptionId);
      }
    },
  };
}

/** Subscription id, failures, due time. */
type DueLane = readonly [subscriptionId: string, failures: number, dueAt: number];
