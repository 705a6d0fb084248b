import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Logger } from '../../../src/shared/logger.js';
import { HttpProblem } from '../../../src/shim/http-problem.js';
import {
  createDispatcher,
  type Dispatcher,
  type DispatcherOptions,
} from '../../../src/shim/relay/dispatcher.js';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { type Store, StoreUnavailable } from '../../../src/shim/store/store.js';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.js';
import { eventsOf, subscriptionOf } from '../../support/store-suite.js';
import { openSink, type Sink, type SinkAnswer, type SinkRequest, silence } from './open-sink.js';

const start = Date.parse('2026-01-15T09:00:00Z');
const hour = 3_600_000;

let folder: string;
let clock: FakeClock;
let store: Store;
let dispatcher: Dispatcher | undefined;
let sinks: Sink[];
let logged: string[];
let gone: [string, string][];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dispatcher-'));
  clock = createFakeClock(start);
  store = await openEmbeddedStore({ file: join(folder, 'shim.db'), clock });
  dispatcher = undefined;
  sinks = [];
  logged = [];
  gone = [];
});

afterEach(async () => {
  await dispatcher?.stop(0);
  await Promise.all(sinks.map((sink) => sink.close()));
  await store.close();
  rmSync(folder, { recursive: true });
  expect(logged.filter((line) => line.includes('sig='))).toEqual([]);
});

async function sink(answer?: (request: SinkRequest, count: number) => SinkAnswer | Promise<SinkAnswer>) {
  const opened = await openSink(answer);
  sinks.push(opened);
  return opened;
}

const path = '/workflows/1/triggers/T/versions/2/run?api-version=1&sp=%2Ftriggers%2FT%2Frun&sv=1.0&sig=Ab-_9';

/** Subscribes `id` to the callback; the sealed form is the URL itself here. */
async function subscribe(id: string, { origin }: { readonly origin: string }, rest = path): Promise<void> {
  await store.subscriptions.put(subscriptionOf(id, { callbackCipher: `${origin}${rest}` }));
}

function dispatch(options: Partial<DispatcherOptions> = {}): Dispatcher {
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
    ...options,
  });
  dispatcher.start();
  return dispatcher;
}

const idsOf = ({ requests }: Sink) => requests.map(({ headers }) => headers['x-livechat-connector-event-id']);
/** Waits until the expectation holds. */
const inTime = (expectation: () => unknown) => vi.waitFor(expectation, { timeout: 15_000 });
const settled = () => inTime(async () => expect((await store.counts()).waiting).toBe(0));
const arrived = (at: Sink, count: number) =>
  inTime(() => expect(at.requests.length).toBeGreaterThanOrEqual(count));

/** Moves the clock on in steps, with time for the network after each, until `isDone`. */
async function advanceUntil(isDone: () => boolean | Promise<boolean>, step = 100): Promise<void> {
  for (let steps = 0; steps < 2_000; steps += 1) {
    await new Promise((resolve) => setTimeout(resolve, 3));
    if (await isDone()) return;
    await clock.advance(step);
  }
  throw new Error('It did not come about.');
}

describe('a delivery', () => {
  it('posts the payload to the callback as it was received', async () => {
    const callback = await sink();
    const odd = '/a/../b%2fc;x/./~T(1)/run?sp=%2Ftriggers%2FT%2Crun&empty&q=a"b|c&sig=Ab-_9%3d';
    await subscribe('a', callback, odd);
    await store.putEvents([{ subscriptionId: 'a', eventId: 'event 1/ü', payload: '{"name":"Zoë"}' }]);
    dispatch();
    await settled();
    const [request] = callback.requests;
    expect(callback.requests).toHaveLength(1);
    expect(request).toMatchObject({ method: 'POST', path: odd, body: '{"name":"Zoë"}' });
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-livechat-connector-event-id': 'event%201%2F%C3%BC',
    });
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  it('goes on with a lane whose lease ran out meanwhile, and does not work on it twice', async () => {
    let owner = '';
    const watched: Store = {
      ...store,
      leaseLanes: (count, by, ms) => {
        owner = by;
        return store.leaseLanes(count, by, ms);
      },
    };
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const callback = await sink(async () => {
      await answered;
      return { status: 202 };
    });
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 3));
    const { wake } = dispatch({ store: watched });
    await arrived(callback, 1);
    await store.release(owner); // as if the time of the lease were over
    wake();
    await inTime(async () => expect(await store.leaseLanes(1, 'other', 1)).toEqual([]));
    answer();
    await settled();
    expect(idsOf(callback)).toEqual(['event-1', 'event-2', 'event-3']);
  });

  it('gives a lane back again and again until the store takes it', async () => {
    let failures = 2;
    const away: Store = {
      ...store,
      release: async (owner, ids) => {
        if (ids && failures-- > 0) throw new Error('the store is away');
        return store.release(owner, ids);
      },
    };
    const callback = await sink();
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    const { wake } = dispatch({ store: away });
    await settled();
    await store.putEvents(eventsOf('a', 1, 'later-'));
    wake();
    await advanceUntil(() => callback.requests.length === 2);
    expect(idsOf(callback)).toEqual(['event-1', 'later-1']);
  });

  it('sends no fragment and adds the slash that HTTP needs', async () => {
    const callback = await sink();
    await subscribe('a', callback, '?sig=1#part');
    await store.putEvents(eventsOf('a', 1));
    dispatch();
    await settled();
    expect(callback.requests[0]?.path).toBe('/?sig=1');
  });

  it('can send another body than the payload', async () => {
    const callback = await sink();
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch({ toBody: async ({ payload }, { eventType }) => `${eventType} ${payload}` });
    await settled();
    expect(callback.requests[0]?.body).toBe('chat_started {"number":1}');
  });

  it('follows no redirect', async () => {
    const elsewhere = await sink();
    const callback = await sink(() => ({ status: 307, headers: { location: `${elsewhere.origin}/` } }));
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch();
    await inTime(async () => expect((await store.readLane('a', 1))[0]?.attempts).toBe(1));
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('logs the host of the callback and nothing else of it', async () => {
    const callback = await sink((_request, count) => ({ status: count === 1 ? 500 : 410 }));
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch();
    await advanceUntil(() => gone.length > 0);
    expect(logged).toContain(
      `{"subscriptionId":"a","eventId":"event-1","host":"${new URL(callback.origin).host}","reason":"answered 500"} Not delivered.`,
    );
  });
});

it('delivers the events of a subscription in order, one at a time', async () => {
  let open = 0;
  let most = 0;
  const callback = await sink(async () => {
    most = Math.max(most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 1));
    open -= 1;
    return { status: 202 };
  });
  await subscribe('a', callback);
  const events = eventsOf('a', 120); // more than one turn
  await store.putEvents(events);
  dispatch();
  await settled();
  expect(idsOf(callback)).toEqual(events.map(({ eventId }) => eventId));
  expect(most).toBe(1);
});

it('delivers at once what arrives while it runs', async () => {
  const callback = await sink();
  await subscribe('a', callback);
  const running = dispatch();
  for (const event of eventsOf('a', 5)) {
    await store.putEvents([event]);
    running.wake();
  }
  await settled();
  expect(callback.requests).toHaveLength(5);
});

it('finds what another instance put into the store', async () => {
  const callback = await sink();
  await subscribe('a', callback);
  dispatch();
  await clock.advance(1_000);
  await store.putEvents(eventsOf('a', 1));
  await clock.advance(4_000);
  await settled();
});

it('does not ask without rest for a lane that another instance is writing to', async () => {
  let asked = 0;
  let isWrittenTo = true;
  const leaseLanes: Store['leaseLanes'] = async (...given) => {
    asked += 1;
    return isWrittenTo ? [] : store.leaseLanes(...given); // passed over, as PostgreSQL does
  };
  const callback = await sink();
  await subscribe('a', callback);
  await store.putEvents(eventsOf('a', 1));
  dispatch({ store: { ...store, leaseLanes } });
  for (let ms = 0; ms < 200; ms += 1) await clock.advance(1);
  expect(asked).toBeLessThan(20);
  isWrittenTo = false;
  await advanceUntil(() => callback.requests.length === 1, 10);
  expect(clock.now() - start).toBeLessThan(1_000);
});

describe('after a failure', () => {
  it('rests longer each time, in order, and starts anew after a success', async () => {
    const times: number[] = [];
    const callback = await sink((_request, count) => {
      times.push(clock.now());
      return { status: [1, 2, 3, 5].includes(count) ? 503 : 202 };
    });
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 2));
    dispatch();
    await advanceUntil(async () => (await store.counts()).waiting === 0);
    expect(idsOf(callback)).toEqual(['event-1', 'event-1', 'event-1', 'event-1', 'event-2', 'event-2']);
    const rests = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    [1_000, 2_000, 4_000, 0, 1_000].forEach((want, index) => {
      expect(rests[index]).toBeGreaterThanOrEqual(want);
      expect(rests[index]).toBeLessThan(want + 500); // the steps of the clock
    });
  });

  it.each([
    { name: 'seconds', header: '20' },
    { name: 'a date', header: 'Thu, 15 Jan 2026 09:00:20 GMT' },
  ])('rests as long as `Retry-After` says in $name', async ({ header }) => {
    const callback = await sink((_request, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': header } } : { status: 202 },
    );
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch();
    await inTime(async () => expect(await store.nextDueIn()).toBe(20_000));
    await clock.advance(19_999);
    expect(callback.requests).toHaveLength(1);
    await clock.advance(1);
    await settled();
    expect(callback.requests).toHaveLength(2);
  });

  it('goes by the status and `Retry-After` of an answer whose body breaks off', async () => {
    const callback = await sink(() => ({
      status: 429,
      headers: { 'retry-after': '20' },
      body: '{"error":',
      breaksOff: true,
    }));
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch();
    await inTime(async () => expect(await store.nextDueIn()).toBe(20_000));
    expect(logged.join()).toContain('"reason":"answered 429"');
  });

  it('tries again when no one answers', async () => {
    const callback = await sink();
    await callback.close();
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch();
    await inTime(() => expect(logged.join()).toContain('"reason":"no answer: ECONNREFUSED"'));
    await inTime(async () => expect(await store.nextDueIn()).toBe(1_000));
  });

  it('tries again when the answer does not come in time', async () => {
    const callback = await sink((_request, count) => (count === 1 ? silence : { status: 202 }));
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch({ timeoutMs: 30_000 });
    await arrived(callback, 1);
    await clock.advance(30_000);
    await inTime(() => expect(logged.join()).toContain('"reason":"no answer within 30 s"'));
    await advanceUntil(async () => (await store.counts()).waiting === 0);
    expect(callback.requests).toHaveLength(2);
  });

  it('tries again when the delivery could not be prepared', async () => {
    const callback = await sink();
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    let calls = 0;
    dispatch({
      openCallback: ({ callbackCipher }) => {
        calls += 1;
        if (calls === 1) throw new Error('The key is missing.');
        return callbackCipher;
      },
    });
    await advanceUntil(async () => (await store.counts()).waiting === 0);
    expect(callback.requests).toHaveLength(1);
  });

  it('comes back when LiveChat, asked to complete the notification, said so', async () => {
    const callback = await sink();
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    let calls = 0;
    dispatch({
      toBody: async ({ payload }) => {
        calls += 1;
        if (calls > 1) return payload;
        throw new HttpProblem(429, 'RateLimited', 'LiveChat asks to slow down.', {
          headers: { 'Retry-After': '90' },
        });
      },
    });
    await inTime(async () => expect(await store.nextDueIn()).toBe(90_000));
    await advanceUntil(async () => (await store.counts()).waiting === 0, 10_000);
    expect(clock.now() - start).toBeGreaterThanOrEqual(90_000);
    expect(callback.requests).toHaveLength(1);
  });

  it('survives a callback that is no address', async () => {
    await store.subscriptions.put(subscriptionOf('a', { callbackCipher: 'not an address?sig=1' }));
    await store.putEvents(eventsOf('a', 1));
    dispatch();
    await inTime(() => expect(logged.join()).toContain('"host":"unknown"'));
  });
});

describe('a callback that is gone', () => {
  it.each([
    {
      name: 'the flow is off',
      answer: { status: 400, body: '{"error":{"code":"WorkflowTriggerIsNotEnabled"}}' },
    },
    {
      name: 'the flow is off, in the phrase',
      answer: { status: 400, statusText: 'WorkflowTriggerIsNotEnabled' },
    },
    { name: 'the flow is deleted', answer: { status: 404, body: '{"error":{"code":"WorkflowNotFound"}}' } },
    {
      name: 'the flow was edited',
      answer: { status: 404, body: '{"error":{"code":"WorkflowTriggerVersionNotFound"}}' },
    },
    { name: 'gone', answer: { status: 410 } },
  ])('drops the subscription and what waits: $name', async ({ answer }) => {
    const callback = await sink(() => answer);
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 3));
    const running = dispatch();
    await inTime(() => expect(gone).toHaveLength(1));
    expect(gone[0]?.[0]).toBe('a dropped');
    expect(gone[0]?.[1]).toMatch(/^answered 4\d\d/);
    expect((await store.subscriptions.get('a'))?.state).toBe('dropped');
    expect(await store.counts()).toEqual({ waiting: 0, dead: 0 });
    await store.putEvents(eventsOf('a', 1, 'later-'));
    running.wake();
    await clock.advance(10_000);
    expect(callback.requests).toHaveLength(1);
  });

  it('leaves the subscription dropped when the clean-up fails', async () => {
    await subscribe('a', await sink(() => ({ status: 410 })));
    await store.putEvents(eventsOf('a', 1));
    dispatch({ onGone: () => Promise.reject(new Error('The upstream is away.')) });
    await inTime(() => expect(logged.join()).toContain('A lane was left'));
    expect((await store.subscriptions.get('a'))?.state).toBe('dropped');
  });

  it('spares a subscription that got a new callback meanwhile, and delivers there', async () => {
    const edited = await sink();
    const old = await sink(async () => {
      await subscribe('a', edited);
      return { status: 404, body: '{"error":{"code":"WorkflowTriggerVersionNotFound"}}' };
    });
    await subscribe('a', old);
    await store.putEvents(eventsOf('a', 2));
    dispatch();
    await settled();
    expect(idsOf(edited)).toEqual(['event-1', 'event-2']);
    expect(gone).toEqual([]);
  });
});

it('lets slow, dead and failing callbacks delay no other', async () => {
  const slow = await sink(() => silence);
  const failing = await sink(() => ({ status: 500 }));
  const well = await sink();
  for (let index = 0; index < 10; index += 1) {
    await subscribe(`slow-${index}`, slow);
    await subscribe(`failing-${index}`, failing);
    await store.putEvents([...eventsOf(`slow-${index}`, 5), ...eventsOf(`failing-${index}`, 5)]);
  }
  await clock.advance(1);
  await subscribe('well', well);
  await store.putEvents(eventsOf('well', 10));
  dispatch({ lanes: 4 });
  await advanceUntil(() => well.requests.length === 10, 1_000);
  expect(clock.now() - start).toBeLessThan(20_000); // and not the time limit, 120 s
});

it('lets callbacks that hang, however many, delay no other', async () => {
  const slow = await sink(() => silence);
  const well = await sink();
  await subscribe('well', well);
  for (let index = 0; index < 60; index += 1) {
    await subscribe(`slow-${index}`, slow);
    await store.putEvents(eventsOf(`slow-${index}`, 1));
  }
  const running = dispatch({ lanes: 4 });
  await advanceUntil(() => slow.requests.length === 60, 1_000);
  await store.putEvents(eventsOf('well', 1));
  running.wake();
  await advanceUntil(() => well.requests.length === 1, 500);
  expect(clock.now() - start).toBeLessThan(60_000); // each takes a place for 3 s, and not for 120
});

it('lets callbacks that failed before take no place of another', async () => {
  const failing = await sink((_request, count) => (count <= 40 ? { status: 500 } : silence));
  const well = await sink();
  await subscribe('well', well);
  for (let index = 0; index < 40; index += 1) {
    await subscribe(`failing-${index}`, failing);
    await store.putEvents(eventsOf(`failing-${index}`, 1));
  }
  const running = dispatch({ lanes: 4 });
  await arrived(failing, 40);
  await inTime(async () => expect(await store.leaseLanes(99, 'another', 1)).toEqual([])); // all of them rest
  await store.putEvents(eventsOf('well', 1));
  await clock.advance(1_000); // all are due at once
  running.wake();
  await arrived(well, 1);
  await advanceUntil(() => failing.requests.length > 60, 1);
  expect(clock.now() - start).toBeLessThan(3_000);
});

describe('an event that the callback refuses', () => {
  const refuseFirst = (status: number) =>
    sink(({ headers }) => ({
      status: headers['x-livechat-connector-event-id'] === 'event-1' ? status : 202,
    }));

  it.each([400, 413, 415, 422])('holds up those behind it for an hour at most (%i)', async (status) => {
    const callback = await refuseFirst(status);
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 3));
    dispatch();
    await advanceUntil(async () => (await store.counts()).waiting === 0, 60_000);
    expect(clock.now() - start).toBeGreaterThanOrEqual(hour);
    expect(clock.now() - start).toBeLessThan(2 * hour);
    expect(await store.deadLetters.list()).toMatchObject([
      { eventId: 'event-1', lastError: `answered ${status}` },
    ]);
    expect(idsOf(callback).slice(-2)).toEqual(['event-2', 'event-3']);
  });

  it('is tried for the whole day when none waits behind it', async () => {
    const callback = await refuseFirst(400);
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch();
    await advanceUntil(async () => (await store.counts()).waiting === 0, 10 * 60_000);
    expect(clock.now() - start).toBeGreaterThanOrEqual(24 * hour);
  });

  it('holds its place as long as any other while the callback refuses whoever calls (403)', async () => {
    const callback = await refuseFirst(403);
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 2));
    dispatch();
    await advanceUntil(() => clock.now() - start > 2 * hour, 10 * 60_000);
    expect(await store.counts()).toMatchObject({ waiting: 2, dead: 0 });
  });
});

describe('after a day of failures', () => {
  it('makes a dead letter of the event, goes on with the next, and delivers it on replay', async () => {
    let isWell = false;
    const callback = await sink(({ headers }) => ({
      status: isWell || headers['x-livechat-connector-event-id'] === 'event-2' ? 202 : 500,
    }));
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 2));
    const running = dispatch();
    await advanceUntil(async () => (await store.counts()).dead > 0, 10 * 60_000);
    expect(clock.now() - start).toBeGreaterThanOrEqual(24 * hour);
    expect(clock.now() - start).toBeLessThan(25 * hour);
    await settled();
    expect(idsOf(callback).at(-1)).toBe('event-2');
    const [letter] = await store.deadLetters.list();
    expect(letter).toMatchObject({ eventId: 'event-1', lastError: 'answered 500' });
    expect(letter?.attempts).toBeGreaterThan(100);

    isWell = true;
    expect(await store.deadLetters.replay({ eventId: 'event-1' })).toBe(1);
    running.wake();
    await advanceUntil(async () => (await store.counts()).waiting === 0);
    expect(idsOf(callback).at(-1)).toBe('event-1');
    expect((await store.counts()).dead).toBe(0);
  });

  it('gives up all that waited as long behind a callback that no one answers', async () => {
    const callback = await sink();
    await callback.close();
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 120));
    await clock.advance(24 * hour);
    await store.putEvents(eventsOf('a', 1, 'young-'));
    dispatch();
    await inTime(async () => expect(await store.counts()).toMatchObject({ waiting: 1, dead: 120 }));
    const attempted = logged.filter((line) => line.endsWith('Not delivered.'));
    await inTime(async () => expect((await store.readLane('a', 1))[0]?.attempts).toBe(1));
    expect(attempted.length).toBeLessThanOrEqual(2); // the first of the old, then the young one
  });
});

describe('stop', () => {
  it('lets the delivery under way end and starts no other', async () => {
    let answer = (_answer: SinkAnswer) => {};
    const callback = await sink(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 2));
    const running = dispatch();
    await arrived(callback, 1);
    const stopped = running.stop(10_000);
    answer({ status: 202 });
    await stopped;
    expect(callback.requests).toHaveLength(1);
    expect((await store.readLane('a', 9)).map(({ eventId }) => eventId)).toEqual(['event-2']);
    expect(await store.leaseLanes(1, 'another', 1_000)).toHaveLength(1);
  });

  it('cuts off what lasts longer and hands it back', async () => {
    const callback = await sink(() => silence);
    for (let index = 0; index < 40; index += 1) {
      await subscribe(`lane-${index}`, callback);
      await store.putEvents(eventsOf(`lane-${index}`, 1));
    }
    const running = dispatch({ lanes: 40 });
    await arrived(callback, 40);
    const stopped = running.stop(5_000);
    await clock.advance(5_000);
    await stopped;
    expect(await store.leaseLanes(99, 'another', 1_000)).toHaveLength(40);
    expect((await store.readLane('lane-0', 1))[0]?.attempts).toBe(0);
  });

  it('does not wait for LiveChat beyond the grace when a body is being prepared, and hands the lane back', async () => {
    const callback = await sink(() => ({ status: 202 }));
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    let preparing = false;
    const running = dispatch({
      toBody() {
        preparing = true;
        return new Promise(() => {}); // a LiveChat that does not answer
      },
    });
    await inTime(() => expect(preparing).toBe(true));
    const stopped = running.stop(5_000);
    await clock.advance(5_000);
    await stopped;
    expect(await store.leaseLanes(1, 'another', 1_000)).toHaveLength(1);
    expect((await store.readLane('a', 1))[0]?.attempts).toBe(0);
    expect(callback.requests).toEqual([]);
    expect(logged.join()).not.toContain('could not be prepared');
  });

  it('is quick when nothing is under way, and a second one too', async () => {
    const running = dispatch();
    await running.stop();
    await running.stop();
    running.wake();
  });
});

describe('a store that fails', () => {
  it('does not make the flow get an event again while the outcome cannot be stored', async () => {
    const callback = await sink();
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    let failures = 3;
    const settle: Store['settle'] = async (...given) => {
      if (failures-- > 0) throw new StoreUnavailable('The disk is full.');
      return store.settle(...given);
    };
    dispatch({ store: { ...store, settle } });
    await advanceUntil(async () => (await store.counts()).waiting === 0);
    expect(callback.requests).toHaveLength(1);
  });

  it('that was away for longer than the lease does not make the flow get an event again', async () => {
    let isAway = false;
    let asked = 0;
    const unlessAway =
      <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>, when = () => isAway) =>
      async (...given: Given) => {
        if (when()) throw new StoreUnavailable('The database is away.');
        return work(...given);
      };
    const settle: Store['settle'] = async (...given) => {
      asked += 1;
      return store.settle(...given);
    };
    const callback = await sink((_request, count) => {
      isAway = count === 1;
      return { status: 202 };
    });
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 2));
    dispatch({
      store: {
        ...store,
        settle: unlessAway(settle),
        renew: unlessAway(store.renew),
        // Back only after the outcome was, which so meets a lease that has run out.
        leaseLanes: unlessAway(store.leaseLanes, () => callback.requests.length > 0 && asked === 0),
      },
      timeoutMs: 5_000,
    });
    await arrived(callback, 1);
    await advanceUntil(() => clock.now() - start > 60_000, 5_000); // the lease is 10 s
    expect(asked).toBe(0);
    isAway = false;
    await advanceUntil(async () => (await store.counts()).waiting === 0);
    expect(idsOf(callback)).toEqual(['event-1', 'event-2']);
  });

  it('is asked again when it could not be read', async () => {
    const callback = await sink();
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    let failures = 2;
    const leaseLanes: Store['leaseLanes'] = async (...given) => {
      if (failures-- > 0) throw new StoreUnavailable('The database is away.');
      return store.leaseLanes(...given);
    };
    dispatch({ store: { ...store, leaseLanes } });
    await advanceUntil(async () => (await store.counts()).waiting === 0);
  });

  it('keeps the lease of a delivery that lasts', async () => {
    const callback = await sink(() => silence);
    await subscribe('a', callback);
    await store.putEvents(eventsOf('a', 1));
    dispatch({ timeoutMs: 600_000 });
    await arrived(callback, 1);
    await clock.advance(590_000);
    expect(await store.leaseLanes(1, 'another', 1_000)).toEqual([]);
  });
});
