import { UsageError } from '../../../shared/usage-error.js';
import type { Access, Query } from './access.js';

type Name = Access['name'];

/**
 * The schema, one entry per version; `schema_version` counts those applied. Entries that were released never change.
 *
 * The tables are those of the embedded store, with leases besides, since several instances share them. Times are
 * milliseconds since 1970 by `now_ms`. Rows change often, so pages keep room for a new version beside the old one and
 * are cleaned early. Events have no foreign key: whoever writes them holds the lock of their lane.
 */
const migrations: readonly ((name: Name) => string)[] = [
  (name) => `
  CREATE FUNCTION ${name('now_ms')}() RETURNS bigint LANGUAGE sql VOLATILE PARALLEL SAFE
    AS 'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

  CREATE TABLE ${name('registrations')} (
    id text PRIMARY KEY,
    scope_digest text NOT NULL,
    event_type text NOT NULL,
    hook_digest text NOT NULL UNIQUE,
    upstream_id text NOT NULL,
    proof_digest text,
    credential_cipher text NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'removing')),
    created_at bigint NOT NULL
  );
  CREATE UNIQUE INDEX registrations_by_scope
    ON ${name('registrations')} (scope_digest, event_type) WHERE state = 'active';

  CREATE TABLE ${name('subscriptions')} (
    id text PRIMARY KEY,
    registration_id text NOT NULL,
    version text NOT NULL,
    event_type text NOT NULL,
    callback_cipher text NOT NULL,
    callback_digest text NOT NULL,
    connection_digest text NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'removing', 'dropped')),
    created_at bigint NOT NULL
  );
  CREATE INDEX subscriptions_by_registration ON ${name('subscriptions')} (registration_id);
  CREATE UNIQUE INDEX subscriptions_by_callback
    ON ${name('subscriptions')} (callback_digest, event_type, connection_digest) WHERE state = 'active';

  -- An active subscription has a lane; due_at is null when it has no open event.
  CREATE TABLE ${name('lanes')} (
    subscription_id text PRIMARY KEY REFERENCES ${name('subscriptions')} (id) ON DELETE CASCADE,
    due_at bigint,
    failures integer NOT NULL DEFAULT 0,
    lease_owner text,
    lease_until bigint
  ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 200);
  CREATE INDEX lanes_by_due ON ${name('lanes')} (due_at) WHERE due_at IS NOT NULL;

  CREATE TABLE ${name('events')} (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subscription_id text NOT NULL,
    event_id text NOT NULL,
    payload text,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'delivered', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    received_at bigint NOT NULL,
    queued_at bigint NOT NULL,
    finished_at bigint,
    UNIQUE (subscription_id, event_id),
    CHECK (payload IS NOT NULL OR state = 'delivered')
  ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
  CREATE INDEX events_open ON ${name('events')} (subscription_id, id, received_at) WHERE state = 'open';
  CREATE INDEX events_finished ON ${name('events')} (state, finished_at) WHERE state <> 'open';

  CREATE TABLE ${name('health')} (id integer PRIMARY KEY CHECK (id = 1), checked_at bigint NOT NULL);
  INSERT INTO ${name('health')} VALUES (1, 0);
  `,
];

/** The version of the schema that this code reads and writes. */
export const schemaVersion = migrations.length;

/** Any number; the same for all instances. */
const migrationLock = 5_228_140_915;
/** Another instance may be at it. */
const limits = { statementMs: 120_000, lockMs: 120_000 };

/** Brings the database to `schemaVersion`, in one transaction; of several instances that start at once, one does it. */
export async function migrate({ name, inTransaction }: Access, schema: string): Promise<void> {
  await inTransaction(async (query) => {
    // Held until the end of the transaction: a session's lock would not survive PgBouncer.
    await query('SELECT pg_advisory_xact_lock($1::bigint)', [migrationLock]);
    await ensureSchema(query, name, schema);
    const [row] = await query(`SELECT version FROM ${name('schema_version')}`);
    const found = Number(row?.['version'] ?? 0);
    if (found > schemaVersion) {
      throw new UsageError(
        `The store in the database has version ${found}; this release knows up to ${schemaVersion}. Use a newer release.`,
      );
    }
    for (const migration of migrations.slice(found)) await query(migration(name));
    if (found < schemaVersion)
      await query(`UPDATE ${name('schema_version')} SET version = $1`, [schemaVersion]);
  }, limits);
}

/** Looks before it creates: who may only use a schema that was made for it is refused even `IF NOT EXISTS`. */
async function ensureSchema(query: Query, name: Name, schema: string): Promise<void> {
  const [{ exists } = {}] = await query(
    'SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1) AS exists',
    [schema],
  );
  if (exists !== true) await query(`CREATE SCHEMA ${name('').slice(0, -1)}`);
  const [{ table } = {}] = await query('SELECT to_regclass($1) AS table', [name('schema_version')]);
  if (table !== null) return;
  await query(`CREATE TABLE ${name('schema_version')} (version integer NOT NULL)`);
  await query(`INSERT INTO ${name('schema_version')} VALUES (0)`);
}
