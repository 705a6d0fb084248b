import type { RequestHandler } from 'express';
import type { Clock } from '../../shared/clock.js';
import type { Store } from '../store/store.js';

/** The store is asked this often at most, however many ask: the question is a write. */
const keptMs = 1_000;
const timeoutMs = 2_000;

/** Answers 200 when the shim can keep notifications, else 503. Whether LiveChat answers does not matter here. */
export function answerReady(store: Pick<Store, 'health'>, clock: Clock): RequestHandler {
  let askedAt = Number.NEGATIVE_INFINITY;
  let current: Promise<boolean> = Promise.resolve(false);

  return async function answerReady(_request, response) {
    if (clock.now() - askedAt >= keptMs) {
      askedAt = clock.now();
      current = isHealthy(store, clock);
    }
    const isReady = await current;
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'the store does not answer' });
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
