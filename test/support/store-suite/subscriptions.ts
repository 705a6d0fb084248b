import { describe, expect, it } from 'vitest';
import type { SubscriptionState } from '../../../src/shim/store/store.js';
import { eventsOf, lanesOf, subscriptionOf } from './samples.js';
import type { StoreBench } from './store-bench.js';

/** Who wants which events, and what becomes of what waits for them. */
export function testSubscriptions({ openNew }: StoreBench): void {
  describe('subscriptions', () => {
    it('gives back what it was given', async () => {
      const store = await openNew(undefined, []);
      const bare = subscriptionOf('bare');
      const full = subscriptionOf('full', { registrationId: 'other', version: '2' });
      expect(await store.subscriptions.put(bare)).toEqual(bare);
      await store.subscriptions.put(full);
      expect(await store.subscriptions.get('bare')).toEqual(bare);
      expect(await store.subscriptions.activeIdsOf('other')).toEqual(['full']);
      expect(
        await store.subscriptions.findByCallback(
          'chat_started',
          'callback digest of full',
          'connection digest',
        ),
      ).toEqual(full);
      expect(await store.subscriptions.findByCallback('chat_started', 'callback digest of full')).toEqual(
        full,
      );
      expect(await store.subscriptions.list()).toEqual([bare, full]);
    });

    it('does not find what is not there', async () => {
      const { subscriptions } = await openNew();
      expect(await subscriptions.get('b')).toBeUndefined();
      expect(await subscriptions.activeIdsOf('x')).toEqual([]);
      expect(
        await subscriptions.findByCallback('chat_started', 'callback digest of a', 'other'),
      ).toBeUndefined();
      expect(
        await subscriptions.findByCallback('chat_ended', 'callback digest of a', 'connection digest'),
      ).toBeUndefined();
      expect(await subscriptions.setState('b', 'dropped')).toBe(false);
      expect(await subscriptions.remove('b')).toBe(false);
    });

    it('replaces the one with the same id and keeps its events', async () => {
      const store = await openNew();
      await store.putEvents(eventsOf('a', 1));
      const changed = subscriptionOf('a', { callbackCipher: 'other', callbackDigest: 'other' });
      expect(await store.subscriptions.put(changed)).toEqual(changed);
      expect(await store.subscriptions.list()).toEqual([changed]);
      expect(await store.readLane('a', 10)).toHaveLength(1);
    });

    it('ends the rest of a lane with a new callback', async () => {
      const store = await openNew();
      await store.putEvents(eventsOf('a', 1));
      await store.leaseLanes(1, 'me', 1_000);
      await store.settle('me', [
        { subscriptionId: 'a', eventId: 'event-1', kind: 'retry', afterMs: 60_000, error: 'answered 503' },
      ]);
      await store.subscriptions.put(subscriptionOf('a', { callbackCipher: 'new' }));
      expect(await store.leaseLanes(1, 'me', 1_000)).toEqual([{ subscriptionId: 'a', failures: 0 }]);
    });

    it('does not change the state of one whose callback was replaced', async () => {
      const { subscriptions } = await openNew();
      const { callbackCipher } = subscriptionOf('a');
      await subscriptions.put(subscriptionOf('a', { callbackCipher: 'new' }));
      expect(await subscriptions.setState('a', 'dropped', callbackCipher)).toBe(false);
      expect((await subscriptions.get('a'))?.state).toBe('active');
      expect(await subscriptions.setState('a', 'dropped', 'new')).toBe(true);
    });

    it('lets the first of two for the same callback stand', async () => {
      const { subscriptions } = await openNew(undefined, []);
      const callbackDigest = 'the same';
      const first = subscriptionOf('a', { callbackDigest });
      const second = subscriptionOf('b', { callbackDigest });
      const stands = await Promise.all([subscriptions.put(first), subscriptions.put(second)]);
      expect(stands).toEqual([first, first]);
      expect(await subscriptions.list()).toEqual([first]);
      await subscriptions.setState('a', 'removing');
      expect(await subscriptions.put(second)).toEqual(second);
    });

    it.each<SubscriptionState>(['removing', 'dropped'])(
      'discards what waits when one becomes `%s`, and takes no more',
      async (state) => {
        const store = await openNew();
        await store.putEvents(eventsOf('a', 2));
        expect(await store.subscriptions.setState('a', state)).toBe(true);
        expect((await store.subscriptions.get('a'))?.state).toBe(state);
        expect(await store.subscriptions.activeIdsOf('registration')).toEqual([]);
        expect(
          await store.subscriptions.findByCallback(
            'chat_started',
            'callback digest of a',
            'connection digest',
          ),
        ).toBeUndefined();
        expect(await store.counts()).toEqual({ waiting: 0, dead: 0 });
        expect(await store.leaseLanes(10, 'me', 1_000)).toEqual([]);
        expect(await store.putEvents(eventsOf('a', 1, 'later-'))).toEqual(['unknown']);
      },
    );

    it('removes the lane and the events with the subscription', async () => {
      const store = await openNew(undefined, ['a', 'b']);
      await store.putEvents([...eventsOf('a', 2), ...eventsOf('b', 1)]);
      expect(await store.subscriptions.remove('a')).toBe(true);
      expect((await store.counts()).waiting).toBe(1);
      expect(lanesOf(await store.leaseLanes(10, 'me', 1_000))).toEqual(['b']);
      await store.subscriptions.put(subscriptionOf('a'));
      expect(await store.putEvents(eventsOf('a', 1))).toEqual(['new']);
    });
  });
}
