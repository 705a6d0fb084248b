import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { Store } from '../store/store.js';
import type { Registrations } from './registrations.js';

export interface UpkeepOptions {
  readonly registrations: Registrations;
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

/** Does what must be done now and then, each thing on its own schedule, until it is closed. */
export function startUpkeep(options: UpkeepOptions): { close(): void } {
  const { registrations, store, clock, logger, rotateAfterMs = 30 * day } = options;

  async function rotateOld(): Promise<void> {
    for (const registration of await store.registrations.list()) {
      const isOld = clock.now() - registration.createdAt >= rotateAfterMs;
      if (registration.state === 'active' && isOld) await registrations.rotate(registration);
    }
  }

  const cancels = [
    repeat('sweep', sweepEveryMs, () => registrations.sweep()),
    repeat('reconcile', reconcileEveryMs, () => registrations.reconcile(), 0),
    repeat('rotate', day / 24, rotateOld),
    repeat('prune', reconcileEveryMs, () =>
      store.prune({ deliveredMs: deliveredKeptMs, deadMs: deadKeptMs }),
    ),
  ];

  function repeat(job: string, everyMs: number, run: () => Promise<unknown>, firstMs = everyMs): () => void {
    let isOpen = true;
    let cancel = plan(firstMs);
    function plan(ms: number): () => void {
      return clock.after(ms, () => {
        run()
          .catch((error: unknown) => {
            logger.warn(
              { job, reason: error instanceof Error ? error.message : 'unknown' },
              'upkeep failed; tried again later',
            );
          })
          .finally(() => {
            if (isOpen) cancel = plan(everyMs);
          });
      });
    }
    return () => {
      isOpen = false;
      cancel();
    };
  }

  return {
    close() {
      for (const cancel of cancels) cancel();
    },
  };
}
