import type { Connector, SchemaObject } from '../../../connector-folder/connector.js';
import { toText } from '../../../shared/json-value.js';
import { readEnum, type SchemaChecker } from '../check-schema.js';
import { type MergedSchema, mergeSchema } from './merged-schema.js';
import { createRandom, type Random } from './random.js';
import { sampleNumber } from './sample-number.js';
import { sampleText } from './sample-text.js';
import { textFromPattern } from './text-from-pattern.js';

/** Makes values that fit schemas of one connector: the same ones for the same seed and place. */
export type Sampler = (schema: SchemaObject, place: string, options?: SampleOptions) => unknown;

export interface SampleOptions {
  /** Properties, at the root, that are left out unless they are required. */
  readonly without?: ReadonlySet<string>;
}

/** Objects nested deeper than this have their required properties only. */
const openDepth = 6;
/** After this many values a message has what is required and nothing else. */
const mostValues = 3000;
/** Required properties are followed to here; below, a schema is taken to contain itself without end. */
const deepest = 40;

interface Place {
  /** Seeds the values: `ListTickets/tickets/0/id`. */
  readonly path: string;
  /** The object it is a part of; its texts go together. */
  readonly owner: string;
  /** The name and the title that say what a text is about. */
  readonly words: string;
  readonly depth: number;
  /** The `$ref`s entered on the way. */
  readonly entered: readonly string[];
}

/**
 * Samples come from the schema: a test value, example or default that fits, else one of `enum`, else a value of the
 * type within its limits, by format, name and title. A schema that contains itself is left where it starts again.
 */
export function createSampler(connector: Connector, check: SchemaChecker, seed: number): Sampler {
  return function sample(schema, place, { without = new Set() } = {}) {
    const merged = new Map<SchemaObject, MergedSchema>();
    let left = mostValues;
    const look = (part: SchemaObject): MergedSchema => {
      const known = merged.get(part) ?? mergeSchema(connector, part);
      merged.set(part, known);
      return known;
    };

    /** Most values are known to fit by their type; only the others are worth a compiled check. */
    const fits = (part: SchemaObject, view: MergedSchema, value: unknown): boolean => {
      const isSimple =
        view.type === typeof value && !judging.some((name) => view.keyword(name) !== undefined);
      return (isSimple && view.type !== 'object') || check(part, value).length === 0;
    };

    const make = (part: SchemaObject, at: Place): unknown => {
      left -= 1;
      const view = look(part);
      const random = createRandom(seed, at.path);
      const given = givenValues(view, random).find((value) => fits(part, view, value));
      if (given !== undefined) return given;
      const inside = {
        ...at,
        depth: at.depth + 1,
        entered: [...at.entered, ...view.references],
        words: `${at.words} ${toText(view.keyword('x-ms-summary'))} ${toText(view.keyword('title'))}`,
      };
      switch (view.type) {
        case 'object':
          return makeObject(view, inside, random);
        case 'array':
          return makeArray(view, inside, random);
        case 'integer':
        case 'number':
          return sampleNumber(view, inside.words, random);
        case 'boolean':
          return random.integer(0, 1) === 1;
        case 'null':
          return null;
        default:
          return makeText(view, inside.words, random, createRandom(seed, at.owner));
      }
    };

    const makeObject = (view: MergedSchema, at: Place, random: Random): Record<string, unknown> => {
      const wanted = [...view.properties].filter(([name, property]) => {
        if (view.required.has(name)) return at.depth < deepest;
        if (at.depth > openDepth || left <= 0 || (at.depth === 1 && without.has(name))) return false;
        return !look(property).references.some((reference) => at.entered.includes(reference));
      });
      const entries = wanted.map(([name, property]): [string, unknown] => [
        name,
        make(property, { ...at, owner: at.path, path: `${at.path}/${name}`, words: name }),
      ]);
      for (const name of view.required) {
        if (!view.properties.has(name)) {
          entries.push([name, makeUnnamed(view, name, at, random)]);
        }
      }
      const least = view.limit('minProperties', Math.max) ?? (view.properties.size === 0 ? 1 : 0);
      for (let count = 1; view.additional !== undefined && entries.length < least; count += 1) {
        entries.push([`key${count}`, makeUnnamed(view, `key${count}`, at, random)]);
      }
      return Object.fromEntries(entries);
    };

    const makeUnnamed = (view: MergedSchema, name: string, at: Place, random: Random): unknown => {
      if (view.additional === undefined || at.depth >= deepest)
        return sampleText({ format: '', words: name }, random);
      return make(view.additional, { ...at, owner: at.path, path: `${at.path}/${name}`, words: name });
    };

    const makeArray = (view: MergedSchema, at: Place, random: Random): unknown[] => {
      const { items } = view;
      const least = view.limit('minItems', Math.max) ?? 0;
      const most = view.limit('maxItems', Math.min) ?? Number.POSITIVE_INFINITY;
      const isCircular =
        items !== undefined && look(items).references.some((reference) => at.entered.includes(reference));
      const isBare = at.depth > openDepth || left <= 0 || isCircular;
      const wanted = isBare
        ? least
        : Math.max(least, Math.min(most, random.integer(1, at.depth > 2 ? 1 : 3)));
      const list = Array.from({ length: at.depth < deepest ? Math.min(wanted, 1000) : 0 }, (_, index) => {
        const path = `${at.path}/${index}`;
        return items === undefined
          ? sampleText({ format: '', words: at.words }, createRandom(seed, path))
          : make(items, { ...at, path, owner: path });
      });
      if (view.keyword('uniqueItems') !== true) return list;
      return [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
    };

    return make(schema, {
      path: place,
      owner: place.split('/', 1)[0] ?? '',
      words: '',
      depth: 0,
      entered: [],
    });
  };
}

/** What the definition itself offers, in the order of trust; what does not fit the schema is passed over. */
function givenValues(view: MergedSchema, random: Random): unknown[] {
  const examples = ['x-ms-test-value', 'example', 'x-example', 'default'].map((name) => view.keyword(name));
  const choices = readEnum(view.keyword('enum'), view.type);
  const list: unknown[] = Array.isArray(choices) ? choices : [];
  const start = random.integer(0, Math.max(0, list.length - 1));
  return [...examples, ...list.slice(start), ...list.slice(0, start)].filter(
    (value) => value !== undefined && value !== '',
  );
}

/** Keywords that judge a text, a number or a boolean beyond its type. */
const judging = ['enum', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf'];

function makeText(view: MergedSchema, words: string, random: Random, about: Random): string {
  const pattern = toText(view.keyword('pattern'));
  const format = toText(view.keyword('format'));
  const usual = sampleText({ format, words }, random, about);
  // A text by its format may well have the pattern, and one by its pattern hardly ever the format.
  const isUsual = pattern === '' || (format !== '' && hasPattern(usual, pattern));
  const text = (isUsual ? undefined : textFromPattern(pattern, random)) ?? usual;
  const least = view.limit('minLength', Math.max) ?? 0;
  const most = view.limit('maxLength', Math.min) ?? Number.POSITIVE_INFINITY;
  return text.padEnd(Math.min(least, 100_000), 'x').slice(0, most);
}

/** As JSON schema has it, anywhere in the text; no text has a pattern that is none. */
function hasPattern(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}
