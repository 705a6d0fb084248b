const firstMs = 1_000;
const longestMs = 10 * 60_000;

/**
 * How long a lane rests after its `failures`-th failure in a row (1 is the first): doubled each time up to ten minutes,
 * with a random half taken off, so that lanes that failed together do not come back together.
 */
export function backoff(failures: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full / 2 + (full / 2) * random());
}
