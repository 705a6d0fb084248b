import type { Connector, Operation, Parameter } from '../../connector-folder/connector.js';
import { ownSummary, ownTitle } from '../../connector-folder/designer-title.js';
import { isNotificationUrl } from '../../connector-folder/notification-url.js';
import { enterSchema, isDynamic, requires, type SchemaNode } from '../../connector-folder/schema-node.js';
import { maximumDepth, maximumValues } from '../../connector-folder/value-description.js';
import { readVisibility } from '../../connector-folder/visibility.js';
import { isJsonObject, type JsonObject, toJsonObject, toText, wordOf } from '../../shared/json-value.js';

/** The inputs a maker sees: title, key, required, type, description. */
export function inputRows(connector: Connector, operation: Operation): readonly (readonly string[])[] {
  return operation.parameters
    .filter((parameter) => readVisibility(parameter) !== 'internal')
    .flatMap((parameter) => leavesOf(connector, parameter))
    .map(({ path, key, at, required }) => [
      titleOf(at.schema, key),
      path,
      required ? 'True' : '',
      typeText(connector, at),
      `${toText(at.schema['description'])}${offered(at.schema)}`,
    ]);
}

/** Every leaf and array that a maker sees below a schema: title, path, type, description. */
export function definitionRows(connector: Connector, root: SchemaNode): readonly (readonly string[])[] {
  return walk(connector, root, '').map(({ path, key, at }) => [
    titleOf(at.schema, key),
    path,
    typeText(connector, at),
    toText(at.schema['description']),
  ]);
}

/** A type as the platform's pages print it: `string`, `date-time`, `array of object`. */
export function typeText(connector: Connector, at: SchemaNode): string {
  const { schema } = at;
  const type = typeOf(schema);
  if (type === 'array') return `array of ${typeText(connector, itemsOf(connector, at))}`;
  if (isDynamic(schema)) return 'dynamic';
  const format = toText(schema['format']);
  return printedFormats.includes(format) && type !== 'object' ? format : type;
}

/** A schema as it is reached in a document: references followed. */
export function enter(connector: Connector, schema: unknown, from: readonly string[] = []): SchemaNode {
  // The definition is walked as plain JSON, with a look before each step.
  return enterSchema(connector.definition as unknown as JsonObject, schema, from);
}

/** The schema of the items of a list. */
export function itemsOf(connector: Connector, at: SchemaNode): SchemaNode {
  return enter(connector, at.schema['items'], at.references);
}

/** `object` or `array` where the members tell so and no type is written; `any` where nothing does. */
export function typeOf(schema: JsonObject): string {
  const written = toText(schema['type']);
  if (written !== '') return written;
  if (isJsonObject(schema['properties'])) return 'object';
  return isJsonObject(schema['items']) ? 'array' : 'any';
}

/** Formats that the pages print in the place of the type. */
const printedFormats: readonly string[] = ['date-time', 'date', 'byte', 'binary', 'uuid', 'float', 'double'];

interface Leaf {
  readonly path: string;
  readonly key: string;
  readonly at: SchemaNode;
  readonly required: boolean;
}

function leavesOf(connector: Connector, parameter: Parameter): readonly Leaf[] {
  const { name, required } = parameter;
  const isRequired = required === true;
  if (parameter.in !== 'body') {
    return [{ path: name, key: name, at: { schema: parameter, references: [] }, required: isRequired }];
  }
  const root = enter(connector, parameter.schema);
  const leaves = walk(connector, root, '');
  if (typeOf(root.schema) === 'object' && isJsonObject(root.schema['properties'])) return leaves;
  const own = {
    schema: { ...root.schema, ...summaryOf(parameter, root.schema) },
    references: root.references,
  };
  return [{ path: name, key: name, at: own, required: isRequired }, ...leaves];
}

/** A body that is one value is named by its parameter where the schema has no name of its own. */
function summaryOf(parameter: Parameter, schema: JsonObject): JsonObject {
  const summary = ownSummary(schema) || ownTitle(schema) || ownSummary(parameter);
  const description = toText(schema['description']) || toText(parameter['description']);
  return { ...(summary !== '' && { 'x-ms-summary': summary }), ...(description !== '' && { description }) };
}

function walk(connector: Connector, root: SchemaNode, prefix: string): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (at: SchemaNode, path: string, depth: number): void => {
    if (leaves.length >= maximumValues || depth > maximumDepth) return;
    if (typeOf(at.schema) === 'array') visit(itemsOf(connector, at), path, depth + 1);
    if (typeOf(at.schema) === 'array' || isDynamic(at.schema)) return;
    for (const [key, property] of Object.entries(toJsonObject(at.schema['properties']))) {
      const inner = enter(connector, property, at.references);
      if (readVisibility(inner.schema) === 'internal' || isNotificationUrl(inner.schema)) continue;
      const place = path === '' ? key : `${path}.${key}`;
      const isFlattened = isJsonObject(inner.schema['properties']) && typeOf(inner.schema) === 'object';
      if (!isFlattened) leaves.push({ path: place, key, at: inner, required: requires(at.schema, key) });
      visit(inner, place, depth + 1);
    }
  };
  visit(root, prefix, 0);
  return leaves;
}

function titleOf(schema: JsonObject, key: string): string {
  return ownSummary(schema) || ownTitle(schema) || key;
}

function offered(schema: JsonObject): string {
  const choices = schema['enum'];
  if (!Array.isArray(choices) || choices.length === 0) return '';
  return ` One of: ${choices.map((choice: unknown) => `\`${wordOf(choice)}\``).join(', ')}.`;
}
