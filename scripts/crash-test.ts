import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crash } from './store/crash.js';
import { startPostgres } from './store/start-postgres.js';

/**
 * Kills the shim, or its database, again and again under load and tells what was lost, doubled or out of order:
 *
 *     node dist/scripts/crash-test.js embedded 50
 *     node dist/scripts/crash-test.js postgres 50          one instance
 *     node dist/scripts/crash-test.js postgres-two 50      two instances on one database, one of them killed
 *     node dist/scripts/crash-test.js postgres-server 20   the database is killed and comes back
 */
const [mode = 'embedded', kills = '50'] = process.argv.slice(2);
const common = { kills: Number(kills), log: (line: string) => console.log(line) };

const report = mode === 'embedded' ? await onSqlite() : await onPostgres();
console.log(`${mode}: ${JSON.stringify(report, undefined, 2)}`);
const { lost, outOfOrder, unexplainedDoubles } = report;
process.exitCode = lost.length + outOfOrder.length + unexplainedDoubles.length === 0 ? 0 : 1;

async function onSqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  try {
    return await crash({ ...common, store: join(folder, 'shim.db') });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function onPostgres() {
  const postgres = await startPostgres();
  try {
    return await crash({
      ...common,
      store: postgres.url,
      instances: mode === 'postgres-two' ? 2 : 1,
      ...(mode === 'postgres-server' && {
        async kill() {
          await postgres.stop('immediate');
          await postgres.start();
        },
      }),
    });
  } finally {
    await postgres.remove();
  }
}
