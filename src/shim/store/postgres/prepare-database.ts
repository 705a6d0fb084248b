import { UsageError } from '../../../shared/usage-error.js';
import { StoreUnavailable } from '../store.js';
import type { Access } from './access.js';
import { migrate } from './migrations.js';

export interface PrepareDatabaseOptions {
  readonly schema: string;
  readonly allowUnsafeServer: boolean;
}

/** Checks that the database can be trusted, and brings its tables up to date. What is wrong is a `UsageError`. */
export async function prepareDatabase(access: Access, options: PrepareDatabaseOptions): Promise<void> {
  try {
    const settings = await readSettings(access);
    checkServer(settings);
    if (!options.allowUnsafeServer) checkDurability(settings);
    await migrate(access, options.schema);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const reason = error.message.replace('The store cannot be used: ', '');
    throw new UsageError(`The database cannot serve as the store: ${reason}`);
  }
}

/** What makes a commit survive a power cut, https://www.postgresql.org/docs/current/runtime-config-wal.html */
const durable = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;
const oldestVersion = 12;

type Settings = ReadonlyMap<string, string>;

async function readSettings({ read }: Access): Promise<Settings> {
  const rows = await read('SELECT name, setting FROM pg_settings WHERE name = ANY ($1::text[])', [
    [...durable, 'server_version_num', 'server_encoding', 'in_hot_standby', 'transaction_read_only'],
  ]);
  return new Map(rows.map((row) => [String(row['name']), String(row['setting'])]));
}

function checkServer(settings: Settings): void {
  const version = Math.floor(Number(settings.get('server_version_num')) / 10_000);
  if (version < oldestVersion) {
    throw new UsageError(`The database is PostgreSQL ${version}; the store needs ${oldestVersion} or newer.`);
  }
  const encoding = settings.get('server_encoding');
  if (encoding !== 'UTF8') {
    throw new UsageError(`The database has the encoding ${encoding} where the store needs UTF8.`);
  }
  if (settings.get('transaction_read_only') === 'on') {
    throw new UsageError('The database is read-only: a standby, perhaps. Name the primary.');
  }
}

function checkDurability(settings: Settings): void {
  for (const name of durable) {
    if (settings.get(name) !== 'off') continue;
    throw new UsageError(
      `PostgreSQL answers \`${name}\` = off and would lose acknowledged notifications when the power fails. ` +
        'Turn it on, or accept the loss with `allowUnsafeServer`.',
    );
  }
}
