import { isJsonObject, type JsonObject } from '../../../shared/json-value.js';
import type { PathSegment } from './expressions/expression.js';

/**
 * The value with `part` at `path`; objects on the way are made where nothing is. undefined when something on the way is
 * neither an object nor a list with that place. What is not on the way is shared with the old value.
 */
export function setAt(value: unknown, path: readonly PathSegment[], part: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return part;
  if (typeof segment === 'number') {
    if (!Array.isArray(value) || segment >= value.length) return undefined;
    const inner = setAt(value[segment], rest, part);
    return inner === undefined ? undefined : value.with(segment, inner);
  }
  if (value !== undefined && value !== null && !isJsonObject(value)) return undefined;
  const object = value ?? {};
  const inner = setAt(Object.hasOwn(object, segment) ? object[segment] : undefined, rest, part);
  return inner === undefined ? undefined : withMember(object, segment, inner);
}

/** The value without what is at `path`. */
export function removeAt(value: unknown, path: readonly PathSegment[]): unknown {
  const [segment, ...rest] = path;
  if (typeof segment !== 'string' || !isJsonObject(value) || !Object.hasOwn(value, segment)) return value;
  if (rest.length > 0) return withMember(value, segment, removeAt(value[segment], rest));
  return withoutMember(value, segment);
}

/** The object with another value for one member, in its place, or with one member more. `__proto__` is a member too. */
export function withMember(object: JsonObject, name: string, value: unknown): JsonObject {
  if (!Object.hasOwn(object, name)) return Object.fromEntries([...Object.entries(object), [name, value]]);
  return Object.fromEntries(
    Object.entries(object).map(([key, old]) => (key === name ? [key, value] : [key, old])),
  );
}

/** The object without one member. */
export function withoutMember(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
