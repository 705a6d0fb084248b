import type { RequestListener } from 'node:http';
import express from 'express';
import { type Clock, systemClock } from '../shared/clock.js';
import { type Logger, silentLogger } from '../shared/logger.js';
import { rememberOpened, type SecretBox } from '../shared/secret-box.js';
import { createMetrics, type Metrics, statusClass } from './metrics/create-metrics.js';
import { createObserveCall } from './metrics/observe-calls.js';
import { observeStore } from './metrics/observe-store.js';
import { observeUpstream } from './metrics/observe-upstream.js';
import { serveMetrics } from './metrics/serve-metrics.js';
import { answerProblem, answerUnknownPath } from './middleware/answer-problem.js';
import { answerReady } from './middleware/answer-ready.js';
import { toDeliveryBody } from './relay/delivery-body.js';
import { createDispatcher, type DispatcherOptions } from './relay/dispatcher.js';
import { createReceiveNotification } from './relay/receive-notification.js';
import { takeHooks } from './relay/take-hooks.js';
import { addRoutes, type BodyLimits, usualLimits } from './routes.js';
import { createCallbackAgent, type Lookup } from './safety/create-callback-agent.js';
import { limitRate } from './safety/limit-rate.js';
import type { Store } from './store/store.js';
import { watchHealth } from './store/watch-health.js';
import { type IsCallbackAllowed, isPlatformCallback } from './subscriptions/callback-address.js';
import { createRegistrations, type Registrations } from './subscriptions/registrations.js';
import { createSubscriptions, type Subscriptions } from './subscriptions/subscriptions.js';
import { startUpkeep, type Upkeep } from './subscriptions/upkeep.js';
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
  readonly delivery?: Pick<DispatcherOptions, 'timeoutMs' | 'giveUpAfterMs'>;
  /** Lets callbacks lie on private and loopback addresses, as those of the gateway emulator do. */
  readonly allowPrivateCallbacks?: boolean;
  /** Resolves the host names of callbacks; the operating system does when left out. */
  readonly lookup?: Lookup;
  /** Calls that one connection may make in a minute; any number when left out. */
  readonly callsPerMinute?: number;
  readonly bodyLimits?: BodyLimits;
  /** What the shim counts; its own when left out. */
  readonly metrics?: Metrics;
  /** Who bears it may read `/metrics`; everyone when left out. */
  readonly metricsToken?: string;
}

/** The shim, which does not listen. */
export interface Shim {
  /** An Express app, but for the addresses that LiveChat posts to. */
  readonly app: RequestListener;
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
export function createShim(options: ShimOptions): Shim {
  const { publicUrl, isCallbackAllowed = isPlatformCallback } = options;
  const { clock = systemClock, logger = silentLogger, metrics = createMetrics() } = options;
  const { bodyLimits: limits = usualLimits } = options;
  const upstream = observeUpstream(options.upstream, metrics);
  const isStoreHealthy = watchHealth(options.store, clock);
  const store = observeStore(options.store, metrics, isStoreHealthy, () => clock.now());
  const secretBox = rememberOpened(options.secretBox); // callbacks and credentials are asked for with each event
  const callbackAgent = createCallbackAgent({
    allowPrivate: options.allowPrivateCallbacks ?? false,
    ...(options.lookup && { lookup: options.lookup }),
  });
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
    agent: callbackAgent,
    onAnswer: (status, ms) =>
      metrics.callbackDuration.observe(ms / 1000, status === undefined ? 'none' : statusClass(status)),
    ...options.delivery,
  });
  const receiveNotification = createReceiveNotification({
    ...shared,
    subscriptions,
    wake: () => dispatcher.wake(),
  });
  const app = express();
  // Strict: `/tickets/` is GetTicket without its input, not ListTickets.
  app.disable('x-powered-by').disable('etag').enable('strict routing').set('query parser', 'simple');
  if (options.callsPerMinute) app.use(limitRate({ perMinute: options.callsPerMinute, clock }));
  addRoutes(app, { upstream, subscriptions, receiveNotification }, limits);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', answerReady(isStoreHealthy));
  app.get('/metrics', serveMetrics(metrics.registry, options.metricsToken));
  app.use(answerUnknownPath);
  app.use(answerProblem(logger));
  let upkeep: Upkeep | undefined;
  return {
    app: takeHooks(app, {
      receiveNotification,
      observe: createObserveCall(metrics),
      logger,
      limit: limits.notification,
    }),
    subscriptions,
    registrations,
    start() {
      dispatcher.start();
      upkeep ??= startUpkeep({ registrations, subscriptions, store, clock, logger });
    },
    async close(graceMs = 5_000) {
      await Promise.all([upkeep?.close(graceMs), dispatcher.stop(graceMs)]);
      await callbackAgent.destroy();
      await upstream.close();
    },
  };
}
