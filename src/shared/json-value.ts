/** A JSON object whose members nobody has looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a JSON object; anything else counts as an empty one. */
export function toJsonObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A member of its own, never one that every JavaScript object inherits. */
export function ownMember(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The value when it is text, else the fallback. */
export function toText(value: unknown, fallback = ''): string {
  return typeof value === 'string' ? value : fallback;
}

/** A text, number or boolean (or null) as text; a list or an object has none. Unlike `String` it never throws. */
export function wordOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? '' : String(value);
}

/** JSON pointer of a place: `toPointer('paths', '/tickets')` is `/paths/~1tickets`. */
export function toPointer(...segments: readonly (string | number)[]): string {
  let pointer = '';
  for (const segment of segments) pointer += `/${escapeSegment(String(segment))}`;
  return pointer;
}

function escapeSegment(segment: string): string {
  return segment.includes('~') || segment.includes('/')
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1')
    : segment;
}
