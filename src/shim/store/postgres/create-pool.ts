import { Pool, type PoolConfig, TypeOverrides, types } from 'pg';
import { type Logger, silentLogger } from '../../../shared/logger.js';
import { UsageError } from '../../../shared/usage-error.js';

export interface CreatePoolOptions {
  readonly url?: string;
  readonly pool?: PoolConfig;
  readonly logger?: Logger;
}

/** The connections to the database, made when they are needed and again when they were lost. */
export function createPool({ url, pool: config = {}, logger = silentLogger }: CreatePoolOptions): Pool {
  // No time limits of the session among these: PgBouncer refuses them at the start of a connection.
  const pool = new Pool({
    application_name: 'livechat-connector',
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000, // for a server that is silent; the server's own limits are shorter
    keepAlive: true,
    types: numbersAsNumbers(),
    ...(url !== undefined && { connectionString: checkUrl(url) }),
    ...config,
  });
  // Without listeners a lost connection would end the process. `error` itself holds the client, password included.
  pool.on('error', (error) => {
    logger.warn({ reason: error.message }, 'A connection to the database was lost.');
  });
  pool.on('connect', (client) => {
    client.on('error', () => {}); // what was under way rejects by itself
  });
  return pool;
}

/** All numbers of the store are counts and milliseconds, far below 2^53; the driver has text for bigint. */
function numbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}

/** A URL that cannot be read is not quoted and not kept as a cause: it may hold a password. */
function checkUrl(url: string): string {
  if (/^postgres(ql)?:\/\//i.test(url) && URL.canParse(url)) return url;
  throw new UsageError(
    'The address of the database is not of the form `postgres://user:password@host:5432/database`.',
  );
}
