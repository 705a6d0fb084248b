import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { type Child, startChild } from './child.js';
import { median } from './load.js';

/**
 * The relay under load: durable intake beside a bare Express answer in the same run, then inbound webhook to
 * delivered callback. Load, sink and shim share this machine's processors.
 */
const flows = 50;
const events = Number(process.argv[2] ?? 20_000);
const backlog = Number(process.argv[3] ?? 50_000);
const connections = 64;

const sink = await startSink();
const backend = await startChild('webhook-backend');

await compareIntake();
await measureEndToEnd();
await measureBacklog();
backend.stop();
sink.close();

async function compareIntake(): Promise<void> {
  const bare = await startChild('bare-express');
  const relay = await startRelay();
  const bareHooks = Array.from({ length: flows }, (_, index) => `/hooks/${index}`);
  await sendEvents(bare.url, bareHooks, 4_000, 'warm');
  await sendEvents(relay.child.url, relay.hooks, 4_000, 'warm');
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const bareCpu = await cpuOf(bare, () => sendEvents(bare.url, bareHooks, 6_000, `b${round}`));
    const started = performance.now();
    const relayCpu = await cpuOf(relay.child, () =>
      sendEvents(relay.child.url, relay.hooks, 6_000, `r${round}`),
    );
    rates.push(6_000 / ((performance.now() - started) / 1000));
    ratios.push(relayCpu / bareCpu);
    print(`intake, round ${round}`, {
      'bare Express, CPU µs': bareCpu / 6_000,
      'relay, CPU µs': relayCpu / 6_000,
    });
  }
  print('durable intake', {
    'CPU, relay / bare Express (median)': median(ratios),
    'accepted/s (median)': median(rates),
  });
  relay.child.stop();
  bare.stop();
}

async function measureEndToEnd(): Promise<void> {
  const { child, hooks } = await startRelay();
  await child.command('start');
  sink.reset();
  await sendEvents(child.url, hooks, 4_000, 'warm');
  await sink.until(4_000);
  sink.reset();
  const started = performance.now();
  const cpu = await cpuOf(child, async () => {
    await sendEvents(child.url, hooks, events, 'e2e');
    await sink.until(events);
  });
  const rate = events / ((performance.now() - started) / 1000);
  print('webhook to delivered callback', {
    'events/s': rate,
    'CPU µs an event': cpu / events,
    'resident MB': (await child.usage()).residentBytes / 1e6,
  });

  sink.reset();
  const paced = Math.min(events, Math.floor((rate / 2) * 8));
  await sendPaced(child.url, hooks, paced, rate / 2);
  await sink.until(paced);
  print('at half of that rate', {
    'p50 ms': sink.latency(0.5),
    'p99 ms': sink.latency(0.99),
    'events/s': rate / 2,
  });

  const rest = 200_000 - 4_000 - events - paced;
  if (process.argv.includes('--long')) {
    sink.reset();
    await sendEvents(child.url, hooks, rest, 'long');
    await sink.until(rest);
    print('after 200,000 deliveries', { 'resident MB': (await child.usage()).residentBytes / 1e6 });
  }
  child.stop();
}

async function measureBacklog(): Promise<void> {
  for (const waiting of [1_000, 10_000, backlog]) {
    const { child, hooks } = await startRelay();
    sink.reset();
    await sendEvents(child.url, hooks, waiting, `backlog${waiting}`);
    const started = performance.now();
    const cpu = await cpuOf(child, async () => {
      await child.command('start');
      await sink.until(waiting);
    });
    const seconds = (performance.now() - started) / 1000;
    print(`a backlog of ${waiting}`, {
      'seconds to drain': seconds,
      'events/s': waiting / seconds,
      'CPU µs an event': cpu / waiting,
    });
    child.stop();
  }
}

async function startRelay(): Promise<{ readonly child: Child; readonly hooks: readonly string[] }> {
  const child = await startChild(
    'relay',
    backend.url,
    join(mkdtempSync(join(tmpdir(), 'bench-')), 'shim.db'),
  );
  const pool = new Pool(child.url, { connections: 1 });
  for (let flow = 0; flow < flows; flow += 1) {
    const authorization = `Basic ${Buffer.from(`agent${flow}@northwind.example:key`).toString('base64')}`;
    const answer = await pool.request({
      method: 'POST',
      path: '/chat_starts_webhook/webhooks?event_type=chat_started',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ url: `${sink.url}/flow/${flow}` }),
    });
    if (answer.statusCode !== 201)
      throw new Error(`subscribe answered ${answer.statusCode}: ${await answer.body.text()}`);
    await answer.body.dump();
  }
  await pool.close();
  const urls = (await (await fetch(`${backend.url}/registered`)).json()) as readonly string[]; // as the backend writes it
  return { child, hooks: urls.map((url) => new URL(url).pathname) };
}

/** A notification of about 600 bytes that carries the time it was sent. */
function notification(id: string): string {
  return JSON.stringify({
    event_type: 'chat_started',
    event_unique_id: id,
    license_id: '700001',
    lc_version: '2',
    chat: {
      id: String(performance.now()),
      started_timestamp: 1_700_000_000,
      url: 'https://shop.example/checkout',
      messages: [
        {
          user_type: 'visitor',
          author_name: 'Jun Ito',
          text: 'Where is my parcel?',
          timestamp: 1_700_000_020,
        },
      ],
      agents: [{ name: 'Ivo Marsh', login: 'ivo@northwind.example' }],
      tags: ['delivery'],
      groups: [0],
    },
    visitor: { id: 'S1700000000.0a1b2c3d4e', name: 'Jun Ito', email: 'jun@customer.example', language: 'en' },
    pre_chat_survey: [{ id: '1', type: 'name', label: 'Your name', answer: 'Jun Ito' }],
  });
}

async function send(pool: Pool, path: string, id: string): Promise<void> {
  const answer = await pool.request({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: notification(id),
  });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`);
}

async function sendEvents(
  url: string,
  hooks: readonly string[],
  count: number,
  prefix: string,
): Promise<void> {
  const pool = new Pool(url, { connections });
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        await send(pool, hooks[index % hooks.length] ?? '', `${prefix}-${index}`);
      }
    }),
  );
  await pool.close();
}

/** Sends at a steady rate, whether the answers come or not. */
async function sendPaced(
  url: string,
  hooks: readonly string[],
  count: number,
  perSecond: number,
): Promise<void> {
  const pool = new Pool(url, { connections });
  const sent: Promise<void>[] = [];
  const started = performance.now();
  while (sent.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - started) / 1000) * perSecond));
    while (sent.length < due)
      sent.push(send(pool, hooks[sent.length % hooks.length] ?? '', `paced-${sent.length}`));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(sent);
  await pool.close();
}

async function cpuOf(child: Child, work: () => Promise<void>): Promise<number> {
  const before = await child.usage();
  await work();
  return (await child.usage()).cpuMicros - before.cpuMicros;
}

/** Counts deliveries and how long each took since it was sent. */
async function startSink() {
  let times: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.writeHead(202).end();
      const body: { readonly chat: { readonly id: string } } = JSON.parse(
        Buffer.concat(parts).toString('utf8'),
      );
      times.push(performance.now() - Number(body.chat.id));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server that listens has one
    reset() {
      times = [];
    },
    async until(count: number) {
      const end = performance.now() + 300_000;
      while (times.length < count) {
        if (performance.now() > end)
          throw new Error(`${times.length} of ${count} were delivered in 300 seconds.`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    latency(share: number) {
      const sorted = [...times].sort((a, b) => a - b);
      return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function print(what: string, figures: Readonly<Record<string, number>>): void {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value * 100) / 100}`);
  console.log(`${what}: ${text.join(', ')}`);
}
