import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/shared/clock.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { addProcessMetrics } from '../../src/shim/metrics/add-process-metrics.js';
import { createMetrics } from '../../src/shim/metrics/create-metrics.js';
import { createRegistry } from '../../src/shim/metrics/registry.js';
import { StoreUnavailable } from '../../src/shim/store/store.js';
import { startBackend } from '../support/backend.js';
import { basic, call } from '../support/calls.js';
import { createFakeClock } from '../support/fake-clock.js';
import { openShim } from '../support/open-shim.js';
import { until } from '../support/open-stack.js';

test('counters, histograms and gauges are written in the text format', async () => {
  const registry = createRegistry({ region: 'eu' });
  const counter = registry.counter('a_total', 'Things.', ['kind']);
  counter.add(2, 'x');
  counter.add(1, 'say "\\\n"');
  const histogram = registry.histogram('b_seconds', 'Times.', [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 7]) histogram.observe(value);
  registry.gauge('c', 'Now.', async () => 5);
  registry.gauge('d', 'Away.', () => Promise.reject(new Error('away')));
  expect(await registry.render()).toBe(`# HELP a_total Things.
# TYPE a_total counter
a_total{region="eu",kind="x"} 2
a_total{region="eu",kind="say \\"\\\\\\n\\""} 1
# HELP b_seconds Times.
# TYPE b_seconds histogram
b_seconds_bucket{region="eu",le="0.1"} 2
b_seconds_bucket{region="eu",le="1"} 3
b_seconds_bucket{region="eu",le="+Inf"} 4
b_seconds_sum{region="eu"} 7.65
b_seconds_count{region="eu"} 4
# HELP c Now.
# TYPE c gauge
c{region="eu"} 5
`);
  expect(() => registry.counter('c', 'Again.')).toThrow('exists already');
});

test('calls and upstream calls are counted by operation and outcome, without ids or secrets', async () => {
  const backend = await startBackend(({ url }) =>
    url.includes('GONE') ? { status: 404 } : { json: { id: 'T1', events: [] } },
  );
  const { shim } = await openShim(backend.url);
  const request = supertest(shim.app);
  const authorization = basic('rosa@northwind.example', 'marked-secret-key');
  await request.get('/tickets/T1').set({ authorization });
  await request.get('/tickets/T2').set({ authorization });
  await request.get('/tickets/GONE').set({ authorization });
  await request.get('/tickets/T1');
  await request.get('/nowhere/marked-path');
  await request.post('/hooks/marked-secret-hook').send({});
  const { text, headers } = await request.get('/metrics');
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(linesOf(text, /^livechat_shim_(upstream_)?calls_total|_count|_in_flight/)).toEqual([
    'livechat_shim_calls_total{operation="GetTicket",status="2xx"} 2',
    'livechat_shim_calls_total{operation="GetTicket",status="4xx"} 2',
    'livechat_shim_calls_total{operation="none",status="4xx"} 1',
    'livechat_shim_calls_total{operation="ReceiveNotification",status="4xx"} 1',
    'livechat_shim_call_duration_seconds_count{operation="GetTicket"} 4',
    'livechat_shim_call_duration_seconds_count{operation="none"} 1',
    'livechat_shim_call_duration_seconds_count{operation="ReceiveNotification"} 1',
    'livechat_shim_upstream_calls_total{operation="GetTicket",outcome="ok"} 2',
    'livechat_shim_upstream_calls_total{operation="GetTicket",outcome="NotFound"} 1',
    'livechat_shim_upstream_call_duration_seconds_count{operation="GetTicket"} 3',
    'livechat_shim_calls_in_flight 1',
  ]);
  expect(text).not.toMatch(/marked|T1|rosa/);
});

test('notifications and deliveries are counted by result, and what waits is shown', async () => {
  let attempts = 0;
  const flow = await startBackend(() => {
    attempts += 1;
    return { status: attempts === 1 ? 503 : 202 };
  });
  const livechat = await startBackend(({ method, body }) => {
    if (method !== 'POST') return { json: { events: [] } };
    const { event_type, url } = body as { event_type: string; url: string };
    return { json: { events: [{ event_type, url, id: 'w1' }] } };
  });
  let ahead = 0;
  const clock = { ...systemClock, now: () => Date.now() + ahead };
  const began = Date.now();
  const { shim, store } = await openShim(livechat.url, { clock });
  await shim.subscriptions.subscribe(call, 'ticket_created', `${flow.url}/run`);
  const hook = /\/hooks\/[\w-]+/.exec(livechat.requests.at(-1)?.text ?? '')?.[0] ?? '';
  const request = supertest(shim.app);
  const notification = { event_type: 'ticket_created', ticket: { id: 'T1', events: [] } };
  for (let index = 0; index < 2; index += 1) {
    expect((await request.post(hook).send(notification)).status).toBe(200);
  }
  ahead = 3_600_000;
  const read = async (pattern: RegExp) => linesOf((await request.get('/metrics')).text, pattern);
  const depth = await read(/notifications_total|waiting|dead_letters|store_up/);
  expect(depth).toEqual([
    'livechat_shim_notifications_total{result="new"} 1',
    'livechat_shim_notifications_total{result="duplicate"} 1',
    'livechat_shim_events_waiting 1',
    'livechat_shim_dead_letters 0',
    expect.stringMatching(/^livechat_shim_oldest_waiting_seconds /),
    'livechat_shim_store_up 1',
  ]);
  const age = Number(depth[4]?.split(' ')[1]);
  expect(age).toBeGreaterThanOrEqual(3_600);
  expect(age).toBeLessThanOrEqual(3_600 + (Date.now() - began) / 1_000);
  shim.start();
  await until(async () => (await store.counts()).waiting === 0);
  expect(await read(/deliveries_total|callback_duration_seconds_count|events_waiting/)).toEqual([
    'livechat_shim_deliveries_total{result="retry"} 1',
    'livechat_shim_deliveries_total{result="delivered"} 1',
    'livechat_shim_callback_duration_seconds_count{status="5xx"} 1',
    'livechat_shim_callback_duration_seconds_count{status="2xx"} 1',
    'livechat_shim_events_waiting 0',
  ]);
});

test('a store that is away is shown, and the rest can still be read', async () => {
  const { shim, store } = await openShim('http://127.0.0.1:1');
  await store.close();
  const request = supertest(shim.app);
  expect((await request.get('/readyz')).status).toBe(503);
  expect((await request.get('/healthz')).status).toBe(200);
  const { text } = await request.get('/metrics');
  expect(linesOf(text, /store_up|events_waiting/)).toEqual(['livechat_shim_store_up 0']);
});

test('a store that can be read but not written to, as on a full disk, is down', async () => {
  const { store } = await openShim('http://127.0.0.1:1');
  const { shim } = await openShim('http://127.0.0.1:1', {
    store: { ...store, health: () => Promise.reject(new StoreUnavailable('the disk is full')) },
  });
  const { text } = await supertest(shim.app).get('/metrics');
  expect(linesOf(text, /store_up|events_waiting/)).toEqual([
    'livechat_shim_events_waiting 0',
    'livechat_shim_store_up 0',
  ]);
});

test('readiness is asked of the store once a second at most', async () => {
  const { store } = await openShim('http://127.0.0.1:1');
  const clock = createFakeClock();
  let asked = 0;
  const { shim } = await openShim('http://127.0.0.1:1', {
    clock,
    store: {
      ...store,
      async health() {
        asked += 1;
        if (asked > 1) throw new StoreUnavailable('away');
      },
    },
  });
  const request = supertest(shim.app);
  const answers = [await request.get('/readyz'), await request.get('/readyz')];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(asked).toBe(1);
  await clock.advance(1_000);
  expect((await request.get('/readyz')).status).toBe(503);
});

test('a token keeps the metrics to those who bear it', async () => {
  const { shim } = await openShim('http://127.0.0.1:1', { metricsToken: 'a-token-of-16-characters' });
  const request = supertest(shim.app);
  expect((await request.get('/metrics')).status).toBe(401);
  expect((await request.get('/metrics').set('authorization', 'Bearer wrong')).status).toBe(401);
  const answer = await request.get('/metrics').set('authorization', 'Bearer a-token-of-16-characters');
  expect(answer.status).toBe(200);
});

test.each(['deploy/grafana-dashboard.json', 'docs/deployment.md'])(
  '%s names only metrics that exist',
  async (file) => {
    const metrics = createMetrics();
    await openShim('http://127.0.0.1:1', { metrics });
    addProcessMetrics(metrics.registry, '0.0.0', 'rest-v2');
    const known = new Set(metrics.registry.names());
    const text = readFileSync(join(packageRoot(), file), 'utf8');
    const named = text.match(/\b(livechat_shim|process|nodejs)_[a-z_]+/g) ?? [];
    const bare = named.map((name) => (known.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '')));
    expect(bare.length).toBeGreaterThan(5);
    expect(bare.filter((name) => !known.has(name))).toEqual([]);
  },
);

test('the dashboard shows every metric of the shim', async () => {
  const text = readFileSync(join(packageRoot(), 'deploy/grafana-dashboard.json'), 'utf8');
  const metrics = createMetrics();
  await openShim('http://127.0.0.1:1', { metrics });
  expect(metrics.registry.names().filter((name) => !text.includes(name))).toEqual([]);
});

function linesOf(text: string, pattern: RegExp): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#') && pattern.test(line) && !/readyz|metrics|healthz/.test(line));
}
