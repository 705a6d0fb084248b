import { expect, it } from 'vitest';
import { restAfterErrorMs } from '../../../src/shim/rest.js';
import { type Store, StoreUnavailable } from '../../../src/shim/store/store.js';
import { eventsOf } from '../../support/store-suite/samples.js';
import { arrived, clock, dispatch, inTime, logged, sink, store, subscribe } from './dispatcher-bench.js';
import { silence } from './open-sink.js';

// A database that goes away between a commit and its answer has leased lanes of which the instance does not know.

/** The store, of which leasing is replaced. */
const leasing = (leaseLanes: Store['leaseLanes']): Store => ({ ...store, leaseLanes });
const failed = () => inTime(() => expect(logged.join()).toContain('The store cannot be read'));

it('gives back the lanes that were leased although the answer was an error, and works on them', async () => {
  const callback = await sink();
  await subscribe('a', callback);
  await store.putEvents(eventsOf('a', 1));
  let asked = 0;
  dispatch({
    store: leasing(async (...request) => {
      const lanes = await store.leaseLanes(...request);
      asked += 1;
      if (asked === 1) throw new StoreUnavailable('The connection ended.');
      return lanes;
    }),
  });
  await failed();
  await clock.advance(restAfterErrorMs);
  await arrived(callback, 1);
});

it('does not renew for ever a lane that was leased after its answer was given up', async () => {
  const callback = await sink();
  await subscribe('a', callback);
  await store.putEvents(eventsOf('a', 1));
  let owner = '';
  dispatch({
    timeoutMs: 60_000,
    store: leasing(async (count, by, ...rest) => {
      if (owner !== '') return store.leaseLanes(count, by, ...rest);
      owner = by;
      return [];
    }),
  });
  await inTime(() => expect(owner).not.toBe(''));
  // The statement that the instance has given up is carried out late.
  expect(await store.leaseLanes(1, owner, 90_000)).toHaveLength(1);
  await clock.advance(30_000); // a third of a lease: it is time to renew
  await arrived(callback, 1);
});

it('keeps the lanes that it works on when others are given back', async () => {
  const [hanging, other] = [await sink(() => silence), await sink()];
  await subscribe('a', hanging);
  await subscribe('b', other);
  await store.putEvents([...eventsOf('a', 1), ...eventsOf('b', 1)]);
  let asked = 0;
  dispatch({
    store: leasing(async (...[, ...request]) => {
      const lanes = await store.leaseLanes(1, ...request);
      asked += 1;
      if (asked === 2) throw new StoreUnavailable('The connection ended.');
      return lanes;
    }),
  });
  await arrived(hanging, 1);
  await clock.advance(5_000);
  await failed();
  await clock.advance(restAfterErrorMs);
  await arrived(other, 1);
  await inTime(async () => expect((await store.counts()).waiting).toBe(1));
  expect(await store.leaseLanes(2, 'another', 1_000)).toEqual([]);
  expect(hanging.requests).toHaveLength(1);
});
