import type { Store } from '../store.js';
import { toBacklog } from '../to-backlog.js';
import type { Access } from './access.js';
import { isDead } from './event-table.js';
import type { SqliteDatabase } from './sqlite-driver.js';

/** What waits and what was given up, counted in the indexes of open and of finished events. */
export function createBacklogReader(database: SqliteDatabase, access: Access): Store['backlogs'] {
  // Beside `max`, SQLite answers the other columns from the row that has the maximum.
  const read = database.prepare(`
    WITH
      open AS (
        SELECT subscription_id, count(*) AS waiting FROM events WHERE state = 'open' GROUP BY subscription_id
      ),
      dead AS (
        SELECT subscription_id, count(*) AS dead, max(finished_at), last_error
        FROM events WHERE ${isDead} GROUP BY subscription_id
      )
    SELECT subscriptions.id, coalesce(waiting, 0) AS waiting, coalesce(dead, 0) AS dead,
      coalesce(failures, 0) AS failures, due_at, dead.last_error AS last_dead_error,
      (SELECT last_error FROM events WHERE subscription_id = subscriptions.id AND state = 'open'
        ORDER BY id LIMIT 1) AS last_error
    FROM subscriptions
      LEFT JOIN lanes ON lanes.subscription_id = subscriptions.id
      LEFT JOIN open ON open.subscription_id = subscriptions.id
      LEFT JOIN dead ON dead.subscription_id = subscriptions.id
    WHERE subscriptions.id = coalesce(?, subscriptions.id)
    ORDER BY created_at, subscriptions.id`);
  return (subscriptionId) => access.read(() => read.all(subscriptionId ?? null).map(toBacklog));
}
