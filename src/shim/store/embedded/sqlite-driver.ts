/** The little that the engine asks of a SQLite library; all of it synchronous. */
export interface SqliteDatabase {
  /** Runs statements that take no values and whose rows do not matter. */
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteStatement {
  /** Runs it and answers how many rows changed. */
  run(...values: SqliteValue[]): number;
  /** Runs it and answers its rows. */
  all(...values: SqliteValue[]): readonly SqliteRow[];
}

export type SqliteValue = string | number | null;
export type SqliteRow = Readonly<Record<string, unknown>>;

/** A SQLite library that the engine can use. */
export interface SqliteDriver {
  readonly name: 'node:sqlite' | 'libsql';
  open(file: string): SqliteDatabase;
}

/** SQLite's primary result code of an error from either library; undefined when the error has none. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  // node:sqlite says `errcode`, libsql says `rawCode`; both give the extended code.
  const { errcode, rawCode } = error as { errcode?: unknown; rawCode?: unknown };
  const extended = errcode ?? rawCode;
  return typeof extended === 'number' ? extended & 0xff : undefined;
}

/** The result codes that the engine tells apart, https://sqlite.org/rescode.html */
export const resultCodes = {
  permission: 3,
  busy: 5,
  locked: 6,
  noMemory: 7,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  protocol: 15,
  notADatabase: 26,
} as const;
