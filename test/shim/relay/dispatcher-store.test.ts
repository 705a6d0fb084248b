import { describe, expect, it } from 'vitest';
import { type Store, StoreUnavailable } from '../../../src/shim/store/store.js';
import { eventsOf } from '../../support/store-suite/samples.js';
import {
  advanceUntil,
  arrived,
  clock,
  dispatch,
  idsOf,
  sink,
  start,
  store,
  subscribe,
} from './dispatcher-bench.js';
import { silence } from './open-sink.js';

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
