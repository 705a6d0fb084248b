import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/shared/usage-error.js';
import { closeDatabase, openDatabase } from '../../../src/shim/store/embedded/open-database.js';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import type { SqliteDatabase, SqliteDriver } from '../../../src/shim/store/embedded/sqlite-driver.js';
import { StoreUnavailable } from '../../../src/shim/store/store.js';
import { builtMain } from '../../support/build.js';
import { type StoreProcess, startStoreProcess } from '../../support/store-process.js';
import { eventsOf, subscriptionOf } from '../../support/store-suite/samples.js';
import { sqliteDrivers } from './sqlite-drivers.js';

let folder: string;
let file: string;
const processes: StoreProcess[] = [];

beforeAll(async () => {
  await builtMain();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-'));
  file = join(folder, 'deep', 'shim.db');
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.kill()));
  rmSync(folder, { recursive: true });
});

describe.each(sqliteDrivers)('on $name', (driver) => {
  const rowOf = (database: SqliteDatabase, sql: string) =>
    Object.values(database.prepare(sql).all()[0] ?? {});

  // Trap: a build of SQLite may default to synchronous=NORMAL in WAL, which loses acknowledged events at a power cut.
  it('commits to the disk, in WAL, with room that can be given back', () => {
    const database = openDatabase(file, driver);
    const pragmas = ['journal_mode', 'synchronous', 'locking_mode', 'auto_vacuum', 'foreign_keys'];
    const found = pragmas.map((pragma) => rowOf(database, `PRAGMA ${pragma}`)[0]);
    expect(found).toEqual(['wal', 2, 'exclusive', 2, 1]);
    closeDatabase(database);
  });

  it('refuses a database that cannot have a write-ahead log', () => {
    const weak: SqliteDriver = {
      name: driver.name,
      open: (path) => {
        const database = driver.open(path);
        return {
          ...database,
          exec: (sql) => database.exec(sql.includes('WAL') ? 'PRAGMA journal_mode = DELETE' : sql),
        };
      },
    };
    expect(() => openDatabase(file, weak)).toThrow(
      new UsageError('SQLite answers `journal_mode` = delete where the store needs wal.'),
    );
  });

  it.skipIf(process.platform === 'win32')('keeps its files for their owner', () => {
    const database = openDatabase(file, driver);
    const modes = readdirSync(join(folder, 'deep')).map((name) => [
      name,
      statSync(join(folder, 'deep', name)).mode & 0o777,
    ]);
    expect(modes).toEqual([
      ['shim.db', 0o600],
      ['shim.db-wal', 0o600],
    ]);
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700);
    closeDatabase(database);
    chmodSync(file, 0o644);
    closeDatabase(openDatabase(file, driver));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves a folder that was named for a file as it is', () => {
    const before = statSync(folder).mode;
    expect(() => openDatabase(folder, driver)).toThrow(
      `The store ${folder} is a folder. Name a file in it, for example ${join(folder, 'shim.db')}.`,
    );
    expect(statSync(folder).mode).toBe(before);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves one file behind, and the lock open, when it is closed with statements in use', () => {
    const database = openDatabase(file, driver);
    const statement = database.prepare('SELECT count(*) FROM events');
    statement.all();
    closeDatabase(database);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['shim.db']);
    closeDatabase(openDatabase(file, driver));
  });

  it('refuses a second instance in this process', () => {
    const database = openDatabase(file, driver);
    expect(() => openDatabase(file, driver)).toThrow(inUse());
    expect(() => openDatabase(file, driver)).toThrow(inUse()); // the first refusal has not freed the lock
    closeDatabase(database);
  });

  it('refuses a file of a later release', () => {
    const database = openDatabase(file, driver);
    database.exec('PRAGMA user_version = 99');
    closeDatabase(database);
    expect(() => openDatabase(file, driver)).toThrow(
      new UsageError(`The store ${file} has version 99; this release knows up to 1. Use a newer release.`),
    );
  });

  it('refuses a file that is no database, and leaves it as it is', () => {
    file = join(folder, 'notes.txt');
    writeFileSync(file, 'not a database, but long enough to have what would be a header'.repeat(20));
    const { size } = statSync(file);
    expect(() => openDatabase(file, driver)).toThrow(
      new UsageError(`The store ${file} is not a sound SQLite database: file is not a database.`),
    );
    expect(statSync(file).size).toBe(size);
  });

  it('refuses a place that cannot be written', () => {
    writeFileSync(join(folder, 'deep'), '');
    expect(() => openDatabase(file, driver)).toThrow(UsageError);
  });

  it('refuses a second process, until the first is killed', async () => {
    const first = startHolder();
    expect(await first.started).toBe('held');
    expect(await startHolder().started).toBe(String(inUse()));
    expect(() => openDatabase(file, driver)).toThrow(inUse());
    await first.kill();
    closeDatabase(openDatabase(file, driver));
  });

  it('says that it is unavailable when the disk is full, and goes on when there is room', async () => {
    const full = { limit: (_pages: number) => {} };
    const store = await openEmbeddedStore({
      file,
      driver: { name: driver.name, open: (path) => withLimit(driver.open(path), full) },
    });
    await store.subscriptions.put(subscriptionOf('a'));
    full.limit(60);
    const payload = 'x'.repeat(10_000);
    const puts = eventsOf('a', 100).map((event) => store.putEvents([{ ...event, payload }]));
    const settled = await Promise.allSettled(puts);
    for (const put of settled) {
      expect(put).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
    }
    expect(await store.counts()).toEqual({ waiting: 0, dead: 0 });
    full.limit(100_000);
    await store.health();
    expect(await store.putEvents(eventsOf('a', 1))).toEqual(['new']);
    await store.close();
  });

  it('gives disk space back when it prunes', async () => {
    const store = await openEmbeddedStore({ file, driver });
    await store.subscriptions.put(subscriptionOf('a'));
    const payload = 'x'.repeat(10_000);
    await store.putEvents(eventsOf('a', 200).map((event) => ({ ...event, payload })));
    await store.leaseLanes(1, 'me', 60_000);
    const delivered = eventsOf('a', 200).map(({ subscriptionId, eventId }) => ({ subscriptionId, eventId }));
    await store.settle(
      'me',
      delivered.map((event) => ({ ...event, kind: 'delivered' })),
    );
    expect(await store.prune({ deliveredMs: 0 })).toBe(200);
    expect(statSync(file).size).toBeLessThan(200_000);
    expect(statSync(`${file}-wal`).size).toBe(0);
    await store.close();
  });

  function startHolder(): StoreProcess {
    const holder = startStoreProcess(['hold', driver.name, file]);
    processes.push(holder);
    return holder;
  }
});

const inUse = () =>
  new UsageError(
    `The store ${file} is in use by another process. Stop that one first, or give this one a file of its own.`,
  );

function withLimit(database: SqliteDatabase, full: { limit: (pages: number) => void }): SqliteDatabase {
  full.limit = (pages) => database.prepare(`PRAGMA max_page_count = ${pages}`).all();
  return database;
}
