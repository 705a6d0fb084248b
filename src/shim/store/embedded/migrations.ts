import type { SqliteDatabase } from './sqlite-driver.js';

/**
 * The schema, one entry per version; `user_version` counts those applied. Entries that were released never change.
 *
 * Dead letters are a state of an event, so that a replay is one update. Leases are not here: one process holds the
 * file, so they live in its memory (`leases.ts`) and a start frees them all.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE registrations (
    id TEXT PRIMARY KEY,
    scope_digest TEXT NOT NULL,
    event_type TEXT NOT NULL,
    hook_digest TEXT NOT NULL UNIQUE,
    upstream_id TEXT NOT NULL,
    proof_digest TEXT,
    credential_cipher TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'removing')),
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX registrations_by_scope
    ON registrations (scope_digest, event_type) WHERE state = 'active';

  CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY,
    registration_id TEXT NOT NULL,
    version TEXT NOT NULL,
    event_type TEXT NOT NULL,
    callback_cipher TEXT NOT NULL,
    callback_digest TEXT NOT NULL,
    connection_digest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'removing', 'dropped')),
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX subscriptions_by_registration ON subscriptions (registration_id);
  CREATE UNIQUE INDEX subscriptions_by_callback
    ON subscriptions (callback_digest, event_type, connection_digest) WHERE state = 'active';

  -- An active subscription has a lane; due_at is null when it has no open event.
  CREATE TABLE lanes (
    subscription_id TEXT PRIMARY KEY REFERENCES subscriptions (id) ON DELETE CASCADE,
    due_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX lanes_by_due ON lanes (due_at) WHERE due_at IS NOT NULL;

  CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    subscription_id TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    event_id TEXT NOT NULL,
    payload TEXT,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'delivered', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    received_at INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    finished_at INTEGER,
    UNIQUE (subscription_id, event_id),
    CHECK (payload IS NOT NULL OR state = 'delivered')
  ) STRICT;
  CREATE INDEX events_open ON events (subscription_id, id, received_at) WHERE state = 'open';
  CREATE INDEX events_finished ON events (state, finished_at) WHERE state <> 'open';

  CREATE TABLE health (id INTEGER PRIMARY KEY CHECK (id = 1), checked_at INTEGER NOT NULL) STRICT;
  INSERT INTO health VALUES (1, 0);
  `,
];

/** The version of the schema that this code reads and writes. */
export const schemaVersion = migrations.length;

/** Brings a database of version `from` to `schemaVersion`, each step in its own transaction. */
export function migrate(database: SqliteDatabase, from: number): void {
  migrations.slice(from).forEach((migration, index) => {
    database.exec(`BEGIN IMMEDIATE; ${migration} PRAGMA user_version = ${from + index + 1}; COMMIT;`);
  });
}
