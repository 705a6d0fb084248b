import type { Subscription, SubscriptionState, SubscriptionStore } from '../store.js';
import type { Access } from './access.js';
import type { SqliteDatabase, SqliteRow } from './sqlite-driver.js';

/** The table `subscriptions`, and the lane that each active one has. */
export function createSubscriptionTable(
  database: SqliteDatabase,
  access: Access,
  now: () => number,
): SubscriptionStore {
  const insert = database.prepare(`
    INSERT INTO subscriptions (id, registration_id, version, event_type, callback_cipher, callback_digest,
      connection_digest, state, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET registration_id = excluded.registration_id, version = excluded.version,
      event_type = excluded.event_type, callback_cipher = excluded.callback_cipher,
      callback_digest = excluded.callback_digest, connection_digest = excluded.connection_digest,
      state = excluded.state, created_at = excluded.created_at`);
  const byId = database.prepare('SELECT * FROM subscriptions WHERE id = ?');
  const byRegistration = database.prepare(
    `SELECT id FROM subscriptions WHERE registration_id = ? AND state = 'active' ORDER BY created_at, id`,
  );
  const byCallback = database.prepare(`
    SELECT * FROM subscriptions
    WHERE callback_digest = ? AND event_type = ? AND connection_digest = ifnull(?, connection_digest)
      AND state = 'active'`);
  const all = database.prepare('SELECT * FROM subscriptions ORDER BY created_at, id');
  const updateState = database.prepare(
    'UPDATE subscriptions SET state = ? WHERE id = ? AND callback_cipher = ifnull(?, callback_cipher)',
  );
  const removeRow = database.prepare('DELETE FROM subscriptions WHERE id = ?'); // lane and events go with it
  const addLane = database.prepare('INSERT OR IGNORE INTO lanes (subscription_id) VALUES (?)');
  const endRest = database.prepare(
    'UPDATE lanes SET failures = 0, due_at = min(due_at, ?) WHERE subscription_id = ?', // null stays null
  );
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

  // Asked for each notification and each delivery. One process holds the file, so what is remembered is what is stored.
  const known = new Map<string, readonly string[]>();
  const knownById = new Map<string, Subscription>();
  const change = <Result>(work: () => Result) =>
    access.write(() => {
      known.clear();
      knownById.clear();
      return work();
    });

  function get(id: string): Subscription | undefined {
    const found = knownById.get(id) ?? byId.all(id).map(toSubscription)[0];
    if (found !== undefined) knownById.set(id, found);
    return found;
  }

  function activeIdsOf(registrationId: string): readonly string[] {
    const found =
      known.get(registrationId) ?? byRegistration.all(registrationId).map((row) => row['id'] as string); // STRICT
    if (found.length > 0) known.set(registrationId, found);
    return found;
  }

  return {
    put: (subscription) =>
      change(() => {
        const { id, connectionDigest, eventType, callbackDigest, state } = subscription;
        const [same] = byCallback.all(callbackDigest, eventType, connectionDigest).map(toSubscription);
        if (state === 'active' && same && same.id !== id) return same;
        insert.run(
          id,
          subscription.registrationId,
          subscription.version,
          eventType,
          subscription.callbackCipher,
          callbackDigest,
          connectionDigest,
          state,
          subscription.createdAt,
        );
        fitLane(id, state);
        endRest.run(now(), id);
        return subscription;
      }),
    get: (id) => access.read(() => get(id)),
    activeIdsOf: (registrationId) => access.read(() => activeIdsOf(registrationId)),
    findByCallback: (eventType, callbackDigest, connectionDigest) =>
      access.read(
        () => byCallback.all(callbackDigest, eventType, connectionDigest ?? null).map(toSubscription)[0],
      ),
    list: () => access.read(() => all.all().map(toSubscription)),
    setState: (id, state, callbackCipher) =>
      change(() => {
        if (updateState.run(state, id, callbackCipher ?? null) === 0) return false;
        fitLane(id, state);
        return true;
      }),
    remove: (id) => change(() => removeRow.run(id) > 0),
  };
}

/** The casts hold since the table is STRICT. */
function toSubscription(row: SqliteRow): Subscription {
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
