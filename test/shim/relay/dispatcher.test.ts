import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/shim/store/store.js';
import { eventsOf } from '../../support/store-suite/samples.js';
import {
  advanceUntil,
  arrived,
  clock,
  dispatch,
  gone,
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
    let leased = 0;
    const watched: Store = {
      ...store,
      async leaseLanes(...given) {
        [, owner] = given;
        const lanes = await store.leaseLanes(...given);
        leased += lanes.length;
        return lanes;
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
    await inTime(() => expect(leased).toBe(2));
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
