import type { Throttling } from '../../connector-folder/connector.js';
import type { Clock } from '../../shared/clock.js';

/** Counts calls per key in a window that slides with the clock. */
export interface Throttle {
  /** Takes one call. 0 when it may pass, else the whole seconds until one may. */
  take(key: string, limit: Throttling): number;
  /** Forgets a key. */
  forget(key: string): void;
}

/**
 * The rate limit per connection: 500 calls a minute unless the definition says otherwise.
 * https://learn.microsoft.com/connectors/custom-connectors/faq
 */
export function createThrottle(clock: Clock): Throttle {
  const taken = new Map<string, number[]>();
  return {
    take(key, { calls, renewalPeriodSeconds }) {
      const now = clock.now();
      const periodMs = renewalPeriodSeconds * 1000;
      const times = taken.get(key) ?? [];
      const firstInside = times.findIndex((time) => time > now - periodMs);
      times.splice(0, firstInside === -1 ? times.length : firstInside);
      taken.set(key, times);
      const oldest = times[0];
      if (oldest !== undefined && times.length >= calls) {
        return Math.max(1, Math.ceil((oldest + periodMs - now) / 1000));
      }
      times.push(now);
      return 0;
    },
    forget: (key) => void taken.delete(key),
  };
}
