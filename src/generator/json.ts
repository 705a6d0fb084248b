/** A JSON value that the generator writes. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The same object without the keys that have no value; order kept. */
export function withoutUndefined(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) if (value !== undefined) kept[key] = value;
  return kept;
}

/** Strict JSON as the platform's coding standards want it: four spaces, no byte-order mark, one final line break. */
export function toJsonText(value: Json): string {
  return `${JSON.stringify(value, null, 4)}\n`;
}
