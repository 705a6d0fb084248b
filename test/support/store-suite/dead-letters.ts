import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/shim/store/store.js';
import { createFakeClock, type FakeClock } from '../fake-clock.js';
import { day, eventsOf, idsOf, lanesOf, start } from './samples.js';
import type { StoreBench } from './store-bench.js';

/** Events that were given up. */
export function testDeadLetters({ openNew }: StoreBench): void {
  describe('dead letters', () => {
    async function openWithDeadLetter(clock: FakeClock): Promise<Store> {
      const store = await openNew(clock, ['a', 'b']);
      await store.putEvents([...eventsOf('a', 2), ...eventsOf('b', 1)]);
      await store.leaseLanes(2, 'me', 1_000);
      const dead = { kind: 'dead', error: 'answered 500' } as const;
      await store.settle('me', [
        { subscriptionId: 'a', eventId: 'event-1', ...dead },
        { subscriptionId: 'b', eventId: 'event-1', ...dead },
      ]);
      await store.release('me');
      return store;
    }

    it('leaves the queue and tells why', async () => {
      const store = await openWithDeadLetter(createFakeClock(start));
      expect(idsOf(await store.readLane('a', 10))).toEqual(['event-2']);
      expect(await store.counts()).toEqual({ waiting: 1, dead: 2, oldestWaitingAt: start });
      expect(await store.deadLetters.list({ subscriptionId: 'a' })).toEqual([
        {
          subscriptionId: 'a',
          eventId: 'event-1',
          payload: '{"number":1}',
          attempts: 1,
          receivedAt: start,
          queuedAt: start,
          lastError: 'answered 500',
          finishedAt: start,
        },
      ]);
      expect(await store.deadLetters.list()).toHaveLength(2);
      expect(await store.deadLetters.list({ limit: 1 })).toHaveLength(1);
    });

    it('is replayed at its old place with a new age', async () => {
      const clock = createFakeClock(start);
      const store = await openWithDeadLetter(clock);
      await clock.advance(day);
      expect(await store.deadLetters.replay({ subscriptionId: 'a', eventId: 'event-2' })).toBe(0);
      expect(await store.deadLetters.replay({ subscriptionId: 'a', eventId: 'event-1' })).toBe(1);
      expect(idsOf(await store.readLane('a', 10))).toEqual(['event-1', 'event-2']);
      expect((await store.readLane('a', 1))[0]).toMatchObject({
        attempts: 0,
        receivedAt: start,
        queuedAt: start + day,
      });
      expect(await store.deadLetters.replay()).toBe(1);
      expect(lanesOf(await store.leaseLanes(5, 'me', 1_000)).sort()).toEqual(['a', 'b']);
    });

    it('is not replayed to a subscription that ended', async () => {
      const store = await openWithDeadLetter(createFakeClock(start));
      await store.subscriptions.setState('a', 'dropped');
      expect(await store.deadLetters.replay({ subscriptionId: 'a' })).toBe(0);
    });
  });
}
