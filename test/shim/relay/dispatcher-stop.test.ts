import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../support/store-suite/samples.js';
import { arrived, clock, dispatch, inTime, logged, sink, store, subscribe } from './dispatcher-bench.js';
import { type SinkAnswer, silence } from './open-sink.js';

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
