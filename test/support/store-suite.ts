import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type NewEvent,
  type Registration,
  type Store,
  StoreUnavailable,
  type Subscription,
  type SubscriptionState,
} from '../../src/shim/store/store.js';
import { createFakeClock, type FakeClock } from './fake-clock.js';

/** Opens a store over `folder`; the same folder gives the same content. */
export type OpenStore = (folder: string, clock: FakeClock) => Promise<Store>;

const start = Date.parse('2026-01-15T09:00:00Z');
const day = 24 * 3_600_000;

/** A subscription for tests; each id has its own callback. */
export function subscriptionOf(id: string, changes: Partial<Subscription> = {}): Subscription {
  return {
    id,
    registrationId: 'registration',
    version: '1',
    eventType: 'chat_started',
    callbackCipher: `sealed callback of ${id}`,
    callbackDigest: `callback digest of ${id}`,
    connectionDigest: 'connection digest',
    state: 'active',
    createdAt: start,
    ...changes,
  };
}

/** A registration for tests; each id has its own scope. */
export function registrationOf(id: string, changes: Partial<Registration> = {}): Registration {
  return {
    id,
    scopeDigest: `scope digest of ${id}`,
    eventType: 'chat_started',
    hookDigest: `hook digest of ${id}`,
    upstreamId: `upstream id of ${id}`,
    credentialCipher: 'sealed credential',
    state: 'active',
    createdAt: start,
    ...changes,
  };
}

/** Events `prefix1`, `prefix2` and so on. */
export function eventsOf(subscriptionId: string, count: number, prefix = 'event-'): NewEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    subscriptionId,
    eventId: `${prefix}${index + 1}`,
    payload: `{"number":${index + 1}}`,
  }));
}

/** What every engine must do. */
export function testStore(name: string, openStore: OpenStore): void {
  describe(name, () => {
    const folders: string[] = [];
    const stores: Store[] = [];

    async function openIn(folder: string, clock: FakeClock = createFakeClock(start)): Promise<Store> {
      const store = await openStore(folder, clock);
      stores.push(store);
      return store;
    }

    async function makeFolder(): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), 'store-'));
      folders.push(folder);
      return folder;
    }

    async function openNew(clock?: FakeClock, subscriptions: readonly string[] = ['a']): Promise<Store> {
      const store = await openIn(await makeFolder(), clock);
      for (const id of subscriptions) await store.subscriptions.put(subscriptionOf(id));
      return store;
    }

    const idsOf = (events: readonly NewEvent[]) => events.map(({ eventId }) => eventId);
    const lanesOf = (lanes: readonly { subscriptionId: string }[]) =>
      lanes.map((lane) => lane.subscriptionId);

    afterEach(async () => {
      await Promise.all(stores.splice(0).map((store) => store.close()));
      await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
    });

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

    describe('registrations', () => {
      it('gives back what it was given', async () => {
        const { registrations } = await openNew();
        const bare = registrationOf('bare');
        const full = registrationOf('full', { proofDigest: 'proof digest', state: 'removing' });
        expect(await registrations.put(bare)).toEqual(bare);
        expect(await registrations.put(full)).toEqual(full);
        expect(await registrations.get('full')).toEqual(full);
        expect(await registrations.findByHook('hook digest of full')).toEqual(full);
        expect(await registrations.findByScope('scope digest of bare', 'chat_started')).toEqual(bare);
        expect(await registrations.findByScope('scope digest of bare', 'chat_ended')).toBeUndefined();
        expect(await registrations.findByScope('scope digest of full', 'chat_started')).toBeUndefined();
        expect(await registrations.list()).toEqual([bare, full]);
      });

      it('lets the first of two for the same scope and event stand', async () => {
        const { registrations } = await openNew();
        const first = registrationOf('one', { scopeDigest: 'the same' });
        const second = registrationOf('two', { scopeDigest: 'the same' });
        const stands = await Promise.all([registrations.put(first), registrations.put(second)]);
        expect(stands).toEqual([first, first]);
        expect(await registrations.list()).toEqual([first]);
      });

      it('replaces the one with the same id', async () => {
        const { registrations } = await openNew();
        await registrations.put(registrationOf('one'));
        const changed = registrationOf('one', { hookDigest: 'new', upstreamId: 'new' });
        expect(await registrations.put(changed)).toEqual(changed);
        expect(await registrations.findByHook('hook digest of one')).toBeUndefined();
        expect(await registrations.findByHook('new')).toEqual(changed);
      });

      it('puts a successor in the place of one and keeps what it was, or changes nothing', async () => {
        const { registrations } = await openNew();
        const old = registrationOf('one');
        const successor = registrationOf('one', { hookDigest: 'new', upstreamId: 'new' });
        const remnant: Registration = { ...old, id: 'remnant', state: 'removing' };
        expect(await registrations.replace(old, successor)).toBe(false); // it was never there
        await registrations.put(old);
        expect(await registrations.replace(old, successor, remnant)).toBe(true);
        expect(await registrations.findByHook('new')).toEqual(successor);
        expect(await registrations.findByHook(old.hookDigest)).toEqual(remnant);
        const late = registrationOf('one', { hookDigest: 'late' });
        expect(await registrations.replace(old, late, { ...remnant, id: 'second' })).toBe(false);
        expect(await registrations.list()).toEqual([successor, remnant]);
        await registrations.retireIfUnused('one');
        expect(await registrations.replace(successor, late)).toBe(false);
      });

      it('retires one that no active subscription needs, and no other', async () => {
        const { registrations, subscriptions } = await openNew();
        await registrations.put(registrationOf('registration'));
        expect(await registrations.retireIfUnused('registration')).toBe(false);
        await subscriptions.remove('a');
        expect(await registrations.retireIfUnused('registration')).toBe(true);
        expect((await registrations.get('registration'))?.state).toBe('removing');
        expect(await registrations.retireIfUnused('registration')).toBe(false);
        expect(await registrations.remove('registration')).toBe(true);
        expect(await registrations.remove('registration')).toBe(false);
      });
    });

    describe('events and lanes', () => {
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
              store.putEvents(
                index % 100 === 7 ? [{ ...event, payload: null as unknown as string }] : [event],
              ),
            )
            .map((answer) => answer.catch(() => 'failed')),
        );
        expect(answers.filter((answer) => answer === 'failed')).toHaveLength(6);
        expect((await store.counts()).waiting).toBe(594);
      }, 120_000); // a failed batch is tried event by event: 600 commits

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
        const folder = await makeFolder();
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

      it('leases only the lanes that did not fail last, when asked', async () => {
        const clock = createFakeClock(start);
        const store = await openNew(clock, ['ailing', 'well']);
        await store.putEvents(['ailing', 'well'].flatMap((id) => eventsOf(id, 1)));
        await store.leaseLanes(2, 'me', 1_000);
        await store.settle('me', [
          { subscriptionId: 'ailing', eventId: 'event-1', kind: 'retry', afterMs: 1, error: 'answered 503' },
        ]);
        await store.release('me');
        await clock.advance(1_000);
        expect(lanesOf(await store.leaseLanes(2, 'me', 1_000, true))).toEqual(['well']);
        expect(lanesOf(await store.leaseLanes(2, 'me', 1_000))).toEqual(['ailing']);
      });

      it('leases each due lane to one owner', async () => {
        const store = await openNew(undefined, ['a', 'b', 'c', 'idle']);
        await store.putEvents(['a', 'b', 'c'].flatMap((id) => eventsOf(id, 2)));
        const first = await store.leaseLanes(2, 'me', 1_000);
        const second = await store.leaseLanes(10, 'you', 1_000);
        expect(first).toHaveLength(2);
        expect(second).toHaveLength(1);
        expect([...lanesOf(first), ...lanesOf(second)].sort()).toEqual(['a', 'b', 'c']);
        expect(await store.leaseLanes(10, 'them', 1_000)).toEqual([]);
      });

      it('leases a lane again when its lease ran out, and takes no word from the old owner', async () => {
        const clock = createFakeClock(start);
        const store = await openNew(clock);
        await store.putEvents(eventsOf('a', 1));
        await store.leaseLanes(1, 'me', 1_000);
        await clock.advance(999);
        expect(await store.leaseLanes(1, 'you', 1_000)).toEqual([]);
        expect(await store.nextDueIn()).toBe(1);
        await clock.advance(1);
        const result = { subscriptionId: 'a', eventId: 'event-1', kind: 'delivered' } as const;
        expect(await store.settle('me', [result])).toEqual([false]);
        expect(await store.renew('me', 1_000)).toEqual(['a']); // no one else has taken it
        expect(await store.leaseLanes(1, 'you', 1_000)).toEqual([]);
        await clock.advance(1_000);
        expect(lanesOf(await store.leaseLanes(1, 'you', 1_000))).toEqual(['a']);
        expect(await store.renew('me', 1_000)).toEqual([]);
        expect(await store.settle('me', [result])).toEqual([false]);
        expect(await store.settle('you', [result, result])).toEqual([true, false]);
      });

      it('renews and gives back leases', async () => {
        const clock = createFakeClock(start);
        const store = await openNew(clock, ['a', 'b']);
        await store.putEvents([...eventsOf('a', 1), ...eventsOf('b', 1)]);
        await store.leaseLanes(2, 'me', 1_000);
        await clock.advance(900);
        expect([...(await store.renew('me', 1_000))].sort()).toEqual(['a', 'b']);
        await clock.advance(900);
        expect(await store.leaseLanes(2, 'you', 1_000)).toEqual([]);
        await store.release('you');
        await store.release('me', ['a']);
        expect(lanesOf(await store.leaseLanes(2, 'you', 1_000))).toEqual(['a']);
        await store.release('me');
        expect(lanesOf(await store.leaseLanes(2, 'you', 1_000))).toEqual(['b']);
      });

      it('lets a lane with more to do wait its turn', async () => {
        const clock = createFakeClock(start);
        const store = await openNew(clock, ['busy', 'other']);
        await store.putEvents(eventsOf('busy', 2));
        await clock.advance(10);
        await store.putEvents(eventsOf('other', 1));
        await store.leaseLanes(1, 'me', 1_000);
        await clock.advance(10);
        await store.settle('me', [{ subscriptionId: 'busy', eventId: 'event-1', kind: 'delivered' }]);
        await store.release('me');
        expect(lanesOf(await store.leaseLanes(1, 'me', 1_000))).toEqual(['other']);
      });

      it('has nothing due when all is delivered', async () => {
        const store = await openNew();
        expect(await store.nextDueIn()).toBeUndefined();
        await store.putEvents(eventsOf('a', 1));
        expect(await store.nextDueIn()).toBe(0);
        await store.leaseLanes(1, 'me', 1_000);
        await store.settle('me', [{ subscriptionId: 'a', eventId: 'event-1', kind: 'delivered' }]);
        await store.release('me');
        expect(await store.nextDueIn()).toBeUndefined();
      });

      it('rests a lane after a failure, whatever arrives meanwhile', async () => {
        const clock = createFakeClock(start);
        const store = await openNew(clock);
        const fail = (afterMs: number) =>
          store.settle('me', [
            { subscriptionId: 'a', eventId: 'event-1', kind: 'retry', afterMs, error: 'answered 503' },
          ]);
        await store.putEvents(eventsOf('a', 1));
        expect(await store.leaseLanes(1, 'me', 1_000)).toEqual([{ subscriptionId: 'a', failures: 0 }]);
        expect(await fail(5_000)).toEqual([true]);
        await store.putEvents(eventsOf('a', 1, 'later-'));
        expect(await store.nextDueIn()).toBe(5_000);
        await clock.advance(4_999);
        expect(await store.leaseLanes(1, 'me', 1_000)).toEqual([]);
        await clock.advance(1);
        expect(await store.leaseLanes(1, 'me', 1_000)).toEqual([{ subscriptionId: 'a', failures: 1 }]);
        expect(await fail(1_000)).toEqual([true]);
        await clock.advance(1_000);
        expect(await store.leaseLanes(1, 'me', 1_000)).toEqual([{ subscriptionId: 'a', failures: 2 }]);
        const events = await store.readLane('a', 10);
        expect(events.map(({ eventId, attempts }) => [eventId, attempts])).toEqual([
          ['event-1', 2],
          ['later-1', 0],
        ]);
        await store.settle('me', [{ subscriptionId: 'a', eventId: 'event-1', kind: 'delivered' }]);
        await store.release('me');
        expect(await store.leaseLanes(1, 'me', 1_000)).toEqual([{ subscriptionId: 'a', failures: 0 }]);
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
    });

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

    it('keeps subscriptions, events, back-off and dead letters over a restart', async () => {
      const clock = createFakeClock(start);
      const folder = await makeFolder();
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
      const folder = await makeFolder();
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

    // Trap: order proved event by event is quick in small tests and ruinous with few lanes and a long backlog. Beside a
    // short backlog on the same machine, since a limit in seconds would fail where much else runs.
    it('claims quickly with 5 lanes and a long backlog', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e'];
      async function claimThousand(perLane: number): Promise<number> {
        const store = await openNew(undefined, ids);
        for (const id of ids) await store.putEvents(eventsOf(id, perLane));
        const began = performance.now();
        let settled = 0;
        for (let round = 0; round < 20; round += 1) {
          for (const { subscriptionId } of await store.leaseLanes(5, 'me', 60_000)) {
            const events = await store.readLane(subscriptionId, 10);
            const results = events.map(
              ({ eventId }) => ({ subscriptionId, eventId, kind: 'delivered' }) as const,
            );
            settled += (await store.settle('me', results)).filter(Boolean).length;
          }
          await store.release('me');
        }
        expect(settled).toBe(1_000);
        return performance.now() - began;
      }
      const short = await claimThousand(200);
      expect((await claimThousand(4_000)) / short).toBeLessThan(10); // about 1; with the trap over 100
    }, 120_000);
  });
}
