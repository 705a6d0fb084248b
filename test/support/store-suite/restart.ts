import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../../src/shim/store/store.js';
import { createFakeClock } from '../fake-clock.js';
import { day, eventsOf, idsOf, lanesOf, start, subscriptionOf } from './samples.js';
import type { StoreBench } from './store-bench.js';

/** The end of a store, and its opening again. */
export function testRestart({ openIn, makeFolder, openNew }: StoreBench): void {
  describe('restart', () => {
    it('keeps subscriptions, events, back-off and dead letters over a restart', async () => {
      const clock = createFakeClock(start);
      const folder = makeFolder();
      const before = await openIn(folder, clock);
      for (const id of ['a', 'b', 'c']) await before.subscriptions.put(subscriptionOf(id));
      await before.putEvents(['a', 'b', 'c'].flatMap((id) => eventsOf(id, 2)));
      await before.leaseLanes(3, 'me', day);
      await before.settle('me', [
        { subscriptionId: 'a', eventId: 'event-1', kind: 'delivered' },
        { subscriptionId: 'b', eventId: 'event-1', kind: 'retry', afterMs: 5_000, error: 'answered 503' },
        { subscriptionId: 'c', eventId: 'event-1', kind: 'dead', error: 'answered 500' },
      ]);
      await before.release('me');
      await before.close();

      const after = await openIn(folder, clock);
      expect(await after.subscriptions.list()).toEqual(['a', 'b', 'c'].map((id) => subscriptionOf(id)));
      expect(await after.counts()).toEqual({ waiting: 4, dead: 1, oldestWaitingAt: start });
      expect(lanesOf(await after.leaseLanes(9, 'me', 1_000)).sort()).toEqual(['a', 'c']);
      await clock.advance(5_000);
      expect(await after.leaseLanes(9, 'me', 1_000)).toContainEqual({ subscriptionId: 'b', failures: 1 });
      expect(idsOf(await after.readLane('a', 9))).toEqual(['event-2']);
    });

    it('finishes the writes under way before it closes, and takes none after', async () => {
      const folder = makeFolder();
      const store = await openIn(folder);
      await store.subscriptions.put(subscriptionOf('a'));
      const writes = eventsOf('a', 300).map((event) => store.putEvents([event]));
      await store.close();
      expect(new Set((await Promise.all(writes)).flat())).toEqual(new Set(['new']));
      await expect(store.putEvents(eventsOf('a', 1))).rejects.toThrow(StoreUnavailable);
      await expect(store.counts()).rejects.toThrow(StoreUnavailable);
      await expect(store.health()).rejects.toThrow(StoreUnavailable);
      expect((await (await openIn(folder)).counts()).waiting).toBe(300);
    });

    it('says that it is well', async () => {
      await expect((await openNew()).health()).resolves.toBeUndefined();
    });
  });
}
