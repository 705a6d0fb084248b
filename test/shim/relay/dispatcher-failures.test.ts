import { describe, expect, it } from 'vitest';
import { HttpProblem } from '../../../src/shim/http-problem.js';
import { eventsOf, subscriptionOf } from '../../support/store-suite/samples.js';
import {
  advanceUntil,
  arrived,
  clock,
  dispatch,
  hour,
  idsOf,
  inTime,
  logged,
  settled,
  sink,
  start,
  store,
  subscribe,
} from './dispatcher-bench.js';
import { silence } from './open-sink.js';

/** Where no one listens, nor can by chance, as at the port of a sink that was closed. */
const nobody = { origin: 'http://127.0.0.1:1' };

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
    expect(rests).toEqual([1_000, 2_000, 4_000, 0, 1_000]);
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
    await subscribe('a', nobody);
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
    await subscribe('a', nobody);
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
