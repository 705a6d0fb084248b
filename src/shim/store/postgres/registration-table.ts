import type { Registration, RegistrationState, RegistrationStore } from '../store.js';
import type { Access, Row } from './access.js';

/** The table `registrations`. */
export function createRegistrationTable({ name, read, inOrder }: Access): RegistrationStore {
  const table = name('registrations');
  const upsert = `
    INSERT INTO ${table} (id, scope_digest, event_type, hook_digest, upstream_id, proof_digest,
      credential_cipher, state, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (id) DO UPDATE SET scope_digest = excluded.scope_digest, event_type = excluded.event_type,
      hook_digest = excluded.hook_digest, upstream_id = excluded.upstream_id,
      proof_digest = excluded.proof_digest, credential_cipher = excluded.credential_cipher,
      state = excluded.state, created_at = excluded.created_at`;
  const byScope = `SELECT * FROM ${table} WHERE scope_digest = $1 AND event_type = $2 AND state = 'active'`;
  const retire = `
    UPDATE ${table} SET state = 'removing' WHERE id = $1 AND state = 'active' AND NOT EXISTS
      (SELECT FROM ${name('subscriptions')} WHERE registration_id = $1 AND state = 'active')
    RETURNING id`;
  const lock = `SELECT state, hook_digest FROM ${table} WHERE id = $1 FOR UPDATE`;
  const findOne = async (text: string, ...values: readonly string[]) =>
    (await read(text, values)).map(toRegistration)[0];

  return {
    put: (registration) =>
      inOrder(async (query) => {
        const { id, scopeDigest, eventType, state } = registration;
        const [same] = await query(byScope, [scopeDigest, eventType]);
        if (state === 'active' && same && same['id'] !== id) return toRegistration(same);
        await query(upsert, toValues(registration));
        return registration;
      }),
    replace: (current, successor, remnant) =>
      inOrder(async (query) => {
        const [found] = await query(lock, [current.id]);
        if (found?.['state'] !== 'active' || found['hook_digest'] !== current.hookDigest) return false;
        await query(upsert, toValues(successor));
        if (remnant !== undefined) await query(upsert, toValues(remnant));
        return true;
      }),
    get: (id) => findOne(`SELECT * FROM ${table} WHERE id = $1`, id),
    findByHook: (hookDigest) => findOne(`SELECT * FROM ${table} WHERE hook_digest = $1`, hookDigest),
    findByScope: (scopeDigest, eventType) => findOne(byScope, scopeDigest, eventType),
    async list() {
      return (await read(`SELECT * FROM ${table} ORDER BY created_at, id`)).map(toRegistration);
    },
    retireIfUnused: (id) =>
      inOrder(async (query) => {
        // First the lock, then the look: a subscription that is being put is seen.
        await query(lock, [id]);
        return (await query(retire, [id])).length > 0;
      }),
    remove: (id) =>
      inOrder(
        async (query) => (await query(`DELETE FROM ${table} WHERE id = $1 RETURNING id`, [id])).length > 0,
      ),
  };
}

/** In the order of the columns that `upsert` names. */
function toValues(registration: Registration): readonly unknown[] {
  const { id, scopeDigest, eventType, hookDigest, upstreamId } = registration;
  const { proofDigest = null, credentialCipher, state, createdAt } = registration;
  return [
    id,
    scopeDigest,
    eventType,
    hookDigest,
    upstreamId,
    proofDigest,
    credentialCipher,
    state,
    createdAt,
  ];
}

/** The casts hold by the columns' types. */
function toRegistration(row: Row): Registration {
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
