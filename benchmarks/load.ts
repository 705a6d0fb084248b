import { Pool } from 'undici';

/** What a run of requests took. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Sends `count` GETs over `connections` kept connections, each as soon as the one before is answered. */
export async function load(
  url: string,
  path: string,
  count: number,
  connections: number,
  headers: Readonly<Record<string, string>>,
): Promise<LoadResult> {
  const pool = new Pool(url, { connections });
  const times: number[] = [];
  let left = count;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1;
        const sent = performance.now();
        const answer = await pool.request({ method: 'GET', path, headers });
        await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`${url}${path} answered ${answer.statusCode}`);
        times.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requestsPerSecond: count / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** The middle of a list of numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
