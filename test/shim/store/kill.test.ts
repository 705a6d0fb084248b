import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/shim/store/embedded/open-database.js';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { builtMain } from '../../support/build.js';
import { startStoreProcess } from '../../support/store-process.js';
import { subscriptionOf } from '../../support/store-suite/samples.js';
import { sqliteDrivers } from './sqlite-drivers.js';

// Trap: a kill leaves in the file system's cache what was written, so this proves the transactions and not the fsync.
// The fsync is the matter of `power-cut.test.ts`.

const kills = 10;

/** The events of which a process said that it has done this with them. */
const saidIn = (lines: readonly string[], step: string) =>
  lines.flatMap((line) => (line.startsWith(`${step} `) ? [line.split(' ')[1] ?? ''] : []));

beforeAll(async () => {
  await builtMain();
});

describe.each(sqliteDrivers)('on $name', (driver) => {
  it(`keeps every acknowledged event through ${kills} kills at random moments`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kill-'));
    const file = join(folder, 'shim.db');
    const store = await openEmbeddedStore({ file, driver });
    for (const id of ['lane-0', 'lane-1', 'lane-2']) await store.subscriptions.put(subscriptionOf(id));
    await store.close();

    const lines: string[] = [];
    for (let run = 0; run < kills; run += 1) {
      const worker = startStoreProcess(['work', driver.name, file, String(run)]);
      expect(await worker.started).toBe('held');
      // The first run proves that there was work to lose; the moments of the others are as they come.
      while (run === 0 && saidIn(worker.lines, 'put').length <= kills)
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 250));
      await worker.kill();
      lines.push(...worker.lines);
    }
    const said = (step: string) => saidIn(lines, step);

    const database = openDatabase(file, driver);
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const rows = database.prepare('SELECT subscription_id, event_id, state, payload FROM events').all();
    const states = new Map(
      rows.map((row) => [`${row['subscription_id']}/${row['event_id']}`, String(row['state'])]),
    );
    const open = [...states.values()].filter((state) => state === 'open').length;
    const lanes = database.prepare('SELECT * FROM lanes WHERE due_at IS NOT NULL').all();
    const openLanes = new Set(
      rows.filter((row) => row['state'] === 'open').map((row) => row['subscription_id']),
    );

    const acknowledged = said('put');
    expect(acknowledged.length).toBeGreaterThan(kills);
    expect(acknowledged.filter((event) => !states.has(event))).toEqual([]);
    expect(said('settled').filter((event) => states.get(event) !== 'delivered')).toEqual([]);
    expect(new Set(states.keys()).size).toBe(rows.length);
    expect(new Set(lanes.map((lane) => lane['subscription_id']))).toEqual(openLanes); // the rest can be delivered
    const delivered = said('deliver');
    const doubles = delivered.length - new Set(delivered).size;
    expect(doubles).toBeLessThanOrEqual(kills * 9); // at most what was under way at each kill
    console.info(
      `${driver.name}: ${kills} kills, ${acknowledged.length} acknowledged, ${delivered.length} delivered, ` +
        `${doubles} twice, ${open} open, 0 lost`,
    );
    database.close();
    rmSync(folder, { recursive: true });
  }, 600_000);
});
