import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { eventIdHeader } from '../../src/shim/relay/deliver.js';
import {
  type CrashReport,
  type Delivery,
  type FlowRecord,
  judgeDeliveries,
  type Kill,
  type Settled,
} from './judge-deliveries.js';
import { environmentOf, type ShimProcess, startShim } from './shim-process.js';

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

/** One flow: its sender numbers the events and sends each again until it is acknowledged. */
interface Flow extends FlowRecord {
  readonly hook: string;
  acknowledged: number;
  readonly deliveries: Delivery[];
  readonly settled: Settled[];
}

/** Events of each flow, on the whole, between two kills at least: a shim that has just started bears no load yet. */
const eventsBetween = 10;
/** Events of one flow that may wait, so that the end does not take longer than the run. */
const mostWaiting = 150;

/**
 * Kills `serve` at random moments under load, with real HTTP on both sides, and holds what arrives against what was
 * acknowledged: see `judgeDeliveries`. The order of the events of a flow is certain, since its sender sends the next one
 * only when the last was acknowledged.
 */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { kills, instances = 1, flows: flowCount = 12, log = () => {} } = options;
  const closers: (() => unknown)[] = [];
  const shimKills: Kill[] = [];
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
    const connections = new Set<Socket>();
    const sink = await listen(async (request, response) => {
      const { socket } = request;
      connections.add(socket);
      await textOf(request);
      const { flow, number } = readEventId(request.headers[eventIdHeader]);
      const delivery: Delivery = { number, at: performance.now(), connection: socket };
      flows[flow]?.deliveries.push(delivery);
      response.on('finish', () => {
        delivery.answeredAt = performance.now();
      });
      await pause(Math.random() * 5);
      return '';
    });
    closers.push(
      () => liveChat.close(),
      () => sink.close(),
    );

    const environment = environmentOf(options.store, liveChat.url);
    const start = () =>
      startShim(environment, (line) => {
        if (!line.includes('"msg":"Delivered."')) return;
        const { flow, number } = readEventId(/"eventId":"([^"]+)"/.exec(line)?.[1]);
        flows[flow]?.settled.push({ number, at: performance.now() });
      });
    // Nobody knocks at the port of one that is away: it can be another program's meanwhile.
    const shims: (ShimProcess | undefined)[] = await Promise.all(Array.from({ length: instances }, start));
    closers.push(() => Promise.all(shims.map((shim) => shim?.kill())));
    for (let flow = 0; flow < flowCount; flow += 1) {
      const hook = await subscribe(shims[0]?.url ?? '', `${sink.url}/flow/${flow}`, flow, hooks);
      flows.push({ hook, acknowledged: 0, deliveries: [], settled: [] });
    }

    let sending = true;
    const senders = flows.map(async (flow, index) => {
      for (let number = 1; sending; ) {
        const last = flow.deliveries.at(-1)?.number ?? 0;
        const shim = pick(shims);
        const mayWait = flow.acknowledged - last < mostWaiting;
        const taken = shim !== undefined && mayWait && (await send(shim.url, flow.hook, index, number));
        if (taken) flow.acknowledged = number++;
        else await pause(20);
      }
    });
    const restart = async () => {
      const index = Math.floor(Math.random() * shims.length);
      const at = performance.now();
      const killed = shims[index]?.kill();
      shims[index] = undefined;
      await killed;
      // The kernel closes what a process had open before it says that the process has ended. So the callback finds all
      // that was sent, and then the end of the connection, as soon as the kernel has carried it over.
      await pause(200);
      const ended = [...connections].filter(({ readable }) => !readable);
      for (const connection of ended) connections.delete(connection);
      shimKills.push({ at, connections: new Set(ended) });
      shims[index] = await start();
    };
    for (let kill = 0; kill < kills; kill += 1) {
      const before = sum(flows, ({ acknowledged }) => acknowledged);
      const isUnderLoad = () =>
        sum(flows, ({ acknowledged }) => acknowledged) >= before + eventsBetween * flowCount;
      while (!isUnderLoad()) await pause(5);
      await pause(Math.random() * 1_500);
      forgetEnded(connections); // not by this kill
      await (options.kill ?? ((restartShim) => restartShim()))(restart);
      if ((kill + 1) % 10 === 0)
        log(`${kill + 1} kills, ${sum(flows, ({ acknowledged }) => acknowledged)} acknowledged`);
    }
    sending = false;
    await Promise.all(senders);
    await drain(flows);
    await pause(300); // for one delivery too many
    return { kills, ...judgeDeliveries(flows, shimKills) };
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

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

/** The flow and the number, with which the ids of events end here. */
function readEventId(id: unknown): { readonly flow: number; readonly number: number } {
  const [flow = -1, number = -1] = String(id).split('-').slice(-2).map(Number);
  return { flow, number };
}

function forgetEnded(connections: Set<Socket>): void {
  for (const connection of connections) if (!connection.readable) connections.delete(connection);
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
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<string>,
): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer((request, response) => {
    answer(request, response).then(
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

function pick<T>(values: readonly T[]): T | undefined {
  return values[Math.floor(Math.random() * values.length)];
}

const sum = <T>(values: readonly T[], of: (value: T) => number) =>
  values.reduce((total, value) => total + of(value), 0);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
