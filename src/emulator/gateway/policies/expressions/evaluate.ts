import { isJsonObject, ownMember } from '../../../../shared/json-value.js';
import type { Call, PathSegment, Template } from './expression.js';

/** Where the calls of a template find their values; undefined is "not there". */
export interface Sources {
  connectionParameter(name: string): string | undefined;
  header(name: string): string | undefined;
  queryParameter(name: string): string | undefined;
  environmentVariable(name: string): string | undefined;
  /** The JSON body of the section, undefined when it is none. */
  readonly body?: unknown;
  readonly item?: unknown;
  readonly triggerBody?: unknown;
}

/** A template with its calls replaced, and what a reader should know about it. */
export interface Evaluated {
  readonly text: string;
  readonly warnings: readonly string[];
}

/**
 * Replaces every call in place. A call without value and default becomes the empty text, with a warning: the platform
 * is not documented there and may fail the call.
 */
export function evaluateText({ parts }: Template, sources: Sources): Evaluated {
  const warnings: string[] = [];
  const texts = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    const value = evaluateCall(part, sources);
    if (value === undefined && part.arguments[1] === undefined) {
      warnings.push(`\`${part.source}\` has no value and no default; the empty text stands in its place.`);
    }
    return toTextValue(value ?? part.arguments[1]);
  });
  return { text: texts.join(''), warnings };
}

/** The value of one call without its default; undefined when there is none. */
export function evaluateCall({ name, arguments: [first = ''], path }: Call, sources: Sources): unknown {
  switch (name) {
    case 'connectionParameters':
      return sources.connectionParameter(first);
    case 'headers':
      return sources.header(first);
    case 'queryParameters':
      return sources.queryParameter(first);
    case 'environmentVariables':
      return sources.environmentVariable(first);
    case 'body':
    case 'item':
    case 'triggerBody':
      return valueAt(sources[name], path);
  }
}

/** The value at a path; undefined when something on the way is missing. */
export function valueAt(value: unknown, path: readonly PathSegment[]): unknown {
  let found = value;
  for (const segment of path) {
    if (typeof segment === 'number') found = Array.isArray(found) ? (found as unknown[])[segment] : undefined;
    else found = isJsonObject(found) ? ownMember(found, segment) : undefined;
  }
  return found;
}

/** A value inside a text: texts as they are, nothing as the empty text, the rest as JSON. */
export function toTextValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
