import { basename } from 'node:path';
import { describe } from 'vitest';
import { runSql } from '../../../scripts/store/start-postgres.js';
import { openPostgresStore } from '../../../src/shim/store/postgres/open-postgres-store.js';
import type { FakeClock } from '../../support/fake-clock.js';
import { noPostgres, usePostgres } from '../../support/postgres.js';
import { testStore } from '../../support/store-suite/index.js';

describe.skipIf(noPostgres !== undefined)(`on PostgreSQL${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  const postgres = usePostgres();

  testStore('the PostgreSQL store', async (folder, clock) => {
    const schema = basename(folder);
    const store = await openPostgresStore({ url: postgres.url, schema });
    await followClock(schema, clock);
    return store;
  });

  /** The store goes by the database's time; here that is a row which follows the test's clock. */
  async function followClock(schema: string, clock: FakeClock): Promise<void> {
    const tell = () => runSql(postgres.url, `UPDATE "${schema}".test_clock SET now = ${clock.now()}`);
    await runSql(
      postgres.url,
      `CREATE TABLE IF NOT EXISTS "${schema}".test_clock (now bigint)`,
      `DELETE FROM "${schema}".test_clock`,
      `INSERT INTO "${schema}".test_clock VALUES (${clock.now()})`,
      `CREATE OR REPLACE FUNCTION "${schema}".now_ms() RETURNS bigint LANGUAGE sql VOLATILE PARALLEL SAFE
        AS 'SELECT now FROM "${schema}".test_clock'`,
    );
    clock.onAdvance(tell);
  }
});
