import type { Clock } from '../../shared/clock.js';

export const restAfterErrorMs = 1_000;

/** A second's rest before the store is asked again; ends early when `stopping` does. */
export function rest(clock: Clock, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const end = () => {
      cancel();
      stopping.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(restAfterErrorMs, end);
    stopping.addEventListener('abort', end);
  });
}
