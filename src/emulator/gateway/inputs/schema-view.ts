import type { Connector, SchemaObject } from '../../../connector-folder/connector.js';
import { isJsonObject, wordOf } from '../../../shared/json-value.js';

/** A schema with its references followed and its `allOf` parts put together. */
export interface SchemaView {
  /** `object` also when only properties say so; empty when any type will do. */
  readonly type: string;
  readonly properties: ReadonlyMap<string, SchemaObject>;
  readonly required: ReadonlySet<string>;
  /** Whether it takes properties that it does not name. */
  readonly isOpen: boolean;
  readonly items?: SchemaObject;
  readonly isInternal: boolean;
  readonly isNotificationUrl: boolean;
  readonly default?: unknown;
  readonly title: string;
}

const deepest = 20;

/** Looks at one level of `schema`; safe with schemas that contain themselves. */
export function viewSchema(connector: Connector, schema: SchemaObject): SchemaView {
  const parts = collectParts(connector, schema, 0);
  const properties = new Map<string, SchemaObject>();
  const required = new Set<string>();
  for (const part of parts) {
    if (isJsonObject(part.properties)) {
      for (const [name, property] of Object.entries(part.properties)) {
        if (isJsonObject(property)) properties.set(name, property);
      }
    }
    if (Array.isArray(part.required))
      for (const name of part.required as unknown[]) required.add(wordOf(name));
  }
  const first = <Value>(read: (part: SchemaObject) => Value | undefined): Value | undefined =>
    parts.map(read).find((value) => value !== undefined);
  const items = first((part) => (isJsonObject(part.items) ? part.items : undefined));
  const declaredType = first((part) => (typeof part.type === 'string' ? part.type : undefined));
  const type = declaredType ?? (properties.size > 0 ? 'object' : '');
  const closed = parts.some((part) => part['additionalProperties'] === false);
  const additional = parts.some(
    (part) => part['additionalProperties'] === true || isJsonObject(part['additionalProperties']),
  );
  return {
    type,
    properties,
    required,
    isOpen: !closed && (properties.size === 0 || additional),
    ...(items === undefined ? {} : { items }),
    isInternal: parts.some((part) => wordOf(part['x-ms-visibility']).toLowerCase() === 'internal'),
    isNotificationUrl: parts.some((part) => part['x-ms-notification-url'] === true),
    default: first((part) => part['default']),
    title: first((part) => toTitle(part['x-ms-summary']) ?? toTitle(part['title'])) ?? '',
  };
}

/** What the schema refers to, then what stands beside its `$ref` and may only add to that, and their `allOf`. */
function collectParts(connector: Connector, schema: SchemaObject, depth: number): SchemaObject[] {
  if (depth > deepest) return [];
  const resolved = connector.resolve(schema);
  const own = resolved === schema ? [schema] : [resolved, schema];
  const allOf: unknown = resolved['allOf'];
  const parts = Array.isArray(allOf) ? (allOf as unknown[]).filter(isJsonObject) : [];
  return [...own, ...parts.flatMap((part) => collectParts(connector, part, depth + 1))];
}

const toTitle = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
