import pg from 'pg';
import supertest from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPostgresStore } from '../../src/shim/store/postgres/open-postgres-store.js';
import { startBackend } from '../support/backend.js';
import { basic } from '../support/calls.js';
import { openShim } from '../support/open-shim.js';
import { until } from '../support/open-stack.js';
import { noPostgres, usePostgres } from '../support/postgres.js';

const authorization = basic('rosa@northwind.example', 'marked-secret-key');
const schema = 'secrets';

describe.skipIf(noPostgres !== undefined)(`on PostgreSQL${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  const postgres = usePostgres();

  /** Every row of every table of the store, as text. */
  async function readRows(): Promise<readonly string[]> {
    const client = new pg.Client(postgres.url);
    await client.connect();
    try {
      const tables = await client.query<{ name: string }>(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1',
        [schema],
      );
      const rows: string[] = [];
      for (const { name } of tables.rows) {
        const found = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${schema}.${name} t`);
        rows.push(...found.rows.map(({ row }) => `${name} ${row}`));
      }
      return rows;
    } finally {
      await client.end();
    }
  }

  test('no row holds a credential, a callback URL, an inbound address or the secret of LiveChat', async () => {
    const store = await openPostgresStore({ url: postgres.url, schema });
    onTestFinished(() => store.close());
    const callback = await startBackend(() => ({ status: 503 }));
    const livechat = await startBackend(({ body }) => ({
      json: { events: [{ ...(body as object), id: 'w1', token: 'marked-token' }] },
    }));
    const { shim, logLines } = await openShim(livechat.url, { store });
    shim.start();
    const request = supertest(shim.app);
    const url = `${callback.url}/workflows/w/triggers/T/versions/00000000000000000001/run?sig=marked-signature`;
    const subscribe = '/chat_starts_webhook/webhooks?event_type=chat_started';
    expect((await request.post(subscribe).set({ authorization }).send({ url })).status).toBe(201);
    const registered = livechat.requests.at(-1)?.body as { readonly url: string } | undefined;
    const hook = new URL(registered?.url ?? '').pathname;
    const chat = { id: 'PQ1X2Y3Z4W', started_timestamp: 1700000000 };
    const event = { event_type: 'chat_started', token: 'marked-token', license_id: 'marked-license', chat };
    expect((await request.post(hook).send({ ...event, event_unique_id: 'e1' })).status).toBe(200);
    await until(
      async () =>
        ((await store.readLane((await store.subscriptions.list())[0]?.id ?? '', 1))[0]?.attempts ?? 0) > 0,
    );
    await shim.close(0);

    const rows = await readRows();
    for (const table of ['registrations', 'subscriptions', 'lanes', 'events']) {
      expect(rows.some((row) => row.startsWith(`${table} `))).toBe(true);
    }
    expect(rows.join('\n')).toContain('PQ1X2Y3Z4W'); // the rows are those of this story
    const secrets = [
      'marked-',
      authorization.slice('Basic '.length),
      hook.slice('/hooks/'.length),
      '/workflows/w',
    ];
    expect([...rows, ...logLines].filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual(
      [],
    );
  });
});
