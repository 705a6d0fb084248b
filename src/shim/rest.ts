import type { Clock } from '../shared/clock.js';

export const restAfterErrorMs = 1_000;

/** A rest, a second's where nothing else is said, before something is asked again; ends early when `stopping` does. */
export function rest(clock: Clock, stopping: AbortSignal, ms = restAfterErrorMs): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const end = () => {
      cancel();
      stopping.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    stopping.addEventListener('abort', end);
  });
}
