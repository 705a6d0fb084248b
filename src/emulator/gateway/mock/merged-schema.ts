import type { Connector, SchemaObject } from '../../../connector-folder/connector.js';
import { isJsonObject, wordOf } from '../../../shared/json-value.js';

/** One level of a schema with its reference followed and its `allOf` put together. */
export interface MergedSchema {
  readonly type: string;
  readonly properties: ReadonlyMap<string, SchemaObject>;
  readonly required: ReadonlySet<string>;
  readonly items?: SchemaObject;
  /** What names no property may have: a schema, or nothing when any or none may. */
  readonly additional?: SchemaObject;
  /** The `$ref`s that led here. */
  readonly references: readonly string[];
  /** The first part that has the keyword says what it is. */
  keyword(name: string): unknown;
  /** The largest or smallest of a limit that several parts give. */
  limit(name: string, choose: (...values: number[]) => number): number | undefined;
}

const deepest = 20;

/** Looks at one level of `schema`; safe with schemas that contain themselves. */
export function mergeSchema(connector: Connector, schema: SchemaObject): MergedSchema {
  const references: string[] = [];
  const parts = collectParts(connector, schema, references, 0);
  const properties = new Map<string, SchemaObject>();
  const required = new Set<string>();
  for (const part of parts) {
    if (isJsonObject(part.properties)) {
      for (const [name, property] of Object.entries(part.properties)) {
        if (isJsonObject(property)) properties.set(name, property);
      }
    }
    if (Array.isArray(part.required)) for (const name of part.required) required.add(wordOf(name));
  }
  const keyword = (name: string): unknown =>
    parts.map((part) => part[name]).find((value) => value !== undefined);
  const [items, additional] = [keyword('items'), keyword('additionalProperties')];
  return {
    type: readType(keyword('type'), properties, items),
    ...{ properties, required, references, keyword },
    ...(isJsonObject(items) && { items }),
    ...(isJsonObject(additional) && { additional }),
    limit(name, choose) {
      const found = parts.map((part) => part[name]).filter((value) => typeof value === 'number');
      return found.length === 0 ? undefined : choose(...found);
    },
  };
}

function readType(type: unknown, properties: ReadonlyMap<string, unknown>, items: unknown): string {
  if (typeof type === 'string') return type;
  if (properties.size > 0) return 'object';
  return isJsonObject(items) ? 'array' : '';
}

/** What the checker sees: beside a `$ref` nothing else counts. */
function collectParts(
  connector: Connector,
  schema: SchemaObject,
  references: string[],
  depth: number,
): SchemaObject[] {
  if (depth > deepest) return [];
  if (typeof schema.$ref === 'string') references.push(schema.$ref);
  const resolved = connector.resolve(schema);
  const allOf: unknown = resolved['allOf'];
  const inner = Array.isArray(allOf) ? allOf.filter(isJsonObject) : [];
  return [resolved, ...inner.flatMap((part) => collectParts(connector, part, references, depth + 1))];
}
