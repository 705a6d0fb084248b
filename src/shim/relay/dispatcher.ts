import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Dispatcher as HttpDispatcher } from 'undici';
import { type Clock, systemClock } from '../../shared/clock.js';
import { type Logger, silentLogger } from '../../shared/logger.js';
import { rest, restAfterErrorMs } from '../rest.js';
import type { Lane, Store, StoredEvent, Subscription } from '../store/store.js';
import { createDeliverer, type DeliverOptions } from './deliver.js';
import { createLaneWorker } from './lane-worker.js';

/** Brings stored events to the callbacks of their subscriptions. */
export interface Dispatcher {
  start(): void;
  /** Says that events were put into the store. */
  wake(): void;
  /** Takes nothing new, lets what is under way end for `graceMs`, then cuts it off and gives the lanes back. */
  stop(graceMs?: number): Promise<void>;
}

export interface DispatcherOptions {
  readonly store: Store;
  /** Opens the sealed callback URL. */
  readonly openCallback: (subscription: Subscription) => string;
  /**
   * Called when a callback is gone for good, after the subscription became `dropped`: removes the hook at the upstream
   * and then the subscription. What it leaves undone is found again by the state.
   */
  readonly onGone: (subscription: Subscription, reason: string) => void | Promise<void>;
  /** The body that the flow gets; by default the payload as it is. A rejection counts as a failed delivery. */
  readonly toBody?: (event: StoredEvent, subscription: Subscription) => string | Promise<string>;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly logger?: Logger;
  /** Lanes worked off at once, not counting those whose callback is slow or failed last. */
  readonly lanes?: number;
  /** Time limit of one delivery; the platform's own is 120 s. */
  readonly timeoutMs?: number;
  /** Events that failed for this long become dead letters. */
  readonly giveUpAfterMs?: number;
  /** An event that the callback refuses (400, 413, 415, 422) holds up those behind it for this long at most; 1 hour. */
  readonly refusedHoldsMs?: number;
  /** The HTTP client for the callbacks. */
  readonly agent?: HttpDispatcher;
  readonly onAnswer?: DeliverOptions['onAnswer'];
}

/** After this long a lane counts as slow and its place is given to another, so that slow callbacks delay no one. */
const slowAfterMs = 3_000;
/** Lanes that are tried again have a limit too, so many times the other: connections are not free. */
const ailingLanesFactor = 8;
/** Looks into the store this often unasked: another instance may have put events there. */
const pollMs = 5_000;
/** A lane that is due and was not leased is being written to by another instance, for as long as that takes. */
const writtenToMs = 20;

/** Builds a dispatcher; it rests until `start`. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, clock = systemClock, logger = silentLogger, lanes: maxLanes = 32 } = options;
  const { timeoutMs = 120_000, giveUpAfterMs = 24 * 3_600_000, refusedHoldsMs = 3_600_000 } = options;
  // A delivery never outlives its lease, which is renewed three times in its course. Of an instance that was killed the
  // lanes rest until it runs out.
  const leaseMs = timeoutMs + Math.min(timeoutMs, 30_000);
  const owner = randomUUID();
  const stopping = new AbortController(); // no further deliveries
  const cutOff = new AbortController(); // not even those under way
  setMaxListeners(0, stopping.signal, cutOff.signal); // every lane listens
  const deliverer = createDeliverer({
    clock,
    timeoutMs,
    cutOff: cutOff.signal,
    ...(options.agent && { agent: options.agent }),
    ...(options.onAnswer && { onAnswer: options.onAnswer }),
  });
  const workLane = createLaneWorker({
    store,
    owner,
    leaseMs,
    deliverer,
    openCallback: options.openCallback,
    onGone: options.onGone,
    toBody: options.toBody ?? (({ payload }) => payload),
    clock,
    random: options.random ?? Math.random,
    logger,
    giveUpAfterMs,
    refusedHoldsMs,
    stopping: stopping.signal,
    cutOff: cutOff.signal,
  });

  const underWay = new Set<Promise<void>>();
  const lanesUnderWay = new Set<string>();
  const leasedAgain = new Set<string>(); // those of them that were leased once more
  let busy = 0; // lanes under way that are neither slow nor failed last: the others take no place of theirs
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let mayHoldUnknown = false; // lanes that were leased although the answer never came
  let started = false;
  let cancelLook = () => {};
  let cancelRenewal = () => {};

  /** Leases what is due and starts on it; arranges to be called when more becomes due. */
  function look(): void {
    if (!started || stopping.signal.aborted) return;
    lookAgain = true;
    looking ??= lookNow().finally(() => {
      looking = undefined;
      if (lookAgain) look(); // asked for after the last look and before this line
    });
  }

  async function lookNow(): Promise<void> {
    cancelLook();
    let restMs = pollMs;
    try {
      while (lookAgain && !stopping.signal.aborted) {
        lookAgain = false;
        if (mayHoldUnknown) await giveBackUnknown();
        const free = maxLanes - busy;
        const onlyWell = underWay.size - busy >= maxLanes * ailingLanesFactor;
        const leased = free > 0 ? await store.leaseLanes(free, owner, leaseMs, onlyWell) : [];
        for (const lane of leased) begin(lane);
        if (leased.length === free && busy < maxLanes)
          lookAgain = true; // some took no place
        // Those that are passed over are looked for again when one of their kind has ended.
        else if (free > leased.length && !onlyWell)
          restMs = Math.min(pollMs, (await store.nextDueIn()) ?? pollMs) || writtenToMs;
      }
    } catch (error) {
      restMs = restAfterErrorMs;
      mayHoldUnknown = true;
      logger.error({ err: error }, 'The store cannot be read; deliveries wait.');
    }
    if (!stopping.signal.aborted) cancelLook = clock.after(restMs, look);
  }

  /**
   * A database that goes away between a commit and its answer leases lanes that nobody here works on. Only a look leases,
   * and it is this one, so whatever is held and not under way is of that kind.
   */
  async function giveBackUnknown(): Promise<void> {
    const unknown = await renewAll();
    if (unknown.length > 0) {
      logger.warn({ lanes: unknown.length }, 'Lanes were leased without a word; they are given back.');
      await store.release(owner, unknown);
    }
    mayHoldUnknown = false;
  }

  /** Answers the lanes that are held and not under way. */
  async function renewAll(): Promise<readonly string[]> {
    return (await store.renew(owner, leaseMs)).filter((lane) => !lanesUnderWay.has(lane));
  }

  function begin(lane: Lane): void {
    // A lease that ran out while the store was away comes back as a new one: who works on the lane goes on.
    if (lanesUnderWay.has(lane.subscriptionId)) {
      leasedAgain.add(lane.subscriptionId);
      return;
    }
    lanesUnderWay.add(lane.subscriptionId);
    let isBusy = lane.failures === 0;
    if (isBusy) busy += 1;
    const cancelSlow = clock.after(slowAfterMs, () => {
      if (!isBusy) return;
      isBusy = false;
      busy -= 1;
      look();
    });
    const work = workAndGiveBack(lane).finally(() => {
      cancelSlow();
      if (isBusy) busy -= 1;
      underWay.delete(work);
      look();
    });
    underWay.add(work);
  }

  /**
   * Until the store has taken the lane back: renewal keeps whatever this instance holds, so a lane that was only left
   * would be held, and not worked on, for ever.
   */
  async function workAndGiveBack(lane: Lane): Promise<void> {
    const { subscriptionId } = lane;
    await workLane(lane);
    do {
      leasedAgain.delete(subscriptionId);
      try {
        await store.release(owner, [subscriptionId]);
      } catch (error) {
        if (stopping.signal.aborted) break; // `stop` gives back all
        logger.error({ err: error, subscriptionId }, 'A lane could not be given back; trying again.');
        await rest(clock, stopping.signal);
        leasedAgain.add(subscriptionId);
      }
    } while (leasedAgain.has(subscriptionId));
    lanesUnderWay.delete(subscriptionId);
  }

  function renewLater(): void {
    cancelRenewal = clock.after(leaseMs / 3, () => {
      renewAll()
        .then(
          (unknown) => {
            // Or a look has just leased them; the next one will tell.
            if (unknown.length === 0) return;
            mayHoldUnknown = true;
            look();
          },
          (error: unknown) => logger.error({ err: error }, 'The leases could not be renewed.'),
        )
        .finally(() => {
          if (!stopping.signal.aborted || underWay.size > 0) renewLater();
        });
    });
  }

  return {
    start() {
      started = true;
      renewLater();
      look();
    },
    wake: look,
    async stop(graceMs = 10_000) {
      stopping.abort();
      cancelLook();
      if (graceMs <= 0) cutOff.abort();
      const cancelGrace = clock.after(graceMs, () => cutOff.abort());
      await looking;
      await Promise.all(underWay);
      cancelGrace();
      cancelRenewal();
      await store.release(owner).catch((error: unknown) => {
        logger.warn({ err: error }, 'The lanes could not be given back; their leases will run out.');
      });
      await deliverer.close();
    },
  };
}
