import type { Clock } from '../../../shared/clock.js';

/** Things that are kept for a while. */
export interface ExpiringMap<T> {
  set(key: string, value: T): void;
  has(key: string): boolean;
  /** Gives a thing away: it is there once. */
  take(key: string): T | undefined;
}

const mostKept = 10_000;

/** Keeps each thing for `lifetimeMs`, and no more than ten thousand of them. */
export function createExpiringMap<T>(clock: Clock, lifetimeMs: number): ExpiringMap<T> {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const find = (key: string): { readonly value: T } | undefined => {
    const found = kept.get(key);
    return found === undefined || found.until <= clock.now() ? undefined : found;
  };
  return {
    set(key, value) {
      for (const [old, { until }] of kept) {
        if (until > clock.now() && kept.size < mostKept) break; // the oldest come first
        kept.delete(old);
      }
      kept.set(key, { value, until: clock.now() + lifetimeMs });
    },
    has: (key) => find(key) !== undefined,
    take(key) {
      const found = find(key);
      kept.delete(key);
      return found?.value;
    },
  };
}
