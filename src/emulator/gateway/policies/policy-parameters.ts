import { isJsonObject, type JsonObject, toPointer } from '../../../shared/json-value.js';
import type { PathSegment } from './expressions/expression.js';
import { type Dialect, plainDialect, type Template } from './expressions/expression.js';
import {
  type BodyPath,
  parseBodyPath,
  parseSubPath,
  parseValueTarget,
  type ValueTarget,
} from './expressions/parse-path.js';
import { parseTemplate } from './expressions/parse-template.js';

/** Something wrong with a policy instance. */
export interface PolicyProblem {
  readonly message: string;
  /** JSON pointer below the instance. */
  readonly pointer: string;
  /** With a fatal one the policy cannot run at all. */
  readonly isFatal: boolean;
}

const prefix = 'x-ms-apimTemplateParameter.';

/** The parameters of one policy instance. Every reader reports what it cannot use and goes on with something harmless. */
export class PolicyParameters {
  readonly problems: PolicyProblem[] = [];
  readonly #values: JsonObject;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #read = new Set<string>();

  constructor(values: JsonObject) {
    this.#values = values;
    this.#keys = new Map(Object.keys(values).map((key) => [key.toLowerCase(), key]));
  }

  /** A text; numbers and booleans count as their text. Without a fallback it has to be there. */
  text(name: string, fallback?: string): string {
    const value = this.#valueOf(name);
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (value !== undefined && value !== null) this.#report(name, 'is no text', true);
    else if (fallback === undefined) this.#report(name, 'is missing', true);
    return fallback ?? '';
  }

  /** A text with calls in it. */
  template(name: string, dialect: Dialect = plainDialect): Template {
    return this.#parse(name, this.text(name), dialect);
  }

  /** One of `choices`, compared without regard to case; the first when left out. */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const given = this.text(name, choices[0]);
    const found = choices.find((choice) => choice.toLowerCase() === given.toLowerCase());
    if (found !== undefined) return found;
    this.#report(
      name,
      `is \`${given}\`; it takes ${choices.map((choice) => `\`${choice}\``).join(', ')}`,
      true,
    );
    return choices[0];
  }

  flag(name: string, fallback: boolean): boolean {
    return this.choice(name, fallback ? ['true', 'false'] : ['false', 'true']) === 'true';
  }

  integer(name: string): number {
    const given = this.text(name);
    if (/^\d{1,9}$/.test(given)) return Number(given);
    this.#report(name, `is \`${given}\`; it takes a whole number`, true);
    return 0;
  }

  bodyPath(name: string, roots: readonly BodyPath['root'][] = ['body']): BodyPath {
    const given = this.text(name);
    const found = parseBodyPath(given, roots);
    if (found !== undefined) return found;
    const wanted = roots.map((root) => `\`@${root}().name\``).join(' or ');
    this.#report(name, `is \`${given}\`; it takes a path such as ${wanted}`, true);
    return { root: roots[0] ?? 'body', path: [] };
  }

  /** Left out, empty and the text `null` all mean no sub path. */
  subPath(name: string, fallback?: string): readonly PathSegment[] {
    const given = this.text(name, fallback);
    const found = parseSubPath(given);
    if (found === undefined) {
      this.#report(name, `is \`${given}\`; it takes a name, \`a.b\` or \`['a.b']\``, true);
    }
    return found ?? [];
  }

  valueTarget(name: string): ValueTarget {
    const given = this.text(name);
    const found = parseValueTarget(given);
    if (found !== undefined) return found;
    this.#report(
      name,
      `is \`${given}\`; it takes \`@headers('name')\` or \`@queryParameters('name')\``,
      true,
    );
    return { kind: 'header', name: '' };
  }

  /** Templates by name. */
  templates(name: string, dialect: Dialect): ReadonlyMap<string, Template> {
    const value = this.#valueOf(name);
    if (!isJsonObject(value)) {
      this.#report(name, value === undefined ? 'is missing' : 'is no object', true);
      return new Map();
    }
    return new Map(
      Object.entries(value).map(([key, text]) => [
        key,
        this.#parse(name, typeof text === 'string' ? text : JSON.stringify(text), dialect),
      ]),
    );
  }

  /** Reports the parameters that nobody asked for. */
  reportUnread(): void {
    for (const [lower, key] of this.#keys) {
      if (!lower.startsWith(prefix.toLowerCase()) || this.#read.has(lower)) continue;
      this.#report(key.slice(prefix.length), 'is no parameter of this template and has no effect', false);
    }
  }

  /** Says that a parameter cannot be used as it is. */
  reject(name: string, complaint: string): void {
    this.#report(name, complaint, true);
  }

  #valueOf(name: string): unknown {
    const lower = (prefix + name).toLowerCase();
    this.#read.add(lower);
    const key = this.#keys.get(lower);
    return key === undefined ? undefined : this.#values[key];
  }

  #parse(name: string, text: string, dialect: Dialect): Template {
    const template = parseTemplate(text, dialect);
    for (const { position, message } of template.problems) {
      this.#report(
        name,
        `has at character ${position + 1} what stays as it is: ${message.replace(/\.$/, '')}`,
        false,
      );
    }
    return template;
  }

  #report(name: string, complaint: string, isFatal: boolean): void {
    const key = this.#keys.get((prefix + name).toLowerCase());
    this.problems.push({
      message: `\`${name}\` ${complaint}.`,
      pointer: key === undefined ? '/parameters' : toPointer('parameters', key),
      isFatal,
    });
  }
}
