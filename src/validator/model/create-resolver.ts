import { isJsonObject, type JsonObject, ownMember, toPointer } from '../../shared/json-value.js';
import { isJsonPointer } from './json-pointer.js';
import type { Placed, ReferenceNode } from './nodes.js';

const sections = {
  schema: 'definitions',
  parameter: 'parameters',
  response: 'responses',
  path: 'paths',
} as const;

/** What one `$ref` gave. */
export type Followed = Pick<ReferenceNode, 'problem' | 'target'>;

/** Follows local references in a document; broken, foreign and circular ones are answers, not errors. */
export function createResolver(document: JsonObject): {
  resolve(value: unknown): Placed | undefined;
  follow(value: JsonObject, kind: ReferenceNode['kind']): Followed;
} {
  const known = new Map<string, Placed | 'loop' | undefined>();

  return {
    resolve: (value) => {
      if (!isJsonObject(value)) return undefined;
      const target = chase(value['$ref']);
      return target === 'loop' ? undefined : target;
    },
    follow: (value, kind) => {
      const reference = value['$ref'];
      const isOfKind = typeof reference === 'string' && reference.startsWith(`#/${sections[kind]}/`);
      const target = chase(reference);
      if (target === 'loop') return { problem: 'loop' };
      if (!isOfKind) return { problem: 'invalid', ...(target && { target }) };
      if (target !== undefined) return { target };
      // What is no pointer at all is `JsonPointerNotValid` alone.
      return isJsonPointer(reference) ? { problem: 'not-found' } : {};
    },
  };

  function chase(reference: unknown): Placed | 'loop' | undefined {
    if (typeof reference !== 'string') return undefined;
    return known.has(reference) ? known.get(reference) : chaseOnce(reference);
  }

  function chaseOnce(reference: string): Placed | 'loop' | undefined {
    const seen = new Set<string>();
    let current = reference;
    let result: Placed | 'loop' | undefined;
    for (;;) {
      if (seen.has(current)) {
        result = 'loop';
        break;
      }
      seen.add(current);
      const found = lookUp(document, current);
      const next = found && ownMember(found.value, '$ref');
      if (found === undefined || typeof next !== 'string') {
        result = found;
        break;
      }
      current = next;
    }
    for (const name of seen) known.set(name, result);
    return result;
  }
}

function lookUp(document: JsonObject, reference: string): Placed | undefined {
  if (!reference.startsWith('#/')) return undefined;
  let current: unknown = document;
  const segments = reference.slice(2).split('/').map(unescapeSegment);
  for (const segment of segments) {
    if (Array.isArray(current)) current = current[Number(segment)];
    else if (isJsonObject(current)) current = ownMember(current, segment);
    else return undefined;
  }
  return isJsonObject(current) ? { pointer: toPointer(...segments), value: current } : undefined;
}

/** RFC 6901 section 6: a pointer in a URI fragment is percent-encoded on top of its own escapes. */
function unescapeSegment(segment: string): string {
  let text = segment;
  try {
    text = decodeURIComponent(segment);
  } catch {
    // Not percent-encoded after all.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}
