import type { Clock } from '../../src/shared/clock.js';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on by `ms`, runs the timers that fall due in their order, and lets promises settle after each. */
  advance(ms: number): Promise<void>;
  /** Adds what `advance` waits for at its end, for a clock elsewhere that follows this one. */
  onAdvance(task: () => Promise<unknown>): void;
}

/**
 * A clock that begins at `start`: milliseconds or an ISO time. After each timer it waits for `settle`; without one two
 * turns of the event loop, which are enough for chains of promises and not for the network.
 *
 * @example
 * const clock = createFakeClock('2026-01-15T09:00:00Z');
 * await clock.advance(10_000);
 */
export function createFakeClock(
  start: number | string = '2026-01-15T09:00:00Z',
  settle: () => Promise<void> = () => turns(2),
): FakeClock {
  let now = new Date(start).getTime();
  let nextId = 0;
  const timers = new Map<number, { readonly due: number; readonly task: () => void }>();
  const followers: (() => Promise<unknown>)[] = [];

  function findFirstDue(until: number): number | undefined {
    // A map keeps the order of insertion and the sort is stable, so equal times run first come, first served.
    return [...timers]
      .filter(([, { due }]) => due <= until)
      .sort(([, one], [, other]) => one.due - other.due)[0]?.[0];
  }

  return {
    now: () => now,
    after(ms, task) {
      const id = nextId++;
      timers.set(id, { due: now + Math.max(0, ms), task });
      return () => void timers.delete(id);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let id = findFirstDue(until); id !== undefined; id = findFirstDue(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        now = Math.max(now, timer?.due ?? now);
        timer?.task();
        await settle();
      }
      now = until;
      for (const follow of followers) await follow();
    },
    onAdvance: (task) => void followers.push(task),
  };
}

/** Lets the event loop turn so many times. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
