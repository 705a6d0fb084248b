import {
  type Webhook,
  type WebhookDelivery,
  type WebhookEventType,
  webhookSuccessStatus,
} from '../../livechat/v2/webhook.js';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { createHexId } from './ids.js';
import type { Random } from './random.js';
import { retryDelaysMs } from './retry-schedule.js';
import type { SendDelivery } from './send-delivery.js';
import type { DeliveryAttempt, SimulatorState, StoredDelivery } from './state.js';

/** Carries webhook messages to their receivers, again and again until one answers 200 or the retries are used up. */
export interface Deliveries {
  /** Sends what `toBody` makes for it to every webhook of the event. */
  publish(eventType: WebhookEventType, toBody: (webhook: Webhook) => WebhookDelivery): void;
  /** Takes up the messages that a snapshot left pending. */
  resume(): void;
  /** Gives up what is still pending for a webhook that was removed. */
  cancel(webhookId: string): void;
  /** Resolves when no attempt is under way; waits between retries do not count. */
  idle(): Promise<void>;
  /** Stops at once; what is pending stays so in the snapshot. */
  close(): Promise<void>;
}

export interface DeliveriesOptions {
  readonly state: SimulatorState;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly send: SendDelivery;
  readonly timeoutMs: number;
  readonly changed: () => void;
}

/** How many settled messages the log keeps. */
const logLength = 500;

/** Builds the deliveries of one simulator. */
export function createDeliveries(options: DeliveriesOptions): Deliveries {
  const { state, clock, random, logger, changed } = options;
  const timers = new Map<string, () => void>();
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();

  function start(delivery: StoredDelivery): void {
    if (closing.signal.aborted) return;
    const attempt = attemptDelivery(delivery).finally(() => underWay.delete(attempt));
    underWay.add(attempt);
  }

  async function attemptDelivery(delivery: StoredDelivery): Promise<void> {
    const at = new Date(clock.now()).toISOString();
    const answer = await sendInTime(delivery, options, closing.signal);
    if (closing.signal.aborted) return;
    delivery.attempts.push({ at, ...answer });
    if (delivery.outcome === 'pending') settle(delivery, answer);
    logger.debug(
      { deliveryId: delivery.id, eventType: delivery.eventType, outcome: delivery.outcome, ...answer },
      'webhook delivery attempted',
    );
    changed();
  }

  function settle(delivery: StoredDelivery, answer: Answer): void {
    const delay = retryDelaysMs[delivery.attempts.length - 1];
    if (answer.status === webhookSuccessStatus) finish(delivery, 'delivered');
    else if (delay === undefined) finish(delivery, 'failed');
    else schedule(delivery, clock.now() + delay);
  }

  function schedule(delivery: StoredDelivery, at: number): void {
    delivery.nextAttemptAt = at;
    const cancel = clock.after(Math.max(0, at - clock.now()), () => {
      timers.delete(delivery.id);
      start(delivery);
    });
    timers.set(delivery.id, cancel);
  }

  function finish(delivery: StoredDelivery, outcome: StoredDelivery['outcome']): void {
    delivery.outcome = outcome;
    delete delivery.nextAttemptAt;
    timers.get(delivery.id)?.();
    timers.delete(delivery.id);
    forgetOldest(state);
  }

  return {
    publish(eventType, toBody) {
      for (const webhook of state.webhooks.filter((entry) => entry.event_type === eventType)) {
        const delivery: StoredDelivery = {
          id: createHexId(random),
          webhookId: webhook.id,
          eventType,
          url: webhook.url,
          body: structuredClone(toBody(webhook)), // as it is now, whatever changes before the last attempt
          outcome: 'pending',
          attempts: [],
          nextAttemptAt: clock.now(),
        };
        state.deliveries.push(delivery);
        start(delivery);
      }
      changed();
    },
    resume() {
      for (const delivery of state.deliveries) {
        if (delivery.outcome === 'pending') schedule(delivery, delivery.nextAttemptAt ?? clock.now());
      }
    },
    cancel(webhookId) {
      const pending = state.deliveries.filter(
        (entry) => entry.webhookId === webhookId && entry.outcome === 'pending',
      );
      for (const delivery of pending) finish(delivery, 'cancelled');
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async close() {
      closing.abort();
      for (const cancel of timers.values()) cancel();
      timers.clear();
      await Promise.all(underWay);
    },
  };
}

type Answer = Omit<DeliveryAttempt, 'at'>;

/** Never rejects: no answer is an answer too. */
async function sendInTime(
  delivery: StoredDelivery,
  { clock, send, timeoutMs }: DeliveriesOptions,
  closing: AbortSignal,
): Promise<Answer> {
  const limit = new AbortController();
  const cancel = clock.after(timeoutMs, () => limit.abort());
  const signal = AbortSignal.any([limit.signal, closing]);
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
  });
  stopped.catch(() => {}); // the signal may fire when nobody waits any more
  try {
    const body = JSON.stringify(delivery.body);
    return { status: await Promise.race([send({ url: delivery.url, body }, signal), stopped]) };
  } catch (error) {
    return { error: limit.signal.aborted ? 'timeout' : toErrorCode(error) };
  } finally {
    cancel();
  }
}

function toErrorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'no answer';
}

function forgetOldest(state: SimulatorState): void {
  const settled = state.deliveries.filter((delivery) => delivery.outcome !== 'pending');
  const oldest = new Set(settled.slice(0, Math.max(0, settled.length - logLength)));
  if (oldest.size > 0) state.deliveries = state.deliveries.filter((delivery) => !oldest.has(delivery));
}
