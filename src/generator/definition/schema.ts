import type { ArraySchema, NumberSchema, ObjectSchema, Schema, StringSchema } from '../../model/schema.js';
import { type JsonObject, withoutUndefined } from '../json.js';

/** Collects the named schemas that a document refers to. */
export type Definitions = Map<string, JsonObject>;

/**
 * A schema object of OpenAPI 2.0. A named object schema goes to `definitions` and is referred to.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function toSchemaObject(schema: Schema, definitions: Definitions): JsonObject {
  if (schema.type !== 'object' || schema.name === undefined) return toInlineSchema(schema, definitions);
  const known = definitions.get(schema.name);
  const definition = toInlineSchema(schema, definitions);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(definition)) {
    throw new Error(`Two different schemas are called \`${schema.name}\`. Give one of them another name.`);
  }
  definitions.set(schema.name, definition);
  return { $ref: `#/definitions/${schema.name}` };
}

/** The keys that a parameter and a schema share: type, labels, choices, default. */
export function toTypeKeys(
  schema: StringSchema | NumberSchema | ArraySchema | Exclude<Schema, ObjectSchema>,
): JsonObject {
  const text = schema.type === 'string' ? schema : undefined;
  const choices = text?.choices === undefined ? undefined : Object.entries(text.choices);
  return withoutUndefined({
    type: schema.type,
    format: text?.format,
    'x-ms-summary': schema.title,
    description: schema.description,
    'x-ms-visibility': schema.visibility,
    'x-ms-notification-url': text?.notificationUrl,
    minLength: text?.minLength,
    enum: choices?.map(([value]) => value) ?? text?.values,
    'x-ms-enum-values': choices?.map(([value, displayName]) => ({ value, displayName })),
    default: schema.default,
  });
}

function toInlineSchema(schema: Schema, definitions: Definitions): JsonObject {
  if (schema.type === 'object') return toObjectSchema(schema, definitions);
  const keys = toTypeKeys(schema);
  return schema.type === 'array' ? { ...keys, items: toSchemaObject(schema.items, definitions) } : keys;
}

function toObjectSchema(schema: ObjectSchema, definitions: Definitions): JsonObject {
  return withoutUndefined({
    type: 'object',
    'x-ms-summary': schema.title,
    description: schema.description,
    'x-ms-visibility': schema.visibility,
    required: schema.required,
    properties: Object.fromEntries(
      Object.entries(schema.properties).map(([key, property]) => [
        key,
        toSchemaObject(property, definitions),
      ]),
    ),
  });
}
