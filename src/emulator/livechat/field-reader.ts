import { createInvalid } from './problem.js';

interface TextRules {
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
}

const mailPattern = /^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[^\s@<>()[\],;:".]+$/;

/**
 * Reads what was sent, member by member, and collects what is wrong with it. Values of a form are texts, so a whole
 * number may be one; an empty text and `null` count as not given. Members nobody asks for are ignored.
 */
export class FieldReader {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #errors: string[];
  readonly #strict: boolean;

  /** With `strict`, as JSON APIs have it: a number is no text, and members are named `` `like.this` ``. */
  constructor(source: unknown, path = '', errors: string[] = [], strict = false) {
    this.#path = path;
    this.#errors = errors;
    this.#strict = strict;
    this.#values = isRecord(source) ? source : {};
    if (source !== undefined && !isRecord(source)) {
      errors.push(path === '' ? 'the body must be an object' : `${this.#quote(path)} must be an object`);
    }
  }

  /** The member as it came; inherited ones do not count. */
  value(key: string): unknown {
    const value = Object.hasOwn(this.#values, key) ? this.#values[key] : undefined;
    return value === '' || value === null ? undefined : value;
  }

  text(key: string, { required = false, min = 0, max = 255 }: TextRules = {}): string | undefined {
    const value = this.value(key);
    if (value === undefined) {
      if (required) this.problem(key, this.#strict ? 'is required' : 'cannot be empty');
      return undefined;
    }
    if (typeof value !== 'string') return this.problem(key, 'must be a string');
    if (required && value.trim() === '') return this.problem(key, 'cannot be empty');
    if (value.length < min) return this.problem(key, `must have at least ${min} characters`);
    if (value.length > max) return this.problem(key, `must have at most ${max} characters`);
    return value;
  }

  mail(key: string, { required = false }: { readonly required?: boolean } = {}): string | undefined {
    const text = this.text(key, { required });
    if (text === undefined || mailPattern.test(text)) return text;
    return this.problem(key, 'is not a valid e-mail');
  }

  oneOf<const Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    return words.find((word) => word === value) ?? this.problem(key, `must be one of: ${words.join(', ')}`);
  }

  integer(key: string, min: number, max: number): number | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    return (
      this.#toInteger(value, min, max) ?? this.problem(key, `must be a whole number from ${min} to ${max}`)
    );
  }

  flag(key: string): 0 | 1 | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (value === 1 || value === '1' || value === true) return 1;
    if (value === 0 || value === '0' || value === false) return 0;
    return this.problem(key, 'must be 0 or 1');
  }

  boolean(key: string): boolean | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.problem(key, 'must be true or false');
  }

  number(key: string, min: number, max: number): number | undefined {
    const value = this.value(key);
    if (value === undefined || (typeof value === 'number' && value >= min && value <= max)) return value;
    return this.problem(key, `must be a number from ${min} to ${max}`);
  }

  integers(key: string): number[] | undefined {
    return this.#list(key, 'whole numbers', (item) => this.#toInteger(item, 0, Number.MAX_SAFE_INTEGER));
  }

  /** A list out of `words`, each once. */
  someOf<const Word extends string>(key: string, words: readonly Word[]): Word[] | undefined {
    const found = this.#list(key, `words out of: ${words.join(', ')}`, (item) =>
      words.find((word) => word === item),
    );
    return found && [...new Set(found)];
  }

  texts(key: string, max = 255): string[] | undefined {
    return this.#list(key, `strings of at most ${max} characters`, (item) =>
      typeof item === 'string' && item.length <= max ? item : undefined,
    );
  }

  /** A nested object; an empty one when it was not given. Its problems are reported with this reader's. */
  object(key: string): FieldReader {
    return new FieldReader(this.value(key), this.#label(key), this.#errors, this.#strict);
  }

  /** A list of nested objects. */
  objects(key: string): FieldReader[] | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.problem(key, 'must be an array of objects');
    return value.map(
      (item, index) => new FieldReader(item, `${this.#label(key)}[${index}]`, this.#errors, this.#strict),
    );
  }

  /** Notes that a member is wrong. */
  problem(key: string, what: string): undefined {
    this.#errors.push(`${this.#quote(this.#label(key))} ${what}`);
  }

  /** Throws when anything so far was wrong. */
  check(): void {
    if (this.#errors.length > 0) throw createInvalid(this.#errors);
  }

  #list<Item>(key: string, kind: string, read: (item: unknown) => Item | undefined): Item[] | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.problem(key, `must be an array of ${kind}`);
    const items = value.filter((item) => item !== '').map(read);
    const good = items.filter((item) => item !== undefined);
    return good.length === items.length ? good : this.problem(key, `must be an array of ${kind}`);
  }

  #toInteger(value: unknown, min: number, max: number): number | undefined {
    return this.#strict && typeof value !== 'number' ? undefined : toInteger(value, min, max);
  }

  #label(key: string): string {
    if (this.#path === '') return key;
    return this.#strict ? `${this.#path}.${key}` : `${this.#path}[${key}]`;
  }

  #quote(label: string): string {
    return this.#strict ? `\`${label}\`` : label;
  }
}

/** A reader of a JSON body whose values have their types. */
export function createJsonReader(body: unknown): FieldReader {
  return new FieldReader(body, '', [], true);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toInteger(value: unknown, min: number, max: number): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d{1,16}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= min && number <= max
    ? number
    : undefined;
}
