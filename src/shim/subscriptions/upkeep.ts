import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { Store } from '../store/store.js';
import type { Registrations } from './registrations.js';
import type { Subscriptions } from './subscriptions.js';

export interface UpkeepOptions {
  readonly registrations: Registrations;
  readonly subscriptions: Pick<Subscriptions, 'sweep'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Registrations older than this get a new address and secret; 30 days. */
  readonly rotateAfterMs?: number;
}

const sweepEveryMs = 60_000;
const reconcileEveryMs = 15 * 60_000;
const day = 24 * 3_600_000;
/** Longer than LiveChat repeats a notification (six hours), so that a late repetition is still known. */
const deliveredKeptMs = day;
const deadKeptMs = 30 * day;

export interface Upkeep {
  /** Begins nothing more, and waits for what is under way, `graceMs` at most. */
  close(graceMs: number): Promise<void>;
}

/** Does what must be done now and then, each thing on its own schedule, until it is closed. */
export function startUpkeep(options: UpkeepOptions): Upkeep {
  const { registrations, subscriptions, store, clock, logger, rotateAfterMs = 30 * day } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const cancels = new Map<string, () => void>();
  const underWay = new Set<Promise<void>>();

  async function rotateOld(): Promise<void> {
    for (const registration of await store.registrations.list()) {
      const isOld = clock.now() - registration.createdAt >= rotateAfterMs;
      if (signal.aborted) return;
      // One that LiveChat refuses must not keep the others from theirs.
      if (registration.state === 'active' && isOld)
        await runOnce('rotate', () => registrations.rotate(registration));
    }
  }

  function repeat(job: string, everyMs: number, run: () => Promise<unknown>, firstMs = everyMs): void {
    const plan = (ms: number) => void cancels.set(job, clock.after(ms, begin));
    function begin(): void {
      const work = runOnce(job, run).finally(() => {
        underWay.delete(work);
        if (!signal.aborted) plan(everyMs);
      });
      underWay.add(work);
    }
    plan(firstMs);
  }

  async function runOnce(job: string, run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      logger.warn({ job, reason }, 'upkeep failed; tried again later');
    }
  }

  repeat('end subscriptions', sweepEveryMs, () => subscriptions.sweep(signal));
  repeat('sweep', sweepEveryMs, () => registrations.sweep(signal));
  repeat('reconcile', reconcileEveryMs, () => registrations.reconcile(signal), 0);
  repeat('rotate', day / 24, rotateOld);
  repeat('prune', reconcileEveryMs, () => store.prune({ deliveredMs: deliveredKeptMs, deadMs: deadKeptMs }));

  return {
    async close(graceMs) {
      stopping.abort();
      for (const cancel of cancels.values()) cancel();
      if (graceMs <= 0) return;
      let cancelGrace = () => {};
      const graceEnds = new Promise<void>((resolve) => {
        cancelGrace = clock.after(graceMs, resolve);
      });
      await Promise.race([Promise.all(underWay), graceEnds]);
      cancelGrace();
    },
  };
}
