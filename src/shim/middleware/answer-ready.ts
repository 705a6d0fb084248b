import type { RequestHandler } from 'express';

/** Answers 200 when the shim can keep notifications, else 503. Whether LiveChat answers does not matter here. */
export function answerReady(isStoreHealthy: () => Promise<boolean>): RequestHandler {
  return async function answerReady(_request, response) {
    const isReady = await isStoreHealthy();
    response
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? 'ready' : 'the store cannot be written to' });
  };
}
