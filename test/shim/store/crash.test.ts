import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { crash } from '../../../scripts/store/crash.js';
import type { CrashReport } from '../../../scripts/store/judge-deliveries.js';
import { runSql, startPostgres } from '../../../scripts/store/start-postgres.js';
import { builtMain } from '../../support/build.js';
import { noPostgres, usePostgres } from '../../support/postgres.js';

// The short form of `scripts/crash-test.ts`. A kill leaves in the file system's cache what was written: what a power
// cut leaves is tested in `power-cut.test.ts`.

const kills = 3;

beforeAll(async () => {
  await builtMain();
});

function expectNothingLost(name: string, report: CrashReport): void {
  console.info(
    `${name}: ${report.kills} kills, ${report.acknowledged} acknowledged, ${report.delivered} delivered, ` +
      `${report.doublesUnanswered + report.doublesUnwritten} twice since they were in flight, ${report.lost.length} lost`,
  );
  expect(report).toMatchObject({ kills, lost: [], outOfOrder: [], unexplainedDoubles: [] });
  expect(report.acknowledged).toBeGreaterThan(kills);
}

it('the shim on SQLite is killed under load', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  try {
    expectNothingLost('SQLite', await crash({ store: join(folder, 'shim.db'), kills, flows: 5 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 600_000);

describe.skipIf(noPostgres !== undefined)(`on PostgreSQL${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  const postgres = usePostgres();

  it('the shim is killed under load', async () => {
    expectNothingLost('PostgreSQL', await crash({ store: postgres.url, kills, flows: 5 }));
  }, 600_000);

  it('one of two shims is killed under load', async () => {
    await runSql(postgres.url, 'DROP SCHEMA IF EXISTS livechat_connector CASCADE');
    expectNothingLost(
      'two on PostgreSQL',
      await crash({ store: postgres.url, kills, flows: 5, instances: 2 }),
    );
  }, 600_000);
});

it.skipIf(noPostgres !== undefined || process.env['TEST_POSTGRES_URL'] !== undefined)(
  'the database is killed under load and comes back (skipped on a server that is not our own)',
  async () => {
    const server = await startPostgres();
    const kill = async () => {
      await server.stop('immediate');
      await server.start();
    };
    try {
      expectNothingLost('PostgreSQL killed', await crash({ store: server.url, kills, flows: 5, kill }));
    } finally {
      await server.remove();
    }
  },
  600_000,
);
