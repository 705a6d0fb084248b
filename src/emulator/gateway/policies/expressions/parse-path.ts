import type { PathSegment } from './expression.js';
import { parseCall } from './parse-call.js';
import { readPath, Scanner } from './scanner.js';

/** A place in a body: `@body().a` from its root, `@item().b` from the current item, or in a trigger's body. */
export interface BodyPath {
  readonly root: 'body' | 'item' | 'triggerBody';
  readonly path: readonly PathSegment[];
}

/** Reads a text that is one path and nothing else; the `@` may be missing, as it is in some published files. */
export function parseBodyPath(text: string, roots: readonly BodyPath['root'][]): BodyPath | undefined {
  const scanner = new Scanner(text.trim());
  scanner.take('@');
  const call = parseCall(scanner, { forms: ['bare'], functions: roots });
  if (call?.kind !== 'call' || !scanner.isAtEnd) return undefined;
  return { root: call.name as BodyPath['root'], path: call.path }; // `functions` were the roots
}

/**
 * Reads a path below another: `name`, `a.b`, `['@odata.type']`. The text `null` and the empty text mean "none".
 * undefined when it cannot be read.
 */
export function parseSubPath(text: string): readonly PathSegment[] | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'null') return [];
  const scanner = new Scanner(/^[.[]/.test(trimmed) ? trimmed : `.${trimmed}`);
  const path = readPath(scanner);
  return path.length > 0 && scanner.isAtEnd ? path : undefined;
}

/** Where `setvaluefromurl` puts what it found. */
export interface ValueTarget {
  readonly kind: 'header' | 'query';
  readonly name: string;
}

/** Reads `@headers('name')` or `@queryParameters('name')` and nothing else. */
export function parseValueTarget(text: string): ValueTarget | undefined {
  const scanner = new Scanner(text.trim());
  scanner.take('@');
  const call = parseCall(scanner, { forms: ['bare'], functions: ['headers', 'queryParameters'] });
  const name = call?.kind === 'call' && scanner.isAtEnd ? call.arguments[0] : undefined;
  if (call?.kind !== 'call' || name === undefined || name === '') return undefined;
  return { kind: call.name === 'headers' ? 'header' : 'query', name };
}
