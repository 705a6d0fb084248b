import { describe, expect, it } from 'vitest';
import type { NewEvent, Store } from '../../../src/shim/store/store.js';
import { createFakeClock } from '../fake-clock.js';
import { day, eventsOf, idsOf, start, subscriptionOf } from './samples.js';
import type { StoreBench } from './store-bench.js';

/** Events: taken once, kept in order, counted, and forgotten in the end. */
export function testEvents({ openIn, makeFolder, openNew }: StoreBench): void {
  describe('events', () => {
    it('says for each event whether it is new', async () => {
      const store = await openNew();
      const [first, second] = eventsOf('a', 2);
      expect(await store.putEvents([first, second, first] as NewEvent[])).toEqual([
        'new',
        'new',
        'duplicate',
      ]);
      expect(await store.putEvents(eventsOf('nobody', 1))).toEqual(['unknown']);
      expect((await store.counts()).waiting).toBe(2);
    });

    it('takes the same event id for two subscriptions', async () => {
      const store = await openNew(undefined, ['a', 'b']);
      expect(await store.putEvents([...eventsOf('a', 1), ...eventsOf('b', 1)])).toEqual(['new', 'new']);
    });

    it('knows the event of a delivery still', async () => {
      const store = await openNew();
      await store.putEvents(eventsOf('a', 1));
      await store.leaseLanes(1, 'me', 1_000);
      await store.settle('me', [{ subscriptionId: 'a', eventId: 'event-1', kind: 'delivered' }]);
      expect(await store.putEvents(eventsOf('a', 1))).toEqual(['duplicate']);
      expect(await store.readLane('a', 10)).toEqual([]);
    });

    it('keeps events that arrive at once, each call with its own answer', async () => {
      const store = await openNew();
      const answers = await Promise.all(
        eventsOf('a', 600)
          .map(async (event, index) =>
            store.putEvents(index % 100 === 7 ? [{ ...event, payload: null as unknown as string }] : [event]),
          )
          .map((answer) => answer.catch(() => 'failed')),
      );
      expect(answers.filter((answer) => answer === 'failed')).toHaveLength(6);
      expect((await store.counts()).waiting).toBe(594);
    }, 600_000); // a failed batch is tried event by event: 600 commits

    it('reads a lane in order of arrival', async () => {
      const clock = createFakeClock(start);
      const store = await openNew(clock);
      for (const event of eventsOf('a', 12)) await store.putEvents([event]);
      expect(idsOf(await store.readLane('a', 3))).toEqual(['event-1', 'event-2', 'event-3']);
      expect((await store.readLane('a', 1))[0]).toEqual({
        subscriptionId: 'a',
        eventId: 'event-1',
        payload: '{"number":1}',
        attempts: 0,
        receivedAt: start,
        queuedAt: start,
      });
    });

    it('reads fewer events of a lane when they are large, and always one', async () => {
      const folder = makeFolder();
      const store = await openIn(folder);
      for (const id of ['a', 'b']) await store.subscriptions.put(subscriptionOf(id));
      const large = eventsOf('a', 8).map((event) => ({ ...event, payload: 'x'.repeat(300_000) }));
      await store.putEvents([
        ...large,
        { ...large[0], eventId: 'huge', payload: 'x'.repeat(5_000_000) } as NewEvent,
      ]);
      await store.putEvents(eventsOf('b', 60));
      const check = async (reader: Store) => {
        const read = await reader.readLane('a', 50);
        expect(read[0]?.eventId).toBe('event-1');
        expect(read.length).toBeLessThan(6);
        expect(await reader.readLane('b', 50)).toHaveLength(50);
      };
      await check(store);
      await store.leaseLanes(2, 'me', 60_000);
      await store.settle(
        'me',
        large.map(({ eventId }) => ({ subscriptionId: 'a', eventId, kind: 'delivered' as const })),
      );
      expect(idsOf(await store.readLane('a', 50))).toEqual(['huge']);
      await store.putEvents(large.map((event) => ({ ...event, eventId: `later-${event.eventId}` })));
      await store.settle('me', [{ subscriptionId: 'a', eventId: 'huge', kind: 'delivered' }]);
      await store.close();
      const reopened = await openIn(folder); // and knows how large they are
      expect((await reopened.readLane('a', 50)).length).toBeLessThan(6);
    });

    it('counts what waits and since when', async () => {
      const clock = createFakeClock(start);
      const store = await openNew(clock);
      expect(await store.counts()).toEqual({ waiting: 0, dead: 0 });
      await store.putEvents(eventsOf('a', 1));
      await clock.advance(1_000);
      await store.putEvents(eventsOf('a', 1, 'later-'));
      expect(await store.counts()).toEqual({ waiting: 2, dead: 0, oldestWaitingAt: start });
    });

    it('forgets finished events of a certain age, and dead letters only when asked', async () => {
      const clock = createFakeClock(start);
      const store = await openNew(clock);
      await store.putEvents(eventsOf('a', 3));
      await store.leaseLanes(1, 'me', 1_000);
      await store.settle('me', [
        { subscriptionId: 'a', eventId: 'event-1', kind: 'delivered' },
        { subscriptionId: 'a', eventId: 'event-2', kind: 'dead', error: 'answered 500' },
      ]);
      await clock.advance(day);
      expect(await store.prune({ deliveredMs: day + 1 })).toBe(0);
      expect(await store.prune({ deliveredMs: day })).toBe(1);
      expect(await store.putEvents(eventsOf('a', 3))).toEqual(['new', 'duplicate', 'duplicate']);
      expect(await store.prune({ deliveredMs: day, deadMs: day })).toBe(1);
      expect(await store.counts()).toMatchObject({ waiting: 2, dead: 0 });
    });
  });
}
