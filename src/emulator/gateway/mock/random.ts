/** Numbers that look random and are the same for the same seed and place. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  /** One of the items; the list is not empty. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/**
 * A generator for one place of a message. Values depend on the place and not on what was made before, so an answer
 * does not change as a whole when one property is added to its schema.
 */
export function createRandom(seed: number, place: string): Random {
  let state = hash(`${seed} ${place}`);
  const next = (): number => {
    // mulberry32, public domain: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { integer, pick: (items) => items[integer(0, items.length - 1)] ?? items[0] };
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
