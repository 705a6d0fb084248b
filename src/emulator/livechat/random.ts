/** Numbers that look random and repeat for the same start; not for secrets. */
export interface Random {
  /** From `min` to `max`, both included. */
  integer(min: number, max: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `share` of all calls, for example 0.25. */
  chance(share: number): boolean;
  /** `length` characters out of `alphabet`. */
  characters(alphabet: string, length: number): string;
}

/** A generator (mulberry32) that keeps its position in `state.random`, so that a snapshot goes on where it stopped. */
export function createRandom(state: { random: number }): Random {
  function next(): number {
    state.random = (state.random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state.random ^ (state.random >>> 15), 1 | state.random);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  function integer(min: number, max: number): number {
    return min + Math.floor(next() * (max - min + 1));
  }
  return {
    integer,
    pick(list) {
      if (list.length === 0) throw new RangeError('There is nothing to pick from.');
      return list[integer(0, list.length - 1)] as (typeof list)[number]; // the index is within the list
    },
    chance: (share) => next() < share,
    characters: (alphabet, length) =>
      Array.from({ length }, () => alphabet.charAt(integer(0, alphabet.length - 1))).join(''),
  };
}
