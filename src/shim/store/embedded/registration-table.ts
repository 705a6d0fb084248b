import { isSameSecret } from '../../../shared/is-same-secret.js';
import type { Registration, RegistrationState, RegistrationStore } from '../store.js';
import type { Access } from './access.js';
import type { SqliteDatabase, SqliteRow } from './sqlite-driver.js';

/** The table `registrations`. */
export function createRegistrationTable(database: SqliteDatabase, access: Access): RegistrationStore {
  const insert = database.prepare(`
    INSERT INTO registrations (id, scope_digest, event_type, hook_digest, upstream_id, proof_digest,
      credential_cipher, state, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET scope_digest = excluded.scope_digest, event_type = excluded.event_type,
      hook_digest = excluded.hook_digest, upstream_id = excluded.upstream_id, proof_digest = excluded.proof_digest,
      credential_cipher = excluded.credential_cipher, state = excluded.state, created_at = excluded.created_at`);
  const byId = database.prepare('SELECT * FROM registrations WHERE id = ?');
  const byHook = database.prepare('SELECT * FROM registrations WHERE hook_digest = ?');
  const byScope = database.prepare(
    `SELECT * FROM registrations WHERE scope_digest = ? AND event_type = ? AND state = 'active'`,
  );
  const all = database.prepare('SELECT * FROM registrations ORDER BY created_at, id');
  const retire = database.prepare(`
    UPDATE registrations SET state = 'removing' WHERE id = ?1 AND state = 'active'
      AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE registration_id = ?1 AND state = 'active')`);
  const removeRow = database.prepare('DELETE FROM registrations WHERE id = ?');

  function write(registration: Registration): void {
    insert.run(
      registration.id,
      registration.scopeDigest,
      registration.eventType,
      registration.hookDigest,
      registration.upstreamId,
      registration.proofDigest ?? null,
      registration.credentialCipher,
      registration.state,
      registration.createdAt,
    );
  }

  // Asked for each notification. One process holds the file, so what is remembered is what is stored.
  const known = new Map<string, Registration>();
  const change = <Result>(work: () => Result) =>
    access.write(() => {
      known.clear();
      return work();
    });

  function findByHook(hookDigest: string): Registration | undefined {
    const found = known.get(hookDigest) ?? byHook.all(hookDigest).map(toRegistration)[0];
    if (found !== undefined) known.set(hookDigest, found);
    return found;
  }

  return {
    put: (registration) =>
      change(() => {
        const { id, scopeDigest, eventType, state } = registration;
        const [same] = byScope.all(scopeDigest, eventType).map(toRegistration);
        if (state === 'active' && same && same.id !== id) return same;
        write(registration);
        return registration;
      }),
    replace: (current, successor, remnant) =>
      change(() => {
        const [found] = byId.all(current.id).map(toRegistration);
        if (found?.state !== 'active' || !isSameSecret(found.hookDigest, current.hookDigest)) return false;
        write(successor);
        if (remnant !== undefined) write(remnant);
        return true;
      }),
    get: (id) => access.read(() => byId.all(id).map(toRegistration)[0]),
    findByHook: (hookDigest) => access.read(() => findByHook(hookDigest)),
    findByScope: (scopeDigest, eventType) =>
      access.read(() => byScope.all(scopeDigest, eventType).map(toRegistration)[0]),
    list: () => access.read(() => all.all().map(toRegistration)),
    retireIfUnused: (id) => change(() => retire.run(id) > 0),
    remove: (id) => change(() => removeRow.run(id) > 0),
  };
}

/** The casts hold since the table is STRICT. */
function toRegistration(row: SqliteRow): Registration {
  return {
    id: row['id'] as string,
    scopeDigest: row['scope_digest'] as string,
    eventType: row['event_type'] as string,
    hookDigest: row['hook_digest'] as string,
    upstreamId: row['upstream_id'] as string,
    ...(row['proof_digest'] === null ? {} : { proofDigest: row['proof_digest'] as string }),
    credentialCipher: row['credential_cipher'] as string,
    state: row['state'] as RegistrationState,
    createdAt: row['created_at'] as number,
  };
}
