import { isJsonObject, type JsonObject, ownMember, toJsonObject, toText } from '../shared/json-value.js';
import { followReferences } from './resolve-reference.js';

/** A schema reached by walking into a body, and the references entered on the way. */
export interface SchemaNode {
  readonly schema: JsonObject;
  readonly references: readonly string[];
}

/** The node of a schema inside another; what leads nowhere or round in a circle is a schema that says nothing. */
export function enterSchema(
  definition: JsonObject,
  schema: unknown,
  from: readonly string[] = [],
): SchemaNode {
  const { target, references } = followReferences(definition, toJsonObject(schema), from);
  return { schema: target ?? {}, references };
}

/** `type` as the designer takes it: it infers nothing from the other keywords. */
export function typeOf(schema: JsonObject): string {
  return toText(schema['type'], 'any');
}

const shownTypes = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** Whether the designer shows a value of this type; it passes over `file`, `date`, `String` and whatever else. */
export function isShown({ schema }: SchemaNode): boolean {
  return schema['type'] === undefined || shownTypes.has(typeOf(schema));
}

/** A schema of several types as the designer reads it: one after the other. */
export function byType(at: SchemaNode): readonly SchemaNode[] {
  const { type } = at.schema;
  return Array.isArray(type) ? type.map((each) => ({ ...at, schema: { ...at.schema, type: each } })) : [at];
}

/**
 * Whether the properties become known only when a maker has chosen something. Beside `x-ms-dynamic-properties`
 * alone the designer shows the properties that are there.
 */
export function isDynamic(schema: JsonObject): boolean {
  return isJsonObject(schema['x-ms-dynamic-schema']);
}

/** The properties shown instead of an object; none for what is shown as one value. `allOf` is not looked into. */
export function shownProperties(schema: JsonObject): readonly (readonly [name: string, schema: unknown])[] {
  if (typeOf(schema) !== 'object' || isDynamic(schema)) return [];
  return Object.entries(toJsonObject(schema['properties']));
}

/** Whether an object schema lists a property as required. */
export function requires(schema: JsonObject, name: string): boolean {
  const required = ownMember(schema, 'required');
  return Array.isArray(required) && required.includes(name);
}
