import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { packageRoot } from '../../src/shared/package-root.js';
import { eventIdHeader } from '../../src/shim/relay/deliver.js';

export interface CrashOptions {
  /** SHIM_STORE: a SQLite file, or `postgres://…`. */
  readonly store: string;
  readonly kills: number;
  /** Processes that serve at once; more than one needs PostgreSQL. */
  readonly instances?: number;
  /** Subscriptions, each with a sender of its own. */
  readonly flows?: number;
  /** What is killed; by default an instance of the shim, with SIGKILL. Resolves when all is back. */
  readonly kill?: (restartShim: () => Promise<void>) => Promise<void>;
  readonly log?: (line: string) => void;
}

/** What a crash run has shown. Each list is empty when the relay kept its promises. */
export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly delivered: number;
  /** Events delivered more than once, each of them the one its lane was at when something was killed. */
  readonly explainedDoubles: number;
  /** Most that can be explained: one for each lane and kill. */
  readonly mostDoubles: number;
  readonly unexplainedDoubles: readonly string[];
  readonly lost: readonly string[];
  readonly outOfOrder: readonly string[];
}

/** One flow: its sender numbers the events and sends each again until it is acknowledged. */
interface Flow {
  readonly hook: string;
  acknowledged: number;
  readonly deliveries: { readonly number: number; readonly at: number }[];
}

/** From the kill until what was killed had ended: a shim, or the database with its restart. */
interface Outage {
  readonly from: number;
  to: number;
}

/** Events of one flow that may wait, so that the end does not take longer than the run. */
const mostWaiting = 150;

/**
 * Kills `serve` at random moments under load, with real HTTP on both sides, and looks at what arrives. The order of the
 * events of a flow is certain, since its sender sends the next one only when the last was acknowledged; so its callback
 * must get 1, 2, 3 and so on, and a number twice only in a row and with a kill between.
 */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { kills, instances = 1, flows: flowCount = 12, log = () => {} } = options;
  const closers: (() => unknown)[] = [];
  const outages: Outage[] = [];
  try {
    const hooks: string[] = [];
    const registered: object[] = [];
    const liveChat = await listen(async (request) => {
      const body = JSON.parse((await textOf(request)) || '{}') as { readonly url?: string };
      if (body.url !== undefined) {
        hooks.push(new URL(body.url).pathname);
        registered.push({ ...body, id: randomBytes(16).toString('hex') });
      }
      return JSON.stringify({ events: registered });
    });
    const flows: Flow[] = [];
    const sink = await listen(async (request) => {
      await textOf(request);
      const [flow, number] = String(request.headers[eventIdHeader]).split('-').slice(-2).map(Number);
      flows[flow ?? -1]?.deliveries.push({ number: number ?? -1, at: performance.now() });
      return '';
    });
    closers.push(
      () => liveChat.close(),
      () => sink.close(),
    );

    const environment = environmentOf(options.store, liveChat.url);
    const shims = await Promise.all(Array.from({ length: instances }, () => startShim(environment)));
    closers.push(() => Promise.all(shims.map((shim) => shim.kill())));
    for (let flow = 0; flow < flowCount; flow += 1) {
      const hook = await subscribe(shims[0]?.url ?? '', `${sink.url}/flow/${flow}`, flow, hooks);
      flows.push({ hook, acknowledged: 0, deliveries: [] });
    }

    let sending = true;
    const senders = flows.map(async (flow, index) => {
      for (let number = 1; sending; ) {
        const last = flow.deliveries.at(-1)?.number ?? 0;
        const shim = pick(shims);
        const taken =
          flow.acknowledged - last < mostWaiting && (await send(shim.url, flow.hook, index, number));
        if (taken) flow.acknowledged = number++;
        else await pause(20);
      }
    });
    const restart = async () => {
      const index = Math.floor(Math.random() * shims.length);
      await shims[index]?.kill();
      const outage = outages.at(-1);
      if (outage) outage.to = performance.now();
      shims[index] = await startShim(environment);
    };
    for (let kill = 0; kill < kills; kill += 1) {
      const before = sum(flows, ({ acknowledged }) => acknowledged);
      while (sum(flows, ({ acknowledged }) => acknowledged) === before) await pause(5);
      await pause(50 + Math.random() * 1_500);
      const outage: Outage = { from: performance.now(), to: Number.POSITIVE_INFINITY };
      outages.push(outage);
      await (options.kill ?? ((restartShim) => restartShim()))(restart);
      outage.to = Math.min(outage.to, performance.now());
      if ((kill + 1) % 10 === 0)
        log(`${kill + 1} kills, ${sum(flows, ({ acknowledged }) => acknowledged)} acknowledged`);
    }
    sending = false;
    await Promise.all(senders);
    await drain(flows);
    await pause(300); // for one delivery too many
    return judge(flows, outages);
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

/** What was sent before the kill may lie unread in the callback's socket for a while. */
const arrivesWithinMs = 1_000;

/** Waits for the last event of each flow, for as long as something arrives. */
async function drain(flows: readonly Flow[]): Promise<void> {
  const isDone = () => flows.every((flow) => (flow.deliveries.at(-1)?.number ?? 0) >= flow.acknowledged);
  let count = -1;
  for (
    let quietSince = performance.now();
    !isDone() && performance.now() - quietSince < 30_000;
    await pause(50)
  ) {
    const found = sum(flows, ({ deliveries }) => deliveries.length);
    if (found !== count) quietSince = performance.now();
    count = found;
  }
}

function judge(flows: readonly Flow[], outages: readonly Outage[]): CrashReport {
  const unexplainedDoubles: string[] = [];
  const lost: string[] = [];
  const outOfOrder: string[] = [];
  let explainedDoubles = 0;
  flows.forEach(({ acknowledged, deliveries }, flow) => {
    let last = { number: 0, at: 0 };
    for (const delivery of deliveries) {
      const { number, at } = delivery;
      if (number === last.number) {
        if (outages.some(({ from, to }) => from < at && last.at < to + arrivesWithinMs))
          explainedDoubles += 1;
        else unexplainedDoubles.push(`flow ${flow}, event ${number}`);
      } else if (number !== last.number + 1) {
        outOfOrder.push(`flow ${flow}: event ${number} after ${last.number}`);
      }
      last = delivery;
    }
    const arrived = new Set(deliveries.map(({ number }) => number));
    for (let number = 1; number <= acknowledged; number += 1) {
      if (!arrived.has(number)) lost.push(`flow ${flow}, event ${number}`);
    }
  });
  return {
    kills: outages.length,
    acknowledged: sum(flows, ({ acknowledged }) => acknowledged),
    delivered: sum(flows, ({ deliveries }) => deliveries.length),
    explainedDoubles,
    mostDoubles: outages.length * flows.length,
    unexplainedDoubles,
    lost,
    outOfOrder,
  };
}

interface ShimProcess {
  readonly url: string;
  kill(): Promise<void>;
}

/** The settings of `serve`; the short time-out makes short leases, so that what a dead instance held is soon free. */
function environmentOf(store: string, liveChatUrl: string): Readonly<Record<string, string>> {
  return {
    SHIM_PUBLIC_URL: 'https://shim.example',
    SHIM_LIVECHAT_URL: liveChatUrl,
    SHIM_STORE: store,
    SHIM_SECRET_KEY: randomBytes(32).toString('base64'),
    SHIM_PORT: '0',
    SHIM_CALLBACK_HOSTS: '127.0.0.1',
    SHIM_ALLOW_PRIVATE_CALLBACKS: 'true',
    SHIM_CALLBACK_TIMEOUT: '5s',
    SHIM_CALLS_PER_MINUTE: '0',
    SHIM_ADMIN_SOCKET: 'none',
  };
}

async function startShim(environment: Readonly<Record<string, string>>): Promise<ShimProcess> {
  const main = join(packageRoot(), 'dist/src/cli/main.js');
  const child: ChildProcess = spawn(process.execPath, [main, 'serve'], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let said = '';
  child.stderr?.on('data', (part: Buffer) => {
    said += part.toString();
  });
  let found: string | undefined;
  child.stdout?.on('data', (part: Buffer) => {
    if (found !== undefined) return;
    said += part.toString();
    found = /"url":"([^"]+)"/.exec(said)?.[1];
  });
  while (found === undefined) {
    if (child.exitCode !== null) throw new Error(`serve has ended: ${said}`);
    await pause(10);
  }
  return {
    url: found,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function subscribe(
  shimUrl: string,
  callback: string,
  flow: number,
  hooks: readonly string[],
): Promise<string> {
  const authorization = `Basic ${Buffer.from(`agent${flow}@northwind.example:key`).toString('base64')}`;
  const answer = await fetch(`${shimUrl}/chat_starts_webhook/webhooks?event_type=chat_started`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ url: callback }),
  });
  const hook = hooks[flow];
  if (answer.status !== 201 || hook === undefined)
    throw new Error(`Subscribe answered ${answer.status}: ${await answer.text()}`);
  return hook;
}

/** True when the event was acknowledged; without an answer it may have been kept or not. */
async function send(shimUrl: string, hook: string, flow: number, number: number): Promise<boolean> {
  const body = JSON.stringify({
    event_type: 'chat_started',
    event_unique_id: `${flow}-${number}`,
    chat: { id: `chat-${number}`, started_timestamp: 1_700_000_000, messages: [], agents: [], tags: [] },
    visitor: { id: 'S1', name: 'Jun Ito', email: 'jun@customer.example' },
  });
  const headers = { 'content-type': 'application/json' };
  return fetch(`${shimUrl}${hook}`, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(20_000),
  }).then(
    async (answer) => {
      await answer.text();
      return answer.status === 200;
    },
    () => false,
  );
}

async function listen(
  answer: (request: IncomingMessage) => Promise<string>,
): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer((request, response) => {
    answer(request).then(
      (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
      () => response.destroy(), // the shim was killed in the middle of its request
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server that listens has one
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // the stream has no encoding, so it gives buffers
  return Buffer.concat(parts).toString('utf8');
}

function pick<T>(values: readonly T[]): T {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
}

const sum = <T>(values: readonly T[], of: (value: T) => number) =>
  values.reduce((total, value) => total + of(value), 0);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
