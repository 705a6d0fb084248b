import type { Connector, Operation, SchemaObject } from '../../../connector-folder/connector.js';
import { decodeSegment } from '../../../connector-folder/designer-key.js';
import { isJsonObject, type JsonObject, ownMember, toJsonObject } from '../../../shared/json-value.js';
import { viewSchema } from '../inputs/schema-view.js';

/** Where a dynamic extension stands: an input, or a value that the operation gives. */
export type DynamicSide = 'input' | 'output';

/** How far a key led. */
export interface FoundSchema {
  /** With what a `$ref` there leads to. */
  readonly schema: JsonObject;
  /** What is left of the key: it goes on inside the schema that another operation gives for this place. */
  readonly rest: readonly string[];
}

/**
 * The parameter or schema at a designer's key (`query.$.board`, `body.$.fields.[*].name`), or the dynamic schema that
 * the key leads into; undefined when the operation has no such place.
 */
export function findSchema(
  connector: Connector,
  operation: Operation,
  key: string,
  side: DynamicSide,
): FoundSchema | undefined {
  const [, place = '', rest = ''] = /^(\w+)\.\$(?:\.(.*))?$/s.exec(key) ?? [];
  if (place !== 'body') {
    if (side === 'output') return undefined;
    const named = (wanted: string) =>
      operation.parameters.find(({ in: where, name }) => where === place && name === wanted);
    const parameter = named(decodeSegment(rest)) ?? named(rest);
    return parameter === undefined ? undefined : { schema: parameter, rest: [] };
  }
  const root =
    side === 'output'
      ? (operation.notificationSchema ?? operation.responseSchema)
      : operation.parameters.find((parameter) => parameter.in === 'body')?.schema;
  if (root === undefined) return undefined;
  const words = rest === '' ? [] : rest.split('.');
  // As `describe` writes it, its names escaped; or with the names as they are.
  const ways = [words.map(decodeSegment), words].map((way) => walkSchema(connector, root, way));
  return ways.find((found) => found?.rest.length === 0) ?? ways.find((found) => found !== undefined);
}

/** Follows property names and `[*]` inside a schema. Names may contain dots, so longer ones are tried too. */
export function walkSchema(
  connector: Connector,
  schema: SchemaObject,
  words: readonly string[],
): FoundSchema | undefined {
  const whole = { ...schema, ...toJsonObject(connector.resolve(schema)) };
  if (words.length === 0) return { schema: whole, rest: [] };
  const { items, properties } = viewSchema(connector, schema);
  if (words[0] === '[*]' && items !== undefined) return walkSchema(connector, items, words.slice(1));
  for (let count = 1; count <= words.length; count += 1) {
    const property = properties.get(words.slice(0, count).join('.'));
    const found = property === undefined ? undefined : walkSchema(connector, property, words.slice(count));
    if (found !== undefined) return found;
  }
  const isDynamic = schemaExtensions.some((name) => isJsonObject(ownMember(whole, name)));
  return isDynamic ? { schema: whole, rest: words } : undefined;
}

/** Either says that another operation gives the schema; the new one counts. */
export const schemaExtensions = ['x-ms-dynamic-properties', 'x-ms-dynamic-schema'] as const;
