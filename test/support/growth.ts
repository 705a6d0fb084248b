/** How often a ratio that is too large is measured again: what else runs on the machine makes it larger at times. */
const tries = 5;

/**
 * How many times as much CPU time the second work takes as the first, as soon as that is below `limit`; else the least
 * that was seen. Work that grows as a square is never below it by luck, and a busy machine is not above it every time.
 */
export async function growthOf(small: () => unknown, large: () => unknown, limit: number): Promise<number> {
  await small(); // everything is loaded and compiled
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries && least >= limit; count += 1) {
    least = Math.min(least, (await cpuOf(large)) / (await cpuOf(small)));
  }
  return least;
}

/** Microseconds; the least of three runs. */
async function cpuOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push(user + system);
  }
  return Math.min(...times);
}
