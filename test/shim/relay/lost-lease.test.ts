import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDispatcher, type Dispatcher } from '../../../src/shim/relay/dispatcher.js';
import { restAfterErrorMs } from '../../../src/shim/rest.js';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { type Store, StoreUnavailable } from '../../../src/shim/store/store.js';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.js';
import { eventsOf, subscriptionOf } from '../../support/store-suite.js';
import { openSink, type Sink, silence } from './open-sink.js';

// A database that goes away between a commit and its answer has leased lanes of which the instance does not know.

let folder: string;
let clock: FakeClock;
let store: Store;
let sink: Sink;
let dispatcher: Dispatcher;
let failures: number;
let isAnswered: boolean;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lost-lease-'));
  clock = createFakeClock(Date.parse('2026-01-15T09:00:00Z'));
  store = await openEmbeddedStore({ file: join(folder, 'shim.db'), clock });
  isAnswered = true;
  sink = await openSink(() => (isAnswered ? { status: 202 } : silence));
  failures = 0;
  await store.subscriptions.put(subscriptionOf('a', { callbackCipher: `${sink.origin}/flow` }));
});

afterEach(async () => {
  await dispatcher.stop(0);
  await sink.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Starts a dispatcher on the store, of which the test has replaced a part. */
function dispatch(changed: Partial<Store>): void {
  const silent = () => {};
  dispatcher = createDispatcher({
    ...{ store: { ...store, ...changed }, clock, random: () => 1, timeoutMs: 60_000 },
    logger: { debug: silent, info: silent, warn: silent, error: () => (failures += 1) },
    openCallback: ({ callbackCipher }) => callbackCipher,
    onGone: silent,
  });
  dispatcher.start();
}

const inTime = (expectation: () => unknown) => vi.waitFor(expectation, { timeout: 15_000 });
const isDelivered = () => inTime(() => expect(sink.requests.length).toBe(1));

it('gives back the lanes that were leased although the answer was an error, and works on them', async () => {
  await store.putEvents(eventsOf('a', 1));
  let asked = 0;
  dispatch({
    async leaseLanes(...request) {
      const lanes = await store.leaseLanes(...request);
      asked += 1;
      if (asked === 1) throw new StoreUnavailable('The connection ended.');
      return lanes;
    },
  });
  await inTime(() => expect(failures).toBe(1));
  await clock.advance(restAfterErrorMs);
  await isDelivered();
});

it('does not renew for ever a lane that was leased after its answer was given up', async () => {
  await store.putEvents(eventsOf('a', 1));
  let owner = '';
  dispatch({
    async leaseLanes(count, by, ...rest) {
      if (owner !== '') return store.leaseLanes(count, by, ...rest);
      owner = by;
      return [];
    },
  });
  await inTime(() => expect(owner).not.toBe(''));
  // The statement that the instance has given up is carried out late.
  expect(await store.leaseLanes(1, owner, 90_000)).toHaveLength(1);
  await clock.advance(30_000); // a third of a lease: it is time to renew
  await isDelivered();
});

it('keeps the lanes that it works on when others are given back', async () => {
  const other = await openSink();
  await store.subscriptions.put(subscriptionOf('b', { callbackCipher: `${other.origin}/flow` }));
  await store.putEvents([...eventsOf('a', 1), ...eventsOf('b', 1)]);
  isAnswered = false;
  let asked = 0;
  dispatch({
    async leaseLanes(...[, ...request]) {
      const lanes = await store.leaseLanes(1, ...request);
      asked += 1;
      if (asked === 2) throw new StoreUnavailable('The connection ended.');
      return lanes;
    },
  });
  await isDelivered();
  await clock.advance(5_000);
  await inTime(() => expect(failures).toBe(1));
  await clock.advance(restAfterErrorMs);
  await inTime(() => expect(other.requests.length).toBe(1));
  await inTime(async () => expect((await store.counts()).waiting).toBe(1));
  expect(await store.leaseLanes(2, 'another', 1_000)).toEqual([]);
  expect(sink.requests.length).toBe(1);
  await other.close();
});
