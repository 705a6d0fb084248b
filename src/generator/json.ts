import type { Extensions, Json, JsonObject } from '../model/json.js';

/** The same object without the keys that have no value; order kept. */
export function withoutUndefined(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) if (value !== undefined) assign(kept, key, value);
  return kept;
}

/** The object with what the model had no words for merged in, and without what that takes out. */
export function withExtensions(object: JsonObject, extensions: Extensions = {}): JsonObject {
  const merged: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) assign(merged, key, value);
  for (const [key, value] of Object.entries(extensions)) {
    if (value === undefined) delete merged[key];
    else if (isObject(value)) assign(merged, key, withExtensions(objectAt(merged, key), value));
    else assign(merged, key, value);
  }
  return merged;
}

/** Strict JSON as the platform's coding standards want it: four spaces, no byte-order mark, one final line break. */
export function toJsonText(value: Json): string {
  return `${JSON.stringify(value, null, 4)}\n`;
}

/** Objects by key; a key called `__proto__` is a key like any other. */
function assign(target: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return value !== undefined && isObject(value) ? value : {};
}

function isObject<T extends Json | Extensions>(value: T): value is Exclude<T, Scalar | readonly Json[]> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Scalar = string | number | boolean | null;
