import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../scripts/store/start-postgres.js';
import { openEmbeddedStore } from '../src/shim/store/embedded/open-embedded-store.js';
import { openPostgresStore } from '../src/shim/store/postgres/open-postgres-store.js';
import type { Store } from '../src/shim/store/store.js';

/**
 * How many events a second are claimed and settled with 1,000, 10,000 and 50,000 waiting, on both engines. The peer of
 * each figure is the same engine with 1,000 waiting, in the same run: a claim that slows with the backlog falls below 1.
 */
const waitingCounts = [1_000, 10_000, 50_000];
const rounds = Number(process.argv[2] ?? 100);
const lanes = Array.from({ length: 50 }, (_, index) => `lane-${index}`);

await onEmbedded();
if (findPostgres() === undefined) console.log('PostgreSQL: not measured, there is none here');
else await onPostgres();

async function onEmbedded(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'claims-'));
  await compare('embedded', (name) => openEmbeddedStore({ file: join(folder, `${name}.db`) }));
  rmSync(folder, { recursive: true });
}

async function onPostgres(): Promise<void> {
  const server = await startPostgres();
  await compare('PostgreSQL', (schema) => openPostgresStore({ url: server.url, schema }));
  await server.remove();
}

async function compare(engine: string, open: (name: string) => Promise<Store>): Promise<void> {
  let first: number | undefined;
  for (const waiting of waitingCounts) {
    const store = await open(`waiting_${waiting}`);
    await fill(store, waiting);
    const rate = await claim(store);
    first ??= rate;
    const ratio = Math.round((rate / first) * 100) / 100;
    console.log(
      `${engine}, ${waiting} waiting: ${Math.round(rate)} events/s claimed and settled, ${ratio} of the first`,
    );
    await store.close();
  }
}

async function fill(store: Store, waiting: number): Promise<void> {
  for (const id of lanes) {
    await store.subscriptions.put({
      id,
      registrationId: 'registration',
      version: '1',
      eventType: 'chat_started',
      callbackCipher: 'sealed',
      callbackDigest: id,
      connectionDigest: 'connection',
      state: 'active',
      createdAt: Date.now(),
    });
  }
  const payload = JSON.stringify({ text: 'x'.repeat(550) });
  for (let sent = 0; sent < waiting; sent += 500) {
    const events = Array.from({ length: Math.min(500, waiting - sent) }, (_, index) => ({
      subscriptionId: lanes[(sent + index) % lanes.length] ?? '',
      eventId: `event-${sent + index}`,
      payload,
    }));
    await store.putEvents(events);
  }
}

/** Leases 5 lanes, takes 1 event of each, settles and gives back, again and again. */
async function claim(store: Store): Promise<number> {
  let settled = 0;
  const began = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const leased = await store.leaseLanes(5, 'bench', 60_000);
    const results = await Promise.all(
      leased.map(async ({ subscriptionId }) => {
        const [event] = await store.readLane(subscriptionId, 1);
        if (event === undefined) return [];
        const { eventId } = event;
        return store.settle('bench', [{ subscriptionId, eventId, kind: 'delivered' }]);
      }),
    );
    settled += results.flat().filter(Boolean).length;
    await store.release('bench');
  }
  return settled / ((performance.now() - began) / 1_000);
}
