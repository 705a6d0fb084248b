import type { Store } from '../store.js';
import { toBacklog } from '../to-backlog.js';
import type { Access } from './access.js';

/** What waits and what was given up, counted in the indexes of open and of finished events. */
export function createBacklogReader({ name, read }: Access): Store['backlogs'] {
  const query = `
    WITH
      open AS (
        SELECT subscription_id, count(*) AS waiting, (array_agg(last_error ORDER BY id))[1] AS last_error
        FROM ${name('events')} WHERE state = 'open' GROUP BY subscription_id
      ),
      dead AS (
        SELECT subscription_id, count(*) AS dead,
          (array_agg(last_error ORDER BY finished_at DESC, id DESC))[1] AS last_dead_error
        FROM ${name('events')} WHERE state = 'dead' GROUP BY subscription_id
      )
    SELECT subscriptions.id, coalesce(waiting, 0) AS waiting, coalesce(dead, 0) AS dead,
      coalesce(failures, 0) AS failures, due_at, last_error, last_dead_error
    FROM ${name('subscriptions')} AS subscriptions
      LEFT JOIN ${name('lanes')} AS lanes ON lanes.subscription_id = subscriptions.id
      LEFT JOIN open ON open.subscription_id = subscriptions.id
      LEFT JOIN dead ON dead.subscription_id = subscriptions.id
    WHERE subscriptions.id = coalesce($1, subscriptions.id)
    ORDER BY created_at, subscriptions.id`;
  return async (subscriptionId) => (await read(query, [subscriptionId ?? null])).map(toBacklog);
}
