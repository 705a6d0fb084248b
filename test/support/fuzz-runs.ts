/**
 * How often a property is tried, and from which seed. `npm test` tries the same cases each time, so that a change
 * is judged by what it changed; `FUZZ_TIMES=20 npx vitest run fuzz mutated nonsense` tries that many times as many
 * new ones, and prints the seed of what it finds (`FUZZ_SEED` repeats it).
 */
export function fuzzRuns(count: number): { readonly numRuns: number; readonly seed: number } {
  const { FUZZ_TIMES: times, FUZZ_SEED: seed } = process.env;
  const fallback = times === undefined ? 20_261_125 : Date.now() % 2 ** 31;
  return { numRuns: count * Number(times ?? 1), seed: Number(seed ?? fallback) };
}
