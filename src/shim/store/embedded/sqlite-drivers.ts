import type { SqliteDatabase, SqliteDriver, SqliteValue } from './sqlite-driver.js';

/** The SQLite of this Node where it has one (22.13 and newer), else the npm package `libsql`. */
export async function findSqliteDriver(): Promise<SqliteDriver> {
  return nodeSqliteDriver() ?? (await libsqlDriver());
}

/** https://nodejs.org/api/sqlite.html; answers undefined where Node has no SQLite. */
export function nodeSqliteDriver(): SqliteDriver | undefined {
  // `getBuiltinModule` is missing before 20.16 and the types for Node 20 do not know the module.
  const sqlite = process.getBuiltinModule?.('node:sqlite') as NodeSqlite | undefined;
  if (!sqlite) return undefined;
  return {
    name: 'node:sqlite',
    open(file) {
      const database = new sqlite.DatabaseSync(file);
      return {
        exec: (sql) => database.exec(sql),
        prepare(sql) {
          const statement = database.prepare(sql);
          return {
            run: (...values) => Number(statement.run(...values).changes),
            all: (...values) => statement.all(...values),
          };
        },
        close: () => database.close(),
      };
    },
  };
}

/** https://github.com/tursodatabase/libsql-js; its own types are full of `any`, so the part in use is declared here. */
export async function libsqlDriver(): Promise<SqliteDriver> {
  const { default: Libsql } = (await import('libsql')) as unknown as { default: LibsqlConstructor };
  return {
    name: 'libsql',
    open(file): SqliteDatabase {
      const database = new Libsql(file);
      return {
        exec: (sql) => database.exec(sql),
        prepare(sql) {
          const statement = database.prepare(sql);
          // One array, since a single `null` argument would be taken for named values.
          return {
            run: (...values) => statement.run(values).changes,
            all: (...values) => statement.all(values),
          };
        },
        close: () => database.close(),
      };
    },
  };
}

interface NodeSqlite {
  readonly DatabaseSync: new (
    file: string,
  ) => {
    exec(sql: string): void;
    prepare(sql: string): {
      run(...values: SqliteValue[]): { changes: number | bigint };
      all(...values: SqliteValue[]): Record<string, unknown>[];
    };
    close(): void;
  };
}

type LibsqlConstructor = new (
  file: string,
) => {
  exec(sql: string): void;
  prepare(sql: string): {
    run(values: readonly SqliteValue[]): { changes: number };
    all(values: readonly SqliteValue[]): Record<string, unknown>[];
  };
  close(): void;
};
