import { toSchemaObject } from '../../generator/definition/schema.js';
import { createSharedParts } from '../../generator/definition/shared-parts.js';
import type { DynamicList, DynamicProperties, DynamicSchema, DynamicValues } from '../../model/dynamic.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { ObjectSchema, Schema } from '../../model/schema.js';
import {
  complete,
  isBoolean,
  isEqual,
  isJson,
  isList,
  isNumber,
  isNumbers,
  isObject,
  isOneOf,
  isString,
  isStrings,
  pick,
  toObject,
} from '../read.js';

/** A schema object of OpenAPI 2.0 in the words of the model. Nothing of it is lost. */
export function importSchema(node: unknown): Schema {
  return complete(toSchema(toObject(node)), node, (schema) => toSchemaObject(schema, createSharedParts()));
}

/** What a schema and a parameter share, without `extensions`. */
export function toTypedKeys(node: JsonObject): Exclude<Schema, ObjectSchema> {
  const labels = toLabels(node);
  switch (node['type']) {
    case 'string':
      return {
        type: 'string',
        ...pick('format', node['format'], isString),
        ...labels,
        ...(node['x-ms-notification-url'] === true && { notificationUrl: true }),
        ...pick('minLength', node['minLength'], isNumber),
        ...pick('maxLength', node['maxLength'], isNumber),
        ...pick('pattern', node['pattern'], isString),
        ...toValues(node),
        ...pick('default', node['default'], isString),
      };
    case 'integer':
    case 'number':
      return {
        type: node['type'],
        ...pick('format', node['format'], isString),
        ...labels,
        ...pick('values', node['enum'], isNumbers),
        ...pick('minimum', node['minimum'], isNumber),
        ...pick('maximum', node['maximum'], isNumber),
        ...pick('default', node['default'], isNumber),
      };
    case 'boolean':
      return { type: 'boolean', ...labels, ...pick('default', node['default'], isBoolean) };
    case 'array':
      return {
        type: 'array',
        ...labels,
        ...pick('minItems', node['minItems'], isNumber),
        ...pick('maxItems', node['maxItems'], isNumber),
        ...pick('uniqueItems', node['uniqueItems'], isBoolean),
        ...pick('default', node['default'], isList),
        items: importSchema(node['items']),
      };
    case 'file':
      return { type: 'file', ...labels };
    default:
      return { type: 'any', ...labels };
  }
}

function toSchema(node: JsonObject): Schema {
  const reference = definitionName(node['$ref']);
  if (reference !== undefined) return { type: 'reference', name: reference, ...toLabels(node) };
  const isUntypedObject =
    node['type'] === undefined && (isObject(node['properties']) || isList(node['allOf']));
  if (node['type'] === 'object' || isUntypedObject) return toObjectSchema(node, isUntypedObject);
  return toTypedKeys(node);
}

/** The name in a reference to a definition. */
export function definitionName(reference: unknown): string | undefined {
  return isString(reference) ? /^#\/definitions\/([^/]+)$/.exec(reference)?.[1] : undefined;
}

function toObjectSchema(node: JsonObject, isUntyped: boolean): ObjectSchema {
  const { properties, additionalProperties: others, allOf } = node;
  return {
    type: 'object',
    ...(isUntyped && { untyped: true }),
    ...toLabels(node),
    ...pick('required', node['required'], isStrings),
    ...(isObject(properties) && { properties: importEach(properties) }),
    ...(isBoolean(others) && { additionalProperties: others }),
    ...(isObject(others) && { additionalProperties: importSchema(others) }),
    ...(isList(allOf) && { allOf: allOf.map(importSchema) }),
    ...pick('discriminator', node['discriminator'], isString),
  };
}

function importEach(properties: JsonObject): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => [key, importSchema(property)]),
  );
}

function toLabels(node: JsonObject) {
  return {
    ...pick('title', node['x-ms-summary'], isString),
    ...pick('plainTitle', node['title'], isString),
    ...pick('description', node['description'], isString),
    ...pick('visibility', node['x-ms-visibility'], isOneOf(['important', 'advanced', 'internal'])),
    ...pick('nullable', node['x-nullable'], isBoolean),
    ...pick('readOnly', node['readOnly'], isBoolean),
    ...pick('dynamicValues', node['x-ms-dynamic-values'], isDynamicValues),
    ...pick('dynamicList', node['x-ms-dynamic-list'], isDynamicCall<DynamicList>),
    ...pick('dynamicSchema', node['x-ms-dynamic-schema'], isDynamicCall<DynamicSchema>),
    ...pick('dynamicProperties', node['x-ms-dynamic-properties'], isDynamicCall<DynamicProperties>),
    ...pick('example', node['example'], isJson),
  };
}

const dynamicTexts = [
  'operationId',
  'capability',
  'builtInOperation',
  'value-collection',
  'value-path',
  'value-title',
  'itemsPath',
  'itemValuePath',
  'itemTitlePath',
];

function isDynamicValues(value: unknown): value is DynamicValues & JsonObject {
  return (
    isObject(value) &&
    Object.entries(value).every(([key, member]) =>
      key === 'parameters' ? isObject(member) : dynamicTexts.includes(key) && isString(member),
    )
  );
}

function isDynamicCall<T>(value: unknown): value is T & JsonObject {
  return isDynamicValues(value) && isString(toObject(value)['operationId']);
}

/** Choices when every value has its words, else the values alone. */
function toValues(node: JsonObject) {
  const values = node['enum'];
  if (!isStrings(values)) return {};
  const named = node['x-ms-enum-values'];
  const choices = isList(named) ? Object.fromEntries(named.map(toChoice)) : {};
  const wanted = Object.entries(choices).map(([value, displayName]) => ({ value, displayName }));
  const isWhole = isEqual(values, Object.keys(choices)) && isEqual(named, wanted);
  return isWhole ? { choices } : { values };
}

function toChoice(item: Json): readonly [string, string] {
  const { value, displayName } = toObject(item);
  return [String(value), String(displayName)];
}
