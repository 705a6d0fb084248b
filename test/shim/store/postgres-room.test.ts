import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runSql, startPostgres, type TestPostgres } from '../../../scripts/store/start-postgres.js';
import { openPostgresStore } from '../../../src/shim/store/postgres/open-postgres-store.js';
import { type Store, StoreUnavailable } from '../../../src/shim/store/store.js';
import { noPostgres } from '../../support/postgres.js';
import { eventsOf, subscriptionOf } from '../../support/store-suite/samples.js';

// What becomes of the room on the disk: when there is none left, and when rows come and go for long.
describe.skipIf(noPostgres !== undefined)(`on PostgreSQL${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  let server: TestPostgres;
  let store: Store;

  async function open(options: Parameters<typeof startPostgres>[0]): Promise<void> {
    server = await startPostgres(options);
    store = await openPostgresStore({ url: server.url });
    await store.subscriptions.put(subscriptionOf('a'));
  }

  async function close(): Promise<void> {
    await store.close();
    await server.remove();
  }

  /** Leases the lane, delivers up to `count` events of it and gives it back; answers how many. */
  async function deliver(count: number): Promise<number> {
    await store.leaseLanes(1, 'me', 60_000);
    const events = await store.readLane('a', count);
    const written = await store.settle(
      'me',
      events.map(({ eventId }) => ({ subscriptionId: 'a', eventId, kind: 'delivered' as const })),
    );
    await store.release('me');
    return written.filter(Boolean).length;
  }

  describe('whose disk is full', () => {
    // A page and a half more than 2 MiB, so that the server can write a part of a page: the sign of a full disk.
    // It cleans up when the test says so: statistics that the server takes by itself keep dead rows meanwhile.
    beforeAll(() => open({ largestFile: 2 * 1024 ** 2 + 12_288, settings: { autovacuum: 'off' } }));
    afterAll(close);

    it('refuses events, keeps what it acknowledged, delivers on, and takes events again when there is room', async () => {
      // Random, since the server compresses; short enough to lie in the table itself.
      const payload = JSON.stringify({ text: randomBytes(800).toString('hex') });
      let acknowledged = 0;
      const putSome = async (prefix: string) => {
        const answers = await store.putEvents(
          eventsOf('a', 20, prefix).map((event) => ({ ...event, payload })),
        );
        expect(new Set(answers)).toEqual(new Set(['new']));
        acknowledged += answers.length;
      };
      let refusal: unknown;
      for (let batch = 0; refusal === undefined; batch += 1) {
        expect(batch).toBeLessThan(200);
        refusal = await putSome(`batch-${batch}-`).then(
          () => undefined,
          (error: unknown) => error,
        );
      }
      expect(refusal).toBeInstanceOf(StoreUnavailable);
      expect(String(refusal)).toContain('could not extend file'); // the code differs between versions of the server
      expect(String(refusal)).not.toContain(payload.slice(10, 60));
      expect(acknowledged).toBeGreaterThan(500);
      expect((await store.counts()).waiting).toBe(acknowledged); // nothing of the refused batch

      let delivered = 0;
      for (let last = -1; last !== 0; delivered += last) last = await deliver(100);
      expect(delivered).toBe(acknowledged);
      await store.prune({ deliveredMs: 0 });
      await runSql(server.url, 'VACUUM livechat_connector.events');
      await putSome('later-');
      expect((await store.counts()).waiting).toBe(20);
    }, 600_000);
  });

  describe('where rows come and go for long', () => {
    // It looks for what is to be cleaned up every second, and not every minute; and it takes no statistics, which keep
    // rows that died meanwhile from being cleaned up.
    const settings = { autovacuum_naptime: '1s', autovacuum_analyze_threshold: '1000000' };
    beforeAll(() => open({ settings }));
    afterAll(close);

    const sizes = async () => {
      const [row] = await runSql(
        server.url,
        `SELECT pg_total_relation_size('livechat_connector.events') AS events,
           pg_total_relation_size('livechat_connector.lanes') AS lanes`,
      );
      return { events: Number(row?.['events']), lanes: Number(row?.['lanes']) };
    };

    it('stays as large as a few rounds of work made it', async () => {
      const round = async (number: number) => {
        await store.putEvents(eventsOf('a', 200, `round-${number}-`));
        for (let last = -1; last !== 0; ) last = await deliver(8); // 25 times, each a new version of the lane
        await store.prune({ deliveredMs: 0 });
        await runSql(server.url, 'VACUUM livechat_connector.events, livechat_connector.lanes');
      };
      for (let number = 0; number < 3; number += 1) await round(number);
      const before = await sizes();
      for (let number = 3; number < 12; number += 1) await round(number);
      const after = await sizes();
      expect(after.events).toBeLessThan(1.5 * before.events);
      expect(after.lanes).toBeLessThan(1.5 * before.lanes + 65_536);
    }, 600_000);

    it('is cleaned up by the server itself, after some hundreds of changes', async () => {
      const cleanUps = async () => {
        const [row] = await runSql(
          server.url,
          `SELECT min(autovacuum_count) AS least FROM pg_stat_user_tables
           WHERE schemaname = 'livechat_connector' AND relname IN ('events', 'lanes')`,
        );
        return Number(row?.['least']);
      };
      const before = await cleanUps();
      await store.putEvents(eventsOf('a', 2_500, 'more-'));
      for (let last = -1; last !== 0; ) last = await deliver(8);
      await vi.waitFor(async () => expect(await cleanUps()).toBeGreaterThan(before), {
        timeout: 300_000,
        interval: 500,
      });
    }, 600_000);
  });
});
