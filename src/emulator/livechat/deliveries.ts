import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { deliveryRules } from './delivery-rules.js';
import { createHexId } from './ids.js';
import type { Random } from './random.js';
import type { SendDelivery } from './send-delivery.js';
import type { DeliveryAttempt, SimulatorState, StoredDelivery } from './state.js';
import { drawFate, overtakenWithinMs, type WebhookFault } from './webhook-faults.js';

/** A webhook message before it leaves. */
export type NewDelivery = Pick<StoredDelivery, 'channel' | 'webhookId' | 'eventType' | 'url' | 'body'>;

/** Carries webhook messages to their receivers, again and again until one takes it or the retries are used up. */
export interface Deliveries {
  publish(messages: readonly NewDelivery[]): void;
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
  /** What goes wrong on the way, if anything. */
  readonly webhookFault: () => WebhookFault | undefined;
  readonly changed: () => void;
}

/** How many settled messages the log keeps. */
const logLength = 500;

/** Builds the deliveries of one simulator. */
export function createDeliveries(options: DeliveriesOptions): Deliveries {
  const { state, clock, random, logger, changed } = options;
  const timers = new Map<string, () => void>();
  const underWay = new Set<Promise<void>>();
  const held = new Set<StoredDelivery>();
  const closing = new AbortController();

  async function start(delivery: StoredDelivery): Promise<void> {
    held.delete(delivery);
    if (closing.signal.aborted) return;
    const attempt = attemptDelivery(delivery).finally(() => underWay.delete(attempt));
    underWay.add(attempt);
    await attempt;
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
    const { isSuccess, retryDelaysMs } = deliveryRules[delivery.channel];
    const delay = retryDelaysMs[delivery.attempts.length - 1];
    if (answer.status !== undefined && isSuccess(answer.status)) finish(delivery, 'delivered');
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

  function enqueue(message: NewDelivery): void {
    const fate = drawFate(options.webhookFault(), random, message);
    for (let copy = 0; copy < fate.copies; copy += 1) {
      const delivery: StoredDelivery = {
        id: createHexId(random),
        ...message,
        body: structuredClone(message.body), // as it is now, whatever changes before the last attempt
        outcome: 'pending',
        attempts: [],
        nextAttemptAt: clock.now(),
      };
      state.deliveries.push(delivery);
      if (fate.dropped) finish(delivery, 'dropped');
      else if (fate.delayMs > 0) schedule(delivery, clock.now() + fate.delayMs);
      else if (fate.held) hold(delivery);
      else overtake(delivery);
    }
  }

  function hold(delivery: StoredDelivery): void {
    held.add(delivery);
    schedule(delivery, clock.now() + overtakenWithinMs);
  }

  /** Sends a message, and when its receiver has answered the ones that it should overtake. */
  function overtake(delivery: StoredDelivery): void {
    const overtaken = [...held];
    held.clear();
    const sent = start(delivery);
    for (const entry of overtaken) {
      const released = sent.then(() => {
        const cancel = timers.get(entry.id);
        if (cancel === undefined) return; // its second is over, or its webhook was removed
        cancel();
        timers.delete(entry.id);
        return start(entry);
      });
      const waiting = released.finally(() => underWay.delete(waiting));
      underWay.add(waiting);
    }
  }

  return {
    publish(messages) {
      for (const message of messages) enqueue(message);
      if (messages.length > 0) changed();
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
