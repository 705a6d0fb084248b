import { expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.js';
import { eventsOf, start } from './samples.js';
import type { StoreBench } from './store-bench.js';

/** What an operator is shown of each subscription. */
export function testBacklogs({ openNew }: StoreBench): void {
  it('tells of each subscription what waits and what was given up, why, and when the first is tried next', async () => {
    const clock = createFakeClock(start);
    const store = await openNew(clock, ['a', 'b']);
    await store.putEvents(eventsOf('a', 3));
    await store.leaseLanes(2, 'me', 1_000);
    const lane = { subscriptionId: 'a' };
    await store.settle('me', [{ ...lane, eventId: 'event-1', kind: 'dead', error: 'answered 400' }]);
    expect(await store.backlogs('a')).toEqual([
      { ...lane, waiting: 2, dead: 1, failures: 0, dueAt: start, lastDeadError: 'answered 400' },
    ]);
    await clock.advance(500);
    await store.settle('me', [
      { ...lane, eventId: 'event-2', kind: 'retry', afterMs: 7_000, error: 'answered 503' },
    ]);
    const none = { waiting: 0, dead: 0, failures: 0 };
    expect(await store.backlogs()).toEqual([
      {
        ...lane,
        waiting: 2,
        dead: 1,
        failures: 1,
        dueAt: start + 7_500,
        lastError: 'answered 503',
        lastDeadError: 'answered 400',
      },
      { subscriptionId: 'b', ...none },
    ]);
    await store.subscriptions.setState('b', 'dropped');
    expect(await store.backlogs('b')).toEqual([{ subscriptionId: 'b', ...none }]);
    expect(await store.backlogs('nope')).toEqual([]);
  });
}
