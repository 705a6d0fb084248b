import { isJsonObject, type JsonObject, ownMember } from './json-value.js';

/** Follows local `$ref`s to the object they name; undefined when one leads nowhere, outside, or in a circle. */
export function resolveReference(document: JsonObject, object: JsonObject): JsonObject | undefined {
  const seen = new Set<string>();
  let current = object;
  for (;;) {
    const reference = ownMember(current, '$ref');
    if (typeof reference !== 'string') return current;
    if (seen.has(reference)) return undefined;
    seen.add(reference);
    const target = lookUp(document, reference);
    if (!isJsonObject(target)) return undefined;
    current = target;
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

/** RFC 6901 section 6: a pointer in a URI fragment is percent-encoded as well. */
function unescapeSegment(segment: string): string {
  const pointer = segment.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
