import type { Extensions, Json, JsonObject } from '../model/json.js';

/** Whether a value is a JSON object: neither a list nor `null`. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; anything else counts as an empty one. */
export function toObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** `{ [name]: value }` when the value is of the kind, else nothing: for spreading into a model. */
export function pick<N extends string, T extends Json>(
  name: N,
  value: unknown,
  is: (value: unknown) => value is T,
): { readonly [K in N]?: T } {
  // The compiler does not follow a computed key.
  return (is(value) ? { [name]: value } : {}) as { readonly [K in N]?: T };
}

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number';
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);
export const isStrings = (value: unknown): value is readonly string[] =>
  isList(value) && value.every(isString);
export const isNumbers = (value: unknown): value is readonly number[] =>
  isList(value) && value.every(isNumber);
export const isJson = (value: unknown): value is Json => value !== undefined;

/** A guard that takes the words of a list. */
export function isOneOf<const T extends readonly string[]>(words: T) {
  return (value: unknown): value is T[number] => isString(value) && words.includes(value);
}

/** An object whose members are all text. */
export function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every(isString);
}

/**
 * The model with what its words leave out: what is generated from it is held against the node it was read from,
 * and the difference becomes `extensions`. So nothing of a document is lost, whatever stands in it.
 */
export function complete<M extends object>(
  model: M,
  node: unknown,
  generate: (model: M) => JsonObject,
): M & { readonly extensions?: Extensions } {
  const extensions = differenceOf(generate(model), toObject(node));
  return extensions === undefined ? model : { ...model, extensions };
}

/** What turns one object into the other; `undefined` when they are equal. The order of keys counts for nothing. */
export function differenceOf(generated: JsonObject, wanted: JsonObject): Extensions | undefined {
  const difference: Record<string, Json | Extensions | undefined> = {};
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(generated)])) {
    const [have, want] = [ownValue(generated, key), ownValue(wanted, key)];
    if (isEqual(have, want)) continue;
    difference[key] = isObject(have) && isObject(want) ? differenceOf(have, want) : want;
  }
  return Object.keys(difference).length === 0 ? undefined : difference;
}

/** Whether two JSON values mean the same. The order of keys counts for nothing, that of lists does. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]))
    );
  }
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index]));
  }
  return one === other;
}

function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
