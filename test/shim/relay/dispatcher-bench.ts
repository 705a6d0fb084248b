import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Logger } from '../../../src/shared/logger.js';
import {
  createDispatcher,
  type Dispatcher,
  type DispatcherOptions,
} from '../../../src/shim/relay/dispatcher.js';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import type { Store } from '../../../src/shim/store/store.js';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.js';
import { subscriptionOf } from '../../support/store-suite/samples.js';
import { openSink, type Sink, type SinkAnswer, type SinkRequest } from './open-sink.js';
import { type WatchedDeliveries, watchDeliveries } from './watch-deliveries.js';

// A dispatcher on a store of its own for each test of the file that imports this.

export const start = Date.parse('2026-01-15T09:00:00Z');
export const hour = 3_600_000;

let folder: string;
export let clock: FakeClock;
export let store: Store;
let dispatcher: Dispatcher | undefined;
let sinks: Sink[];
let deliveries: WatchedDeliveries;
export let logged: string[];
export let gone: [string, string][];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dispatcher-'));
  deliveries = watchDeliveries(() => sinks);
  clock = createFakeClock(start, deliveries.quiet);
  store = await openEmbeddedStore({ file: join(folder, 'shim.db'), clock });
  dispatcher = undefined;
  sinks = [];
  logged = [];
  gone = [];
});

afterEach(async () => {
  await dispatcher?.stop(0);
  await deliveries.agent.destroy();
  await Promise.all(sinks.map((sink) => sink.close()));
  await store.close();
  rmSync(folder, { recursive: true });
  expect(logged.filter((line) => line.includes('sig='))).toEqual([]);
});

export async function sink(
  answer?: (request: SinkRequest, count: number) => SinkAnswer | Promise<SinkAnswer>,
) {
  const opened = await openSink(answer);
  sinks.push(opened);
  return opened;
}

const path = '/workflows/1/triggers/T/versions/2/run?api-version=1&sp=%2Ftriggers%2FT%2Frun&sv=1.0&sig=Ab-_9';

/** Subscribes `id` to the callback; the sealed form is the URL itself here. */
export async function subscribe(
  id: string,
  { origin }: { readonly origin: string },
  rest = path,
): Promise<void> {
  await store.subscriptions.put(subscriptionOf(id, { callbackCipher: `${origin}${rest}` }));
}

export function dispatch(options: Partial<DispatcherOptions> = {}): Dispatcher {
  const write = (fields: object, message: string) => {
    logged.push(`${JSON.stringify(fields)} ${message}`);
  };
  const logger: Logger = { debug: write, info: write, warn: write, error: write };
  dispatcher = createDispatcher({
    store,
    openCallback: ({ callbackCipher }) => callbackCipher,
    onGone: ({ id, state }, reason) => void gone.push([`${id} ${state}`, reason]),
    clock,
    random: () => 1,
    logger,
    agent: deliveries.agent,
    ...options,
  });
  dispatcher.start();
  return dispatcher;
}

export const idsOf = ({ requests }: Sink) =>
  requests.map(({ headers }) => headers['x-livechat-connector-event-id']);
/** Waits until the expectation holds. */
export const inTime = (expectation: () => unknown) => vi.waitFor(expectation, { timeout: 60_000 });
export const settled = () => inTime(async () => expect((await store.counts()).waiting).toBe(0));
export const arrived = (at: Sink, count: number) =>
  inTime(() => expect(at.requests.length).toBeGreaterThanOrEqual(count));

/** Moves the clock on in steps, each when all that came of the last has ended, until `isDone`. */
export async function advanceUntil(isDone: () => boolean | Promise<boolean>, step = 100): Promise<void> {
  for (let steps = 0; steps < 2_000; steps += 1) {
    await deliveries.quiet();
    if (await isDone()) return;
    await clock.advance(step);
  }
  throw new Error('It did not come about.');
}
