import type { DynamicList, DynamicProperties, DynamicSchema, DynamicValues } from '../../model/dynamic.js';
import type { JsonObject } from '../../model/json.js';
import type { ObjectSchema, Schema } from '../../model/schema.js';
import { withExtensions, withoutUndefined } from '../json.js';
import { type SharedParts, share } from './shared-parts.js';

/**
 * A schema object of OpenAPI 2.0. A named schema goes to `definitions` and is referred to.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function toSchemaObject(schema: Schema, parts: SharedParts): JsonObject {
  if (schema.type === 'reference') {
    return { $ref: `#/definitions/${schema.name}`, ...toTypeKeys(schema) };
  }
  if (schema.name === undefined) return toInlineSchema(schema, parts);
  return share('definitions', schema.name, schema, parts, () => toInlineSchema(schema, parts));
}

/** The keys that a parameter and a schema share: type, labels, choices, default. */
export function toTypeKeys(schema: Exclude<Schema, ObjectSchema>): JsonObject {
  const text = schema.type === 'string' ? schema : undefined;
  const number = schema.type === 'integer' || schema.type === 'number' ? schema : undefined;
  const list = schema.type === 'array' ? schema : undefined;
  const choices = text?.choices === undefined ? undefined : Object.entries(text.choices);
  return withExtensions(
    withoutUndefined({
      type: schema.type === 'any' || schema.type === 'reference' ? undefined : schema.type,
      format: (text ?? number)?.format,
      ...toLabels(schema),
      'x-ms-notification-url': text?.notificationUrl,
      minLength: text?.minLength,
      maxLength: text?.maxLength,
      pattern: text?.pattern,
      minimum: number?.minimum,
      maximum: number?.maximum,
      minItems: list?.minItems,
      maxItems: list?.maxItems,
      uniqueItems: list?.uniqueItems,
      enum: choices?.map(([value]) => value) ?? (text ?? number)?.values,
      'x-ms-enum-values': choices?.map(([value, displayName]) => ({ value, displayName })),
      default: 'default' in schema ? schema.default : undefined,
      example: schema.example,
    }),
    schema.extensions,
  );
}

function toLabels(schema: Schema) {
  return {
    'x-ms-summary': schema.title,
    title: schema.plainTitle,
    description: schema.description,
    'x-ms-visibility': schema.visibility,
    'x-nullable': schema.nullable,
    readOnly: schema.readOnly,
    'x-ms-dynamic-values': toJson(schema.dynamicValues),
    'x-ms-dynamic-list': toJson(schema.dynamicList),
    'x-ms-dynamic-schema': toJson(schema.dynamicSchema),
    'x-ms-dynamic-properties': toJson(schema.dynamicProperties),
  };
}

/** A copy, because an interface of JSON values is no JSON to the compiler. */
function toJson(
  value: DynamicValues | DynamicList | DynamicSchema | DynamicProperties | undefined,
): JsonObject | undefined {
  return value && withoutUndefined({ ...value });
}

function toInlineSchema(schema: Schema, parts: SharedParts): JsonObject {
  if (schema.type === 'object') return toObjectSchema(schema, parts);
  const keys = toTypeKeys(schema);
  if (schema.type !== 'array') return keys;
  return withExtensions({ ...keys, items: toSchemaObject(schema.items, parts) }, schema.extensions);
}

function toObjectSchema(schema: ObjectSchema, parts: SharedParts): JsonObject {
  const { additionalProperties: others, properties } = schema;
  return withExtensions(
    withoutUndefined({
      type: schema.untyped === true ? undefined : 'object',
      ...toLabels(schema),
      required: schema.required,
      properties:
        properties &&
        Object.fromEntries(
          Object.entries(properties).map(([key, property]) => [key, toSchemaObject(property, parts)]),
        ),
      additionalProperties: typeof others === 'object' ? toSchemaObject(others, parts) : others,
      allOf: schema.allOf?.map((part) => toSchemaObject(part, parts)),
      discriminator: schema.discriminator,
      example: schema.example,
    }),
    schema.extensions,
  );
}
