import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../../shared/usage-error.js';
import { migrate, schemaVersion } from './migrations.js';
import { resultCodes, type SqliteDatabase, type SqliteDriver, sqliteCode } from './sqlite-driver.js';

/**
 * Opens the store's file, or makes it, readable by its owner only. The connection holds an exclusive lock until
 * `closeDatabase` or the end of the process, however that comes: the lock is the operating system's, not a file that
 * could stay behind. A file that cannot serve is a `UsageError` that says why.
 */
export function openDatabase(file: string, driver: SqliteDriver): SqliteDatabase {
  let database: SqliteDatabase | undefined;
  try {
    makePrivate(file);
    database = driver.open(file);
    configure(database);
    upgrade(database, file);
    return database;
  } catch (error) {
    if (database) closeDatabase(database);
    throw toStartError(error, file);
  }
}

/**
 * Lets go of the file, leaving everything in it and no file beside it. libsql keeps a connection, and its lock, for as
 * long as a statement has not been collected as garbage; so the lock is given back first. SQLite does so only outside
 * WAL mode and at the next read, https://sqlite.org/pragma.html#pragma_locking_mode
 */
export function closeDatabase(database: SqliteDatabase): void {
  try {
    database.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema LIMIT 1;',
    );
  } catch {
    // A damaged or locked file cannot be tidied up; what was committed is safe in its log.
  }
  database.close();
}

/** SQLite gives the files it puts beside this one the same rights. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    throw new UsageError(
      `The store ${file} is a folder. Name a file in it, for example ${join(file, 'shim.db')}.`,
    );
  }
  if (found !== undefined && !found.isFile()) throw new UsageError(`The store ${file} is no file.`);
  // Only a new file is opened here: closing a second handle on a locked file would free the lock of this process.
  if (found) chmodSync(file, 0o600);
  else closeSync(openSync(file, 'wx', 0o600));
}

/**
 * The order matters: the lock before the first read; `auto_vacuum` before the first table; `synchronous` after
 * `journal_mode`, since a build may lower it for WAL. NORMAL would lose acknowledged events when the power fails.
 */
function configure(database: SqliteDatabase): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA fullfsync = ON'); // macOS only: its plain fsync does not reach the platter
  database.exec('PRAGMA foreign_keys = ON');
  database.exec('BEGIN IMMEDIATE; COMMIT'); // takes the lock now, not at the first event

  for (const [pragma, wanted] of required) {
    const found = readPragma(database, pragma);
    if (found !== wanted) {
      throw new UsageError(`SQLite answers \`${pragma}\` = ${found} where the store needs ${wanted}.`);
    }
  }
}

const required = [
  ['locking_mode', 'exclusive'],
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
] as const;

function upgrade(database: SqliteDatabase, file: string): void {
  const found = Number(readPragma(database, 'user_version'));
  if (found > schemaVersion) {
    throw new UsageError(
      `The store ${file} has version ${found}; this release knows up to ${schemaVersion}. Use a newer release.`,
    );
  }
  migrate(database, found);
}

function readPragma(database: SqliteDatabase, name: string): unknown {
  return database.prepare(`PRAGMA ${name}`).all()[0]?.[name];
}

function toStartError(error: unknown, file: string): Error {
  if (error instanceof UsageError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  const code = sqliteCode(error);
  if (code === resultCodes.busy || code === resultCodes.locked) {
    return new UsageError(
      `The store ${file} is in use by another process. Stop that one first, or give this one a file of its own.`,
      { cause },
    );
  }
  if (code === resultCodes.notADatabase || code === resultCodes.corrupt) {
    return new UsageError(`The store ${file} is not a sound SQLite database: ${cause.message}.`, { cause });
  }
  return new UsageError(`The store ${file} cannot be opened: ${cause.message}.`, { cause });
}
