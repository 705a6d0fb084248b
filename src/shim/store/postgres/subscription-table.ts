import type { Subscription, SubscriptionState, SubscriptionStore } from '../store.js';
import type { Access, Query, Row } from './access.js';
import { lockLanes } from './lock-lanes.js';

/** The table `subscriptions`, and the lane that each active one has. */
export function createSubscriptionTable(access: Access): SubscriptionStore {
  const { name, read, inOrder } = access;
  const table = name('subscriptions');
  const upsert = `
    INSERT INTO ${table} AS subscriptions (id, registration_id, version, event_type, callback_cipher,
      callback_digest, connection_digest, state, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (id) DO UPDATE SET registration_id = excluded.registration_id, version = excluded.version,
      event_type = excluded.event_type, callback_cipher = excluded.callback_cipher,
      callback_digest = excluded.callback_digest, connection_digest = excluded.connection_digest,
      state = excluded.state, created_at = excluded.created_at`;
  const byCallback = `
    SELECT * FROM ${table}
    WHERE callback_digest = $1 AND event_type = $2 AND connection_digest = coalesce($3, connection_digest)
      AND state = 'active'`;
  // Null, for nothing to do, stays null.
  const endRest = `
    UPDATE ${name('lanes')} SET failures = 0,
      due_at = CASE WHEN due_at IS NOT NULL THEN least(due_at, ${name('now_ms')}()) END
    WHERE subscription_id = $1`;

  async function fitLane(query: Query, id: string, state: SubscriptionState): Promise<void> {
    if (state === 'active') {
      await query(`INSERT INTO ${name('lanes')} (subscription_id) VALUES ($1) ON CONFLICT DO NOTHING`, [id]);
    } else {
      await query(`DELETE FROM ${name('lanes')} WHERE subscription_id = $1`, [id]);
      await query(`DELETE FROM ${name('events')} WHERE subscription_id = $1 AND state = 'open'`, [id]);
    }
  }

  return {
    put: (subscription) =>
      inOrder(async (query) => {
        const { id, registrationId, connectionDigest, eventType, callbackDigest, state } = subscription;
        // Whoever retires the registration waits, and then sees this subscription.
        await query(`SELECT FROM ${name('registrations')} WHERE id = $1 FOR SHARE`, [registrationId]);
        await lockLanes(access, query, [id]);
        const [same] = await query(byCallback, [callbackDigest, eventType, connectionDigest]);
        if (state === 'active' && same && same['id'] !== id) return toSubscription(same);
        const { version, callbackCipher, createdAt } = subscription;
        const rest = [version, eventType, callbackCipher, callbackDigest, connectionDigest, state, createdAt];
        await query(upsert, [id, registrationId, ...rest]);
        await fitLane(query, id, state);
        await query(endRest, [id]);
        return subscription;
      }),
    async get(id) {
      return (await read(`SELECT * FROM ${table} WHERE id = $1`, [id])).map(toSubscription)[0];
    },
    async activeIdsOf(registrationId) {
      const rows = await read(
        `SELECT id FROM ${table} WHERE registration_id = $1 AND state = 'active' ORDER BY created_at, id`,
        [registrationId],
      );
      return rows.map((row) => row['id'] as string); // the primary key, a text
    },
    async findByCallback(eventType, callbackDigest, connectionDigest) {
      const rows = await read(byCallback, [callbackDigest, eventType, connectionDigest ?? null]);
      return rows.map(toSubscription)[0];
    },
    async list() {
      return (await read(`SELECT * FROM ${table} ORDER BY created_at, id`)).map(toSubscription);
    },
    setState: (id, state, callbackCipher) =>
      inOrder(async (query) => {
        await lockLanes(access, query, [id]);
        const changed = await query(
          `UPDATE ${table} SET state = $2 WHERE id = $1 AND callback_cipher = coalesce($3, callback_cipher)
           RETURNING id`,
          [id, state, callbackCipher ?? null],
        );
        if (changed.length > 0) await fitLane(query, id, state);
        return changed.length > 0;
      }),
    remove: (id) =>
      inOrder(async (query) => {
        await lockLanes(access, query, [id]);
        await query(`DELETE FROM ${name('events')} WHERE subscription_id = $1`, [id]);
        return (await query(`DELETE FROM ${table} WHERE id = $1 RETURNING id`, [id])).length > 0; // and the lane
      }),
  };
}

/** The casts hold by the columns' types. */
function toSubscription(row: Row): Subscription {
  return {
    id: row['id'] as string,
    registrationId: row['registration_id'] as string,
    version: row['version'] as string,
    eventType: row['event_type'] as string,
    callbackCipher: row['callback_cipher'] as string,
    callbackDigest: row['callback_digest'] as string,
    connectionDigest: row['connection_digest'] as string,
    state: row['state'] as SubscriptionState,
    createdAt: row['created_at'] as number,
  };
}
