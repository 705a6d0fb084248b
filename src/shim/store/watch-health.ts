import type { Clock } from '../../shared/clock.js';
import type { Store } from './store.js';

/** The store is asked this often at most, however many ask: the question is a write. */
const keptMs = 1_000;
const timeoutMs = 2_000;

/** Whether the store can be written to, as it was a second ago at most. Never rejects; an answer after two seconds is none. */
export function watchHealth(store: Pick<Store, 'health'>, clock: Clock): () => Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  let current: Promise<boolean> = Promise.resolve(false);
  return () => {
    if (clock.now() - askedAt >= keptMs) {
      askedAt = clock.now();
      current = isHealthy(store, clock);
    }
    return current;
  };
}

async function isHealthy(store: Pick<Store, 'health'>, clock: Clock): Promise<boolean> {
  let cancel = () => {};
  const tooLate = new Promise<boolean>((resolve) => {
    cancel = clock.after(timeoutMs, () => resolve(false));
  });
  const health = store.health().then(
    () => true,
    () => false,
  );
  return Promise.race([health, tooLate]).finally(() => cancel());
}
