const firstMs = 1_000;
const longestMs = 10 * 60_000;
const longestRetryAfterMs = 24 * 3_600_000;

/**
 * How long a lane rests after its `failures`-th failure in a row (1 is the first): doubled each time up to ten minutes,
 * with a random half taken off, so that lanes that failed together do not come back together.
 */
export function backoff(failures: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full / 2 + (full / 2) * random());
}

/**
 * The rest that a `Retry-After` header asks for, in milliseconds: seconds or an HTTP date, at least one second and at
 * most a day; undefined when it says neither. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  if (Number.isNaN(ms)) return undefined;
  return Math.min(longestRetryAfterMs, Math.max(firstMs, ms));
}
