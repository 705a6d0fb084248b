import type { Random } from './random.js';

/**
 * A text that a regular expression matches, or undefined when it uses what this does not read (look-around,
 * back-references, `\p{…}`), which the caller finds out by testing the text.
 *
 * @example textFromPattern('^[A-Z]{2}-\\d+$', random) // 'KD-4'
 */
export function textFromPattern(pattern: string, random: Random): string | undefined {
  try {
    const reader = new PatternReader(pattern, random);
    const text = reader.readAlternatives();
    return reader.isAtEnd && new RegExp(pattern).test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Repetitions without an upper end are made this long at most. */
const longestRun = 3;

class PatternReader {
  readonly #pattern: string;
  readonly #random: Random;
  #at = 0;

  constructor(pattern: string, random: Random) {
    this.#pattern = pattern;
    this.#random = random;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  /** `a|b|c`: all are read, the first one is taken, so that `^$|…` gives an empty text. */
  readAlternatives(): string {
    const texts = [this.#readSequence()];
    while (this.#take('|')) texts.push(this.#readSequence());
    return texts.find((text) => text !== '') ?? '';
  }

  #readSequence(): string {
    let text = '';
    while (!this.isAtEnd && this.#peek() !== '|' && this.#peek() !== ')') text += this.#readTerm();
    return text;
  }

  /** An atom with its quantifier: the atom is made again for every repetition. */
  #readTerm(): string {
    const start = this.#at;
    const first = this.#readAtom();
    const end = this.#at;
    const [least, most] = this.#readQuantifier();
    const after = this.#at;
    let text = '';
    for (let left = this.#random.integer(least, most); left > 0; left -= 1) {
      this.#at = start;
      text += end === start ? first : this.#readAtom();
    }
    this.#at = after;
    return text;
  }

  #readAtom(): string {
    const character = this.#next();
    if (character === '^' || character === '$') return '';
    if (character === '.') return 'x';
    if (character === '\\') return this.#pickFrom(this.#readEscape());
    if (character === '[') return this.#pickFrom(this.#readClass());
    if (character !== '(') return character;
    if (this.#take('?') && !this.#take(':')) throw new Error('look-around or named group');
    const inner = this.readAlternatives();
    if (!this.#take(')')) throw new Error('a group without end');
    return inner;
  }

  #readQuantifier(): [least: number, most: number] {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#pattern.slice(this.#at));
    if (found === null) return [1, 1];
    this.#at += found[0].length;
    const [, sign, least = '1', comma, most] = found;
    if (sign === '?') return [0, 1];
    if (sign !== undefined) return [1, longestRun];
    const from = Math.min(Number(least), 1000);
    if (comma === '') return [from, from];
    return [from, most === '' ? from + longestRun : Math.min(Number(most), from + longestRun)];
  }

  #readEscape(): string {
    const character = this.#next();
    const known = escapes.get(character);
    if (known !== undefined) return known;
    if (/[a-zA-Z0-9]/.test(character)) throw new Error('an escape that is not read');
    return character;
  }

  /** The characters of `[…]`; the printable ones that are left when it is negated. */
  #readClass(): string {
    const isNegated = this.#take('^');
    let members = '';
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      const character = this.#next();
      if (character !== '\\' && this.#peek() === '-' && this.#pattern[this.#at + 1] !== ']') {
        this.#next();
        members += between(character, this.#next());
      } else members += character === '\\' ? this.#readEscape() : character;
    }
    this.#next();
    return isNegated ? [...printable].filter((character) => !members.includes(character)).join('') : members;
  }

  #pickFrom(members: string): string {
    const [first = '', ...rest] = members;
    return this.#random.pick([first, ...rest]);
  }

  #peek(): string {
    return this.#pattern.charAt(this.#at);
  }

  #next(): string {
    if (this.isAtEnd) throw new Error('the pattern ends too early');
    this.#at += 1;
    return this.#pattern.charAt(this.#at - 1);
  }

  #take(wanted: string): boolean {
    const isThere = this.#peek() === wanted;
    if (isThere) this.#at += 1;
    return isThere;
  }
}

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const printable = `${letters}${digits} !#%&'*+,-./:;<=>?@_`;
const escapes = new Map([
  ['d', digits],
  ['w', `${letters}${digits}`],
  ['s', ' '],
  ['D', letters],
  ['W', ' '],
  ['S', letters],
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['b', ''],
]);

function between(from: string, to: string): string {
  const [start, end] = [from.charCodeAt(0), Math.min(to.charCodeAt(0), from.charCodeAt(0) + 200)];
  return String.fromCharCode(...Array.from({ length: Math.max(end - start + 1, 1) }, (_, at) => start + at));
}
