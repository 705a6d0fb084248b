import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql, startPostgres, type TestPostgres } from '../../../scripts/store/start-postgres.js';
import { UsageError } from '../../../src/shared/usage-error.js';
import { openPostgresStore } from '../../../src/shim/store/postgres/open-postgres-store.js';
import { StoreUnavailable } from '../../../src/shim/store/store.js';
import { noPostgres } from '../../support/postgres.js';
import { eventsOf, subscriptionOf } from '../../support/store-suite/samples.js';

// What needs a server of its own: settings of the server, and its end.
describe.skipIf(noPostgres !== undefined)(`on PostgreSQL${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  // What a test leaves waiting would be leased by the next.
  beforeEach(() => runSql(server.url, 'DROP SCHEMA IF EXISTS livechat_connector CASCADE'));

  async function configure(name: string, value: string): Promise<void> {
    await runSql(server.url, `ALTER SYSTEM SET ${name} = ${value}`, 'SELECT pg_reload_conf()');
    for (let found: unknown; found !== value; ) {
      [{ found } = { found }] = (await runSql(server.url, `SELECT current_setting('${name}') AS found`)) as {
        found: unknown;
      }[];
    }
  }

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
    'refuses a server with %s off, unless that is accepted by name',
    async (name) => {
      await configure(name, 'off');
      try {
        await expect(openPostgresStore({ url: server.url })).rejects.toThrow(
          new UsageError(
            `PostgreSQL answers \`${name}\` = off and would lose acknowledged notifications when the power fails. ` +
              'Turn it on, or accept the loss with `allowUnsafeServer`.',
          ),
        );
        await (await openPostgresStore({ url: server.url, allowUnsafeServer: true })).close();
      } finally {
        await configure(name, 'on');
      }
    },
  );

  it('refuses a later schema, a read-only server and a database that is not UTF-8', async () => {
    await (await openPostgresStore({ url: server.url })).close();
    await runSql(server.url, 'UPDATE livechat_connector.schema_version SET version = 99');
    await expect(openPostgresStore({ url: server.url })).rejects.toThrow(
      new UsageError(
        'The store in the database has version 99; this release knows up to 1. Use a newer release.',
      ),
    );
    await runSql(server.url, 'DROP SCHEMA livechat_connector CASCADE');
    const readOnly = { options: '-c default_transaction_read_only=on' };
    await expect(openPostgresStore({ url: server.url, pool: readOnly })).rejects.toThrow(
      new UsageError('The database is read-only: a standby, perhaps. Name the primary.'),
    );
    await runSql(server.url, "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
    await expect(openPostgresStore({ url: server.url.replace(/postgres$/, 'latin') })).rejects.toThrow(
      new UsageError('The database has the encoding LATIN1 where the store needs UTF8.'),
    );
  });

  it('makes the tables once when several instances start at once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore({ url: server.url })));
    await Promise.all(stores.map((store) => store.health()));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('gives events of two instances to one lane in the order in which they are seen, each lane to one', async () => {
    const [one, other] = await Promise.all([
      openPostgresStore({ url: server.url }),
      openPostgresStore({ url: server.url }),
    ]);
    await one.subscriptions.put(subscriptionOf('shared'));
    const seen: string[] = [];
    let isPutting = true;
    const reader = (async () => {
      while (isPutting) {
        const events = (await one.readLane('shared', 1_000)).map(({ eventId }) => eventId);
        expect(events.slice(0, seen.length)).toEqual(seen); // nothing appears before what was read
        seen.splice(0, seen.length, ...events);
      }
    })();
    const put = async (store: typeof one, prefix: string) => {
      for (const event of eventsOf('shared', 40, prefix)) await store.putEvents([event]);
    };
    await Promise.all([put(one, 'one-'), put(other, 'other-')]);
    isPutting = false;
    await reader;
    const leased = await Promise.all([one.leaseLanes(5, 'me', 60_000), other.leaseLanes(5, 'you', 60_000)]);
    expect(leased.flat()).toHaveLength(1);
    await Promise.all([one.close(), other.close()]);
  });

  it('passes over a lane that another instance is writing to, and does not wait for it', async () => {
    const store = await openPostgresStore({ url: server.url });
    const ids = ['busy', 'free-1', 'free-2'];
    for (const id of ids) {
      await store.subscriptions.put(subscriptionOf(id));
      await store.putEvents(eventsOf(id, 1));
    }
    const other = new Client({ connectionString: server.url });
    await other.connect();
    await other.query('BEGIN');
    await other.query(
      "SELECT FROM livechat_connector.lanes WHERE subscription_id = 'busy' FOR NO KEY UPDATE",
    );
    const leased = async () => {
      const lanes = await store.leaseLanes(9, 'me', 60_000);
      return lanes.map(({ subscriptionId }) => subscriptionId).filter((id) => ids.includes(id));
    };
    expect((await leased()).sort()).toEqual(['free-1', 'free-2']); // waiting would end in `lock_timeout`
    await other.query('ROLLBACK');
    await other.end();
    expect(await leased()).toEqual(['busy']);
    await store.release('me');
    await store.close();
  });

  it('gives each of many lanes to one of several instances that ask at once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore({ url: server.url })));
    const [first] = stores;
    const ids = Array.from({ length: 60 }, (_, index) => `many-${index}`);
    for (const id of ids) await first?.subscriptions.put(subscriptionOf(id));
    await first?.putEvents(ids.flatMap((id) => eventsOf(id, 1)));
    const holders: string[] = [];
    while (holders.length < ids.length) {
      const turns = stores.map((store, index) => store.leaseLanes(7, `owner-${index}`, 60_000));
      const lanes = (await Promise.all(turns)).flat().map(({ subscriptionId }) => subscriptionId);
      holders.push(...lanes.filter((id) => ids.includes(id)));
    }
    expect(holders.toSorted()).toEqual(ids.toSorted()); // none twice
    await Promise.all(stores.map((store) => store.close()));
  });

  it('takes the time of leases from the database, whatever the clock of the instance says', async () => {
    const store = await openPostgresStore({ url: server.url });
    await store.subscriptions.put(subscriptionOf('timed'));
    await store.putEvents(eventsOf('timed', 1));
    await store.leaseLanes(9, 'me', 60_000);
    const realNow = Date.now;
    Date.now = () => realNow() + 3_600_000;
    try {
      expect(await store.leaseLanes(9, 'you', 60_000)).toEqual([]);
      expect(await store.renew('me', 60_000)).toContain('timed');
    } finally {
      Date.now = realNow;
    }
    await store.close();
  });

  it('is unavailable while the database is gone, keeps what it acknowledged, and goes on when it is back', async () => {
    const store = await openPostgresStore({ url: server.url });
    await store.subscriptions.put(subscriptionOf('a'));
    expect(await store.putEvents(eventsOf('a', 3))).toEqual(['new', 'new', 'new']);
    const underWay = Promise.allSettled(
      eventsOf('a', 50, 'under-way-').map((event) => store.putEvents([event])),
    );
    await server.stop('immediate');
    const outcomes = await underWay;
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreUnavailable);
    }
    await expect(store.putEvents(eventsOf('a', 1, 'gone-'))).rejects.toThrow(StoreUnavailable);
    await expect(store.leaseLanes(1, 'me', 1_000)).rejects.toThrow(StoreUnavailable);
    await expect(store.health()).rejects.toThrow(StoreUnavailable);
    await server.start();
    await expect(store.health()).resolves.toBeUndefined();
    expect(await store.putEvents(eventsOf('a', 1))).toEqual(['duplicate']); // it was there before
    const kept = new Set((await store.readLane('a', 100)).map(({ eventId }) => eventId));
    outcomes.forEach((outcome, index) => {
      if (outcome.status === 'fulfilled') expect(kept).toContain(`under-way-${index + 1}`);
    });
    await store.close();
  });
});
