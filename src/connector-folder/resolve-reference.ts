import { isJsonObject, type JsonObject, ownMember } from '../shared/json-value.js';

/** Follows local `$ref`s to the object they name; undefined when one leads nowhere, outside, or in a circle. */
export function resolveReference(document: JsonObject, object: JsonObject): JsonObject | undefined {
  return followReferences(document, object, []).target;
}

/** Where references led, and all that were followed to get there. */
export interface Followed {
  readonly target?: JsonObject;
  readonly references: readonly string[];
}

/** Like `resolveReference`, for walks into an object: `seen` holds the references that the walk has entered. */
export function followReferences(
  document: JsonObject,
  object: JsonObject,
  seen: readonly string[],
): Followed {
  let references = seen;
  let target = object;
  for (;;) {
    const reference = ownMember(target, '$ref');
    if (typeof reference !== 'string') return { target, references };
    if (references.includes(reference)) return { references };
    references = [...references, reference];
    const next = lookUp(document, reference);
    if (!isJsonObject(next)) return { references };
    target = next;
  }
}

function lookUp(document: JsonObject, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  let current: unknown = document;
  for (const segment of reference.slice(2).split('/').map(unescapeSegment)) {
    if (Array.isArray(current)) current = current[Number(segment)];
    else if (isJsonObject(current)) current = ownMember(current, segment);
    else return undefined;
  }
  return current;
}

/** RFC 6901 section 6: a pointer in a URI fragment is percent-encoded on top of its own escapes. */
function unescapeSegment(segment: string): string {
  return decodePercent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
