import type { Backlog } from './store.js';

/** A row of either engine; the casts hold by the columns' types. What is joined may be missing. */
export function toBacklog(row: Readonly<Record<string, unknown>>): Backlog {
  const dueAt = row['due_at'] as number | null;
  const lastError = row['last_error'] as string | null;
  const lastDeadError = row['last_dead_error'] as string | null;
  return {
    subscriptionId: row['id'] as string,
    waiting: row['waiting'] as number,
    dead: row['dead'] as number,
    failures: row['failures'] as number,
    ...(dueAt !== null && { dueAt }),
    ...(lastError !== null && { lastError }),
    ...(lastDeadError !== null && { lastDeadError }),
  };
}
