import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import {
  findPostgres,
  runSql,
  startPostgres,
  type TestPostgres,
} from '../../scripts/store/start-postgres.js';

/** Names a server to test on, instead of one that is started for the test; the user may create databases. */
const given = process.env['TEST_POSTGRES_URL'];

/** Why the tests on PostgreSQL are skipped; undefined when they run. With CI=true there is no such reason. */
export const noPostgres: string | undefined =
  given !== undefined || findPostgres() !== undefined || process.env['CI'] === 'true'
    ? undefined
    : 'no PostgreSQL here: install it, or name a server in TEST_POSTGRES_URL';

/** A database of its own for the tests of a file, and nothing when those are skipped. */
export function usePostgres(): { readonly url: string } {
  const database = `test_${randomBytes(6).toString('hex')}`;
  let server: TestPostgres | undefined;
  let url = '';
  beforeAll(async () => {
    if (noPostgres !== undefined) return;
    if (given === undefined) server = await startPostgres();
    const base = given ?? server?.url ?? '';
    await runSql(base, `CREATE DATABASE ${database} ENCODING 'UTF8' TEMPLATE template0`);
    url = Object.assign(new URL(base), { pathname: `/${database}` }).href;
  });
  afterAll(async () => {
    if (server) await server.remove();
    else if (given !== undefined) await runSql(given, `DROP DATABASE IF EXISTS ${database}`);
  });
  return {
    get url() {
      return url;
    },
  };
}
