import type { JsonObject } from '../../model/json.js';
import type { BodyParameter, Parameter, ValueParameter } from '../../model/operation.js';
import { withExtensions, withoutUndefined } from '../json.js';
import { toSchemaObject, toTypeKeys } from './schema.js';
import { type SharedParts, share } from './shared-parts.js';

/** A parameter object of OpenAPI 2.0, or a reference to one. */
export function toParameterObject(parameter: Parameter, parts: SharedParts): JsonObject {
  if (parameter.in === 'shared') return { $ref: `#/parameters/${parameter.shared}` };
  const make = () =>
    parameter.in === 'body' ? toBodyParameter(parameter, parts) : toValueParameter(parameter, parts);
  return parameter.shared === undefined
    ? make()
    : share('parameters', parameter.shared, parameter, parts, make);
}

function toBodyParameter(parameter: BodyParameter, parts: SharedParts): JsonObject {
  return withExtensions(
    withoutUndefined({
      name: parameter.name,
      in: 'body',
      required: parameter.required,
      'x-ms-summary': parameter.title,
      description: parameter.description,
      'x-ms-visibility': parameter.visibility,
      schema: toSchemaObject(parameter.schema, parts),
    }),
    parameter.extensions,
  );
}

function toValueParameter(parameter: ValueParameter, parts: SharedParts): JsonObject {
  const { type, ...labels } = toTypeKeys(parameter);
  const urlEncoding = parameter.urlEncoding ?? (parameter.in === 'path' ? 'single' : undefined);
  const format = parameter.collectionFormat ?? (parameter.type === 'array' ? 'csv' : undefined);
  return withExtensions(
    withoutUndefined({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required,
      type,
      items: parameter.type === 'array' ? toSchemaObject(parameter.items, parts) : undefined,
      collectionFormat: format === 'unstated' ? undefined : format,
      ...labels,
      'x-ms-url-encoding': urlEncoding === 'unstated' ? undefined : urlEncoding,
    }),
    parameter.extensions,
  );
}
