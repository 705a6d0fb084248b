import type { Pool, PoolClient } from 'pg';
import { createGroupCommit, type GroupCommit } from '../group-commit.js';
import { StoreUnavailable } from '../store.js';
import { QueryFailure, toQueryFailure, toStoreError } from './query-failure.js';

export type Row = Readonly<Record<string, unknown>>;
/** Runs one statement and answers its rows. */
export type Query = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** The one way to the database. Whatever fails rejects with `StoreUnavailable`, but for values it cannot keep. */
export interface Access {
  /** The full name of a table or function of the store. */
  name(of: string): string;
  /** Runs one statement that changes nothing. */
  readonly read: Query;
  /** Runs `work` in a transaction, and again when it got into another's way. Resolves after the commit. */
  inTransaction<Result>(work: (query: Query) => Promise<Result>, limits?: Limits): Promise<Result>;
  /** The same for what is rare: one after the other, in the order of the calls. */
  inOrder<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
  /** Gathers what arrives in one event-loop turn for `commit`; one batch is under way at a time. */
  gather<Item, Result>(
    commit: (items: readonly Item[]) => Promise<readonly Result[]>,
  ): (item: Item) => Promise<Result>;
  /** Waits for what is gathered or under way, then lets go of the connections. */
  close(): Promise<void>;
}

/** How long a transaction may take, in milliseconds. */
export interface Limits {
  readonly statementMs: number;
  readonly lockMs: number;
}

const usualLimits: Limits = { statementMs: 15_000, lockMs: 5_000 };
const idleMs = 15_000;
const maxTries = 5;

export function createAccess(pool: Pool, schema: string): Access {
  const underWay = new Set<Promise<unknown>>();
  const gathered: Pick<GroupCommit<never, unknown>, 'drain'>[] = [];
  let closing: Promise<void> | undefined;
  let closed = false;

  /** Lets `close` wait for it. */
  async function track<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closed) throw isClosed();
    const promise = work();
    underWay.add(promise);
    try {
      return await promise;
    } catch (error) {
      throw toStoreError(error);
    } finally {
      underWay.delete(promise);
    }
  }

  async function inTransaction<Result>(
    work: (query: Query) => Promise<Result>,
    limits: Limits = usualLimits,
  ): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await runTransaction(pool, work, limits);
      } catch (error) {
        if (tries === maxTries || !(error instanceof QueryFailure) || !error.isConflict) throw error;
      }
    }
  }

  const queue = createGroupCommit<() => Promise<unknown>, unknown>(
    async (works) => Promise.all(works.map((work) => work())),
    { max: 1 },
  );

  return {
    name: (of) => `${quote(schema)}.${of}`,
    read: (text, values) => track(() => runRead(pool, text, values)),
    inTransaction: (work, limits) => track(() => inTransaction(work, limits)),
    // What `work` answered, handed through.
    inOrder: <Result>(work: (query: Query) => Promise<Result>) =>
      track(() => queue.add(() => inTransaction(work)) as Promise<Result>),
    gather(commit) {
      const group = createGroupCommit(commit, { isFatal: (error) => error instanceof StoreUnavailable });
      gathered.push(group);
      return async (item) => {
        if (closing) throw isClosed();
        return group.add(item);
      };
    },
    close() {
      closing ??= finish();
      return closing;
    },
  };

  async function finish(): Promise<void> {
    await Promise.all(gathered.map((group) => group.drain()));
    closed = true;
    await Promise.allSettled(underWay);
    await pool.end();
  }
}

const isClosed = () => new StoreUnavailable('The store is closed.');

/** Unnamed statements only: PgBouncer may give each transaction another connection. */
async function send(client: PoolClient, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  try {
    return (await client.query<Record<string, unknown>>(text, [...values])).rows;
  } catch (error) {
    throw toQueryFailure(error);
  }
}

async function runRead(pool: Pool, text: string, values?: readonly unknown[]): Promise<Row[]> {
  const client = await connect(pool);
  try {
    const rows = await send(client, text, values);
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function runTransaction<Result>(
  pool: Pool,
  work: (query: Query) => Promise<Result>,
  { statementMs, lockMs }: Limits,
): Promise<Result> {
  const client = await connect(pool);
  const begin =
    `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL statement_timeout = ${statementMs}; ` +
    `SET LOCAL lock_timeout = ${lockMs}; SET LOCAL idle_in_transaction_session_timeout = ${idleMs}`;
  try {
    await send(client, begin);
    const result = await work((text, values) => send(client, text, values));
    await send(client, 'COMMIT');
    client.release();
    return result;
  } catch (error) {
    client.release(isSilent(error) || !(await rollBack(client)));
    throw error;
  }
}

/** A server that gave no answer would be waited for once more. */
const isSilent = (error: unknown) => error instanceof QueryFailure && error.code === undefined;

/** Whether the connection can be used again. */
async function rollBack(client: PoolClient): Promise<boolean> {
  return send(client, 'ROLLBACK').then(
    () => true,
    () => false,
  );
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw toQueryFailure(error);
  }
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
