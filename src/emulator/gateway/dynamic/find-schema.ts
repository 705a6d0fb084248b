import type { Connector, Operation, SchemaObject } from '../../../connector-folder/connector.js';
import { decodeSegment } from '../../../connector-folder/designer-key.js';
import { type JsonObject, toJsonObject } from '../../../shared/json-value.js';
import { viewSchema } from '../inputs/schema-view.js';

/** Where a dynamic extension stands: an input, or a value that the operation gives. */
export type DynamicSide = 'input' | 'output';

/**
 * The parameter or schema at a designer's key (`query.$.board`, `body.$.fields.[*].name`), with what a `$ref` there
 * leads to; undefined when the operation has no such place.
 */
export function findSchema(
  connector: Connector,
  operation: Operation,
  key: string,
  side: DynamicSide,
): JsonObject | undefined {
  const [, place = '', rest = ''] = /^(\w+)\.\$(?:\.(.*))?$/s.exec(key) ?? [];
  if (place !== 'body') {
    if (side === 'output') return undefined;
    const named = (wanted: string) =>
      operation.parameters.find(({ in: where, name }) => where === place && name === wanted);
    return named(decodeSegment(rest)) ?? named(rest);
  }
  const root =
    side === 'output'
      ? (operation.notificationSchema ?? operation.responseSchema)
      : operation.parameters.find((parameter) => parameter.in === 'body')?.schema;
  if (root === undefined) return undefined;
  const words = rest === '' ? [] : rest.split('.');
  // As `describe` writes it, its names escaped; or with the names as they are.
  return walk(connector, root, words.map(decodeSegment)) ?? walk(connector, root, words);
}

/** Names may contain dots, so longer ones are tried too. */
function walk(connector: Connector, schema: SchemaObject, words: readonly string[]): JsonObject | undefined {
  if (words.length === 0) return { ...schema, ...toJsonObject(connector.resolve(schema)) };
  const { items, properties } = viewSchema(connector, schema);
  if (words[0] === '[*]') return items === undefined ? undefined : walk(connector, items, words.slice(1));
  for (let count = 1; count <= words.length; count += 1) {
    const property = properties.get(words.slice(0, count).join('.'));
    const found = property === undefined ? undefined : walk(connector, property, words.slice(count));
    if (found !== undefined) return found;
  }
  return undefined;
}
