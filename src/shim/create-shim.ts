import express, { type Express } from 'express';
import { type Clock, systemClock } from '../shared/clock.js';
import { type Logger, silentLogger } from '../shared/logger.js';
import type { SecretBox } from '../shared/secret-box.js';
import { answerProblem, answerUnknownPath } from './middleware/answer-problem.js';
import { securityHeaders } from './middleware/security-headers.js';
import { createDispatcher, type DispatcherOptions } from './relay/dispatcher.js';
import { createReceiveNotification } from './relay/receive-notification.js';
import { addRoutes } from './routes.js';
import type { Store } from './store/store.js';
import { type IsCallbackAllowed, isPlatformCallback } from './subscriptions/callback-address.js';
import { createSubscriptions, type Subscriptions } from './subscriptions/subscriptions.js';
import type { Upstream } from './upstream/upstream.js';

export interface ShimOptions {
  readonly upstream: Upstream;
  readonly store: Store;
  /** Seals credentials and callback URLs at rest. */
  readonly secretBox: SecretBox;
  /** Where LiveChat and the platform reach the shim, without a trailing slash. Asked for when it is needed. */
  readonly publicUrl: () => string;
  /** Which hosts notifications may go to; the platform's when left out. */
  readonly isCallbackAllowed?: IsCallbackAllowed;
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly delivery?: Pick<DispatcherOptions, 'timeoutMs'>;
}

/** The shim as an Express app that does not listen. */
export interface Shim {
  readonly app: Express;
  readonly subscriptions: Subscriptions;
  /** Begins to deliver what waits. */
  start(): void;
  /** Ends deliveries within `graceMs`, hands back what is left, and lets go of the upstream. The store stays open. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Serves the connector's contract from an upstream, and relays notifications.
 *
 * @example
 * const shim = createShim({ upstream: createRestV2(), store, secretBox, publicUrl: () => 'https://shim.example' });
 */
export function createShim({
  upstream,
  store,
  secretBox,
  publicUrl,
  isCallbackAllowed = isPlatformCallback,
  clock = systemClock,
  logger = silentLogger,
  delivery,
}: ShimOptions): Shim {
  const subscriptions = createSubscriptions({
    upstream,
    store,
    secretBox,
    publicUrl,
    isCallbackAllowed,
    clock,
    logger,
  });
  const dispatcher = createDispatcher({
    store,
    openCallback: (subscription) => subscriptions.callbackUrlOf(subscription),
    onGone: (subscription) => subscriptions.drop(subscription),
    clock,
    logger,
    ...delivery,
  });
  const receiveNotification = createReceiveNotification({
    upstream,
    store,
    secretBox,
    callbackUrlOf: subscriptions.callbackUrlOf,
    wake: () => dispatcher.wake(),
    logger,
  });
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(securityHeaders());
  addRoutes(app, { upstream, subscriptions, receiveNotification });
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.use(answerUnknownPath);
  app.use(answerProblem(logger));
  return {
    app,
    subscriptions,
    start: () => dispatcher.start(),
    async close(graceMs = 5_000) {
      subscriptions.close();
      await dispatcher.stop(graceMs);
      await upstream.close();
    },
  };
}
