import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { HttpProblem } from '../http-problem.js';
import { rest } from '../rest.js';
import { retryAfter } from '../retry-after.js';
import type { DeliveryResult, Lane, Store, StoredEvent, Subscription } from '../store/store.js';
import { backoff } from './backoff.js';
import type { CallbackOutcome } from './callback-answer.js';
import { callbackHost } from './callback-target.js';
import type { Deliverer } from './deliver.js';

export interface LaneWorkerOptions {
  readonly store: Store;
  readonly owner: string;
  readonly leaseMs: number;
  readonly deliverer: Deliverer;
  readonly openCallback: (subscription: Subscription) => string;
  readonly onGone: (subscription: Subscription, reason: string) => void | Promise<void>;
  readonly toBody: (event: StoredEvent, subscription: Subscription) => string | Promise<string>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly giveUpAfterMs: number;
  /** A refused event that others wait behind becomes a dead letter after this long. */
  readonly refusedHoldsMs: number;
  /** No further deliveries. */
  readonly stopping: AbortSignal;
  /** Not even the one under way. */
  readonly cutOff: AbortSignal;
}

/** Events read at once, and delivered before the lane makes room for others. */
const eventsPerTurn = 50;
/** After a failure: the one that is tried, and whether others wait behind it. */
const eventsAfterFailure = 2;

/** Works off a leased lane, one event after the other. The returned function never rejects. */
export function createLaneWorker(options: LaneWorkerOptions): (lane: Lane) => Promise<void> {
  const { store, owner, deliverer, clock, logger, stopping, cutOff } = options;

  async function workLane(lane: Lane): Promise<void> {
    try {
      const subscription = await store.subscriptions.get(lane.subscriptionId);
      if (subscription?.state === 'active') await workOff(lane, subscription);
    } catch (error) {
      if (!cutOff.aborted) {
        logger.error(
          { err: error, subscriptionId: lane.subscriptionId },
          'A lane was left; it will be tried again.',
        );
        await rest(clock, stopping); // with the lane still held, so that a failing store is not asked in a tight loop
      }
    }
  }

  async function workOff(lane: Lane, subscription: Subscription): Promise<void> {
    let { failures } = lane;
    let unreachable = false;
    let page: readonly StoredEvent[];
    do {
      page = await store.readLane(lane.subscriptionId, failures > 0 ? eventsAfterFailure : eventsPerTurn);
      for (const [index, event] of page.entries()) {
        if (stopping.aborted) return;
        // Those that waited as long behind an event for which no one answered end with it: trying each would take
        // the full time limit each.
        const outcome: CallbackOutcome =
          unreachable && isTooOld(event) ? noAnswer : await attempt(event, subscription);
        if (outcome.kind === 'gone') return drop(subscription, outcome.reason);
        const result = toResult(event, outcome, failures + 1, index < page.length - 1);
        if (!(await insist(() => settle(result))) || result.kind === 'retry') return;
        if (outcome.kind === 'delivered') {
          failures = 0;
          logger.debug({ subscriptionId: subscription.id, eventId: event.eventId }, 'Delivered.');
        }
        unreachable = outcome.kind === 'retry' && !outcome.answered;
      }
    } while (unreachable && page.length > 0);
  }

  async function attempt(event: StoredEvent, subscription: Subscription): Promise<CallbackOutcome> {
    const fields = { subscriptionId: subscription.id, eventId: event.eventId };
    let url: string;
    let body: string;
    try {
      url = options.openCallback(subscription);
      const made = options.toBody(event, subscription);
      body = typeof made === 'string' ? made : await unlessCutOff(made, cutOff);
    } catch (error) {
      if (cutOff.aborted) throw error;
      logger.error({ ...fields, err: error }, 'The delivery could not be prepared.');
      return toUnprepared(error, clock.now());
    }
    const outcome = await deliverer.deliver({ url, eventId: event.eventId, body });
    if (outcome.kind !== 'delivered')
      logger.warn({ ...fields, host: callbackHost(url), reason: outcome.reason }, 'Not delivered.');
    return outcome;
  }

  function toResult(
    event: StoredEvent,
    outcome: Exclude<CallbackOutcome, { kind: 'gone' }>,
    failures: number,
    othersWait: boolean,
  ): DeliveryResult {
    const { subscriptionId, eventId } = event;
    if (outcome.kind === 'delivered') return { subscriptionId, eventId, kind: 'delivered' };
    const { reason: error, retryAfterMs } = outcome;
    const holdsUp = outcome.refused === true && othersWait;
    if (isTooOld(event, holdsUp ? options.refusedHoldsMs : undefined))
      return { subscriptionId, eventId, kind: 'dead', error };
    const afterMs = retryAfterMs ?? backoff(failures, options.random);
    return { subscriptionId, eventId, kind: 'retry', afterMs, error };
  }

  /**
   * The state first: should the rest fail, it is found by the state later. A saved flow replaces its callback, and the
   * old one then answers 404: a subscription with a new callback stays, and its events go there.
   */
  async function drop(subscription: Subscription, reason: string): Promise<void> {
    const { id, callbackCipher } = subscription;
    if (!(await insist(() => store.subscriptions.setState(id, 'dropped', callbackCipher)))) return;
    logger.info({ subscriptionId: id, reason }, 'The callback is gone; the subscription is dropped.');
    await options.onGone({ ...subscription, state: 'dropped' }, reason);
  }

  /**
   * The lease may have run out while the store was away or the process stood still. As long as no other has taken the
   * lane it is taken up again: letting go of it would deliver once more what the flow has.
   */
  async function settle(result: DeliveryResult): Promise<boolean> {
    const write = async () => (await store.settle(owner, [result]))[0] === true;
    if (await write()) return true;
    return (await store.renew(owner, options.leaseMs)).includes(result.subscriptionId) && write();
  }

  /**
   * Repeats a write until the store takes it. The event has reached the flow: letting go of the lane now would deliver
   * it again and again for as long as, say, the disk is full.
   */
  async function insist<Result>(write: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (stopping.aborted) throw error;
        logger.error({ err: error }, 'The outcome of a delivery could not be stored; trying again.');
        await rest(clock, stopping);
      }
    }
  }

  function isTooOld(event: StoredEvent, limitMs = options.giveUpAfterMs): boolean {
    return clock.now() - event.queuedAt >= Math.min(limitMs, options.giveUpAfterMs);
  }

  return workLane;
}

/** Waits for `work`, which may be several slow calls of LiveChat, but not beyond the cut-off; then it rejects. */
async function unlessCutOff<Result>(work: Promise<Result>, cutOff: AbortSignal): Promise<Result> {
  let stop = () => {};
  const cut = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new Error('cut off'));
    if (cutOff.aborted) stop();
    cutOff.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, cut]);
  } finally {
    cutOff.removeEventListener('abort', stop);
  }
}

/** LiveChat, asked for what the notification lacks, can say when to come back. */
function toUnprepared(error: unknown, now: number): CallbackOutcome {
  const problem = error instanceof HttpProblem ? error : undefined;
  const retryAfterMs = retryAfter(problem?.headers['Retry-After'], now);
  return {
    kind: 'retry',
    reason: `the delivery could not be prepared${problem === undefined ? '' : ` (${problem.code})`}`,
    answered: true,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

const noAnswer: CallbackOutcome = {
  kind: 'retry',
  reason: 'no answer to the events before it',
  answered: false,
};
