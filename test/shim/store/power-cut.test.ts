import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../../../scripts/store/start-postgres.js';
import { packageRoot } from '../../../src/shared/package-root.js';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { openPostgresStore } from '../../../src/shim/store/postgres/open-postgres-store.js';
import type { Store } from '../../../src/shim/store/store.js';
import { builtMain } from '../../support/build.js';
import { noPostgres } from '../../support/postgres.js';
import { startStoreProcess } from '../../support/store-process.js';
import { subscriptionOf } from '../../support/store-suite/samples.js';
import { sqliteDrivers } from './sqlite-drivers.js';

// A kill says nothing about fsync, since the file system's cache survives it. Here a library that is loaded into the
// process copies each file into a shadow folder only when it is synced; after the kill the shadow takes the place of the
// files. Each engine has a control that must lose, or the model could not see a loss.

const cuts = 2;
const hasCompiler = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;
const noModel =
  hasCompiler || process.env['CI'] === 'true' ? undefined : 'needs Linux and a C compiler (`cc`)';

describe.skipIf(noModel !== undefined)(`a power cut${noModel ? ` (${noModel})` : ''}`, () => {
  let folder: string;
  let library: string;

  beforeAll(async () => {
    await builtMain();
    folder = mkdtempSync(join(tmpdir(), 'power-cut-'));
    library = join(folder, 'power-cut.so');
    const source = join(packageRoot(), 'scripts/store/power-cut.c');
    const made = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl'], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`The model does not compile: ${made.stderr}`);
    spawnSync('chmod', ['755', folder, library]); // the server of PostgreSQL may be another user
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const modelOf = (live: string, shadow: string) => ({
    LD_PRELOAD: library,
    POWER_CUT_LIVE: live,
    POWER_CUT_SHADOW: shadow,
  });

  describe.each(sqliteDrivers)('on $name', (driver) => {
    it.each([
      { engine: driver.name, loses: false },
      { engine: `${driver.name}-unsafe`, loses: true },
    ])(
      '$engine loses acknowledged events: $loses',
      async ({ engine, loses }) => {
        const live = join(folder, `live-${engine.replace(':', '-')}`);
        const shadow = `${live}-shadow`;
        const file = join(live, 'shim.db');
        const prepared = await openEmbeddedStore({ file, driver });
        await addLanes(prepared);
        await prepared.close();
        cpSync(live, shadow, { recursive: true });

        const lines: string[] = [];
        for (let cut = 0; cut < cuts; cut += 1) {
          lines.push(...(await workUntilKilled([engine, file, String(cut)], modelOf(live, shadow))));
          rmSync(live, { recursive: true });
          cpSync(shadow, live, { recursive: true });
        }
        const store = await openEmbeddedStore({ file, driver });
        await judge(engine, store, lines, loses);
      },
      600_000,
    );
  });

  describe.skipIf(noPostgres !== undefined)(`on PostgreSQL${noPostgres ? ` (${noPostgres})` : ''}`, () => {
    it.each([
      { engine: 'postgres', loses: false },
      { engine: 'postgres-unsafe', loses: true },
    ])(
      '$engine loses acknowledged events: $loses',
      async ({ engine, loses }) => {
        const shadow = join(folder, `${engine}-shadow`);
        let live = '';
        const environment: Record<string, string> = {};
        const server = await startPostgres({
          environment,
          settings: loses ? { synchronous_commit: 'off', wal_writer_delay: '10s' } : {},
          onFolder(data) {
            live = data;
            copyAll(live, shadow);
            Object.assign(environment, modelOf(live, shadow));
          },
        });
        try {
          const options = { url: server.url, allowUnsafeServer: loses };
          const prepared = await openPostgresStore(options);
          await addLanes(prepared);
          await prepared.close();
          await server.stop('fast'); // with a checkpoint, so that the control loses events and not its tables
          await server.start();

          const lines: string[] = [];
          for (let cut = 0; cut < cuts; cut += 1) {
            lines.push(...(await workUntilKilled([engine, server.url, String(cut)], {})));
            await server.stop('immediate');
            rmSync(live, { recursive: true });
            copyAll(shadow, live);
            await server.start();
          }
          await judge(engine, await openPostgresStore(options), lines, loses);
        } finally {
          await server.remove();
        }
      },
      600_000,
    );
  });
});

async function addLanes(store: Store): Promise<void> {
  for (const id of ['lane-0', 'lane-1', 'lane-2']) await store.subscriptions.put(subscriptionOf(id));
}

const acknowledgedIn = (lines: readonly string[]) =>
  lines.flatMap((line) => (/^put (\S+) new$/.exec(line)?.[1] ?? []) as string | never[]);

/** Lets the store work until it has acknowledged some events and for a random while more. */
async function workUntilKilled(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const worker = startStoreProcess(['work', ...args], environment);
  expect(await worker.started).toBe('held');
  while (acknowledgedIn(worker.lines).length <= 10) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 200));
  await worker.kill();
  return worker.lines;
}

/** An event that was acknowledged is known still: the store calls it a duplicate when it comes again. */
async function judge(name: string, store: Store, lines: readonly string[], loses: boolean): Promise<void> {
  const acknowledged = acknowledgedIn(lines);
  const answers = await store.putEvents(
    acknowledged.map((event) => {
      const [subscriptionId = '', eventId = ''] = event.split('/');
      return { subscriptionId, eventId, payload: '{}' };
    }),
  );
  await store.close();
  const lost = answers.filter((answer) => answer !== 'duplicate').length;
  console.info(`${name}: ${cuts} power cuts, ${acknowledged.length} acknowledged, ${lost} lost`);
  expect(acknowledged.length).toBeGreaterThan(cuts * 10);
  if (loses) expect(lost).toBeGreaterThan(0);
  else expect(lost).toBe(0);
}

/** With owners and rights, which the server looks at. */
function copyAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  if (spawnSync('chown', [`--reference=${from}`, to]).status !== 0) throw new Error(`chown ${to}`);
  if (spawnSync('chmod', ['700', to]).status !== 0) throw new Error(`chmod ${to}`);
}
