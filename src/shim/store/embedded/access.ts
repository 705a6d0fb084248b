import { createGroupCommit } from '../group-commit.js';
import { StoreUnavailable } from '../store.js';
import { closeDatabase } from './open-database.js';
import { resultCodes, type SqliteDatabase, sqliteCode } from './sqlite-driver.js';

/** The one way to the database: reads at once, writes gathered into group commits. */
export interface Access {
  read<Result>(work: () => Result): Promise<Result>;
  /**
   * Runs `work` in the transaction of this event-loop turn; resolves after the commit. `work` may run again after a
   * rollback, so it changes nothing but the database.
   */
  write<Result>(work: () => Result): Promise<Result>;
  close(): Promise<void>;
}

export function createAccess(database: SqliteDatabase): Access {
  let closed = false;
  const assertOpen = () => {
    if (closed) throw new StoreUnavailable('The store is closed.');
  };
  const commits = createGroupCommit<() => unknown, unknown>(
    (works) => translate(() => inTransaction(database, () => works.map((work) => work()))),
    { isFatal: (error) => error instanceof StoreUnavailable },
  );

  return {
    async read(work) {
      assertOpen();
      return translate(work);
    },
    async write<Result>(work: () => Result) {
      assertOpen();
      return (await commits.add(work)) as Result; // what `work` answered, handed through
    },
    async close() {
      if (closed) return;
      closed = true;
      await commits.drain();
      closeDatabase(database);
    },
  };
}

function inTransaction<Result>(database: SqliteDatabase, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
    throw error;
  }
}

/** An error that is not the statement's fault becomes `StoreUnavailable`. */
function translate<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const code = sqliteCode(error);
    if (code === undefined || !unavailable.has(code)) throw error;
    throw new StoreUnavailable(`The store cannot be used: ${(error as Error).message}.`, { cause: error });
  }
}

const unavailable: ReadonlySet<number> = new Set(Object.values(resultCodes));
