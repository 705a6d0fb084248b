import type { Subscription, SubscriptionState, SubscriptionStore } from '../store.js';
import type { Access } from './access.js';
import type { SqliteDatabase, SqliteRow } from './sqlite-driver.js';

/** The table `subscriptions`, and the lane that each active one has. */
export function createSubscriptionTable(database: SqliteDatabase, access: Access): SubscriptionStore {
  const insert = database.prepare(`
    INSERT INTO subscriptions (id, hook_digest, event_type, callback_cipher, callback_digest, connection_digest,
      credential_cipher, upstream_hook_id, upstream_token_digest, state, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET hook_digest = excluded.hook_digest, event_type = excluded.event_type,
      callback_cipher = excluded.callback_cipher, callback_digest = excluded.callback_digest,
      connection_digest = excluded.connection_digest, credential_cipher = excluded.credential_cipher,
      upstream_hook_id = excluded.upstream_hook_id, upstream_token_digest = excluded.upstream_token_digest,
      state = excluded.state, created_at = excluded.created_at`);
  const byId = database.prepare('SELECT * FROM subscriptions WHERE id = ?');
  const byHook = database.prepare('SELECT * FROM subscriptions WHERE hook_digest = ?');
  const byCallback = database.prepare(`
    SELECT * FROM subscriptions
    WHERE callback_digest = ? AND event_type = ? AND connection_digest = ifnull(?, connection_digest)
      AND state = 'active'`);
  const all = database.prepare('SELECT * FROM subscriptions ORDER BY created_at, id');
  const updateUpstream = database.prepare(
    'UPDATE subscriptions SET upstream_hook_id = ?, upstream_token_digest = ? WHERE id = ?',
  );
  const updateState = database.prepare('UPDATE subscriptions SET state = ? WHERE id = ?');
  const removeRow = database.prepare('DELETE FROM subscriptions WHERE id = ?'); // lane and events go with it
  const addLane = database.prepare('INSERT OR IGNORE INTO lanes (subscription_id) VALUES (?)');
  const removeLane = database.prepare('DELETE FROM lanes WHERE subscription_id = ?');
  const removeOpenEvents = database.prepare(
    `DELETE FROM events WHERE subscription_id = ? AND state = 'open'`,
  );

  function fitLane(id: string, state: SubscriptionState): void {
    if (state === 'active') {
      addLane.run(id);
    } else {
      removeLane.run(id);
      removeOpenEvents.run(id);
    }
  }

  return {
    put: (subscription) =>
      access.write(() => {
        const { id, connectionDigest, eventType, callbackDigest, state } = subscription;
        const [same] = byCallback.all(callbackDigest, eventType, connectionDigest).map(toSubscription);
        if (state === 'active' && same && same.id !== id) return same;
        insert.run(
          id,
          subscription.hookDigest,
          eventType,
          subscription.callbackCipher,
          callbackDigest,
          connectionDigest,
          subscription.credentialCipher,
          subscription.upstreamHookId ?? null,
          subscription.upstreamTokenDigest ?? null,
          state,
          subscription.createdAt,
        );
        fitLane(id, state);
        return subscription;
      }),
    get: (id) => access.read(() => byId.all(id).map(toSubscription)[0]),
    findByHook: (hookDigest) => access.read(() => byHook.all(hookDigest).map(toSubscription)[0]),
    findByCallback: (eventType, callbackDigest, connectionDigest) =>
      access.read(
        () => byCallback.all(callbackDigest, eventType, connectionDigest ?? null).map(toSubscription)[0],
      ),
    list: () => access.read(() => all.all().map(toSubscription)),
    setUpstream: (id, { upstreamHookId, upstreamTokenDigest }) =>
      access.write(() => updateUpstream.run(upstreamHookId, upstreamTokenDigest ?? null, id) > 0),
    setState: (id, state) =>
      access.write(() => {
        if (updateState.run(state, id) === 0) return false;
        fitLane(id, state);
        return true;
      }),
    remove: (id) => access.write(() => removeRow.run(id) > 0),
  };
}

/** The casts hold since the table is STRICT. */
function toSubscription(row: SqliteRow): Subscription {
  return {
    id: row['id'] as string,
    hookDigest: row['hook_digest'] as string,
    eventType: row['event_type'] as string,
    callbackCipher: row['callback_cipher'] as string,
    callbackDigest: row['callback_digest'] as string,
    connectionDigest: row['connection_digest'] as string,
    credentialCipher: row['credential_cipher'] as string,
    ...(row['upstream_hook_id'] === null ? {} : { upstreamHookId: row['upstream_hook_id'] as string }),
    ...(row['upstream_token_digest'] === null
      ? {}
      : { upstreamTokenDigest: row['upstream_token_digest'] as string }),
    state: row['state'] as SubscriptionState,
    createdAt: row['created_at'] as number,
  };
}
