import type { Connector, Operation } from '../../connector-folder/connector.js';
import { toWirePath } from './request-target.js';

/** The operations of one connector, ready to be found by method and path. */
export type OperationMatcher = (method: string, path: string) => Operation | undefined;

/**
 * Prepares `connector` for look-ups. The path is compared as it stands on the wire, so an encoded slash stays
 * inside its segment. A static segment beats a partly static one, and that beats a template.
 */
export function createOperationMatcher(connector: Connector): OperationMatcher {
  const candidates = connector.operations
    .map((operation) => ({ operation, segments: toSegments(toWirePath(operation.path)) }))
    .sort((a, b) => compareRanks(a.segments, b.segments));
  return (method, path) => {
    const wanted = method.toLowerCase();
    const found = path.split('/');
    if (found.some(isDotSegment)) return undefined; // the platform's URL class resolves these away
    return candidates.find(
      ({ operation, segments }) =>
        operation.method === wanted &&
        segments.length === found.length &&
        segments.every(({ pattern }, index) => pattern.test(found[index] ?? '')),
    )?.operation;
  };
}

interface Segment {
  readonly pattern: RegExp;
  readonly rank: number;
}

function toSegments(template: string): Segment[] {
  return template.split('/').map((segment) => {
    const parts = segment.split(/\{[^{}]*\}/);
    const rank = parts.length === 1 ? 0 : parts.some((part) => part !== '') ? 1 : 2;
    return { pattern: new RegExp(`^${parts.map(escapePattern).join('[^/]+')}$`), rank };
  });
}

/** Paths of another length never compete; among them the order is only to be one. */
function compareRanks(a: readonly Segment[], b: readonly Segment[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (const [index, segment] of a.entries()) {
    const difference = segment.rank - (b[index]?.rank ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `.` and `..`, also percent-encoded: https://url.spec.whatwg.org/#double-dot-path-segment */
export const isDotSegment = (segment: string): boolean => /^(?:\.|%2e){1,2}$/i.test(segment);

/** The values of a template's parameters in a path that matches it, as they stand in the path. */
export function readPathValues(template: string, path: string): ReadonlyMap<string, string> {
  const { names, pattern } = readTemplate(template);
  if (names.length === 0) return new Map();
  const values = pattern.exec(path)?.slice(1) ?? [];
  return new Map(names.map((name, index) => [name, values[index] ?? '']));
}

interface PathTemplate {
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

const templates = new Map<string, PathTemplate>();

/** A path of a definition, read once. */
function readTemplate(template: string): PathTemplate {
  const known = templates.get(template);
  if (known !== undefined) return known;
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const pattern = toWirePath(template)
    .split(/\{[^{}]*\}/)
    .map(escapePattern)
    .join('([^/]+)');
  const read = { names, pattern: new RegExp(`^${pattern}$`) };
  templates.set(template, read);
  return read;
}
