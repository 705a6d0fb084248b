import express, { type Express } from 'express';
import { type Clock, systemClock } from '../shared/clock.js';
import { type Logger, silentLogger } from '../shared/logger.js';
import type { SecretBox } from '../shared/secret-box.js';
import { answerProblem, answerUnknownPath } from './middleware/answer-problem.js';
import { securityHeaders } from './middleware/security-headers.js';
import { toDeliveryBody } from './relay/delivery-body.js';
import { createDispatcher, type DispatcherOptions } from './relay/dispatcher.js';
import { createReceiveNotification } from './relay/receive-notification.js';
import { addRoutes } from './routes.js';
import type { Store } from './store/store.js';
import { type IsCallbackAllowed, isPlatformCallback } from './subscriptions/callback-address.js';
import { createRegistrations, type Registrations } from './subscriptions/registrations.js';
import { createSubscriptions, type Subscriptions } from './subscriptions/subscriptions.js';
import { startUpkeep } from './subscriptions/upkeep.js';
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
  readonly registrations: Registrations;
  /** Begins to deliver what waits, and to keep the registrations in order. */
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
  const shared = { upstream, store, secretBox, publicUrl, clock, logger };
  const registrations = createRegistrations(shared);
  const subscriptions = createSubscriptions({ ...shared, registrations, isCallbackAllowed });
  const dispatcher = createDispatcher({
    store,
    openCallback: (subscription) => subscriptions.callbackUrlOf(subscription),
    onGone: (subscription) => subscriptions.drop(subscription),
    toBody: (event, subscription) => toDeliveryBody(event, subscription, { upstream, store, registrations }),
    clock,
    logger,
    ...delivery,
  });
  const receiveNotification = createReceiveNotification({
    ...shared,
    subscriptions,
    wake: () => dispatcher.wake(),
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
  let upkeep: { close(): void } | undefined;
  return {
    app,
    subscriptions,
    registrations,
    start() {
      dispatcher.start();
      upkeep ??= startUpkeep({ registrations, store, clock, logger });
    },
    async close(graceMs = 5_000) {
      upkeep?.close();
      await dispatcher.stop(graceMs);
      await upstream.close();
    },
  };
}
