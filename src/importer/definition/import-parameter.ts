import { toParameterObject } from '../../generator/definition/parameter.js';
import { createSharedParts } from '../../generator/definition/shared-parts.js';
import type { JsonObject } from '../../model/json.js';
import type { BodyParameter, Parameter, ValueParameter } from '../../model/operation.js';
import { complete, isBoolean, isOneOf, isString, pick, toObject } from '../read.js';
import { importSchema, toTypedKeys } from './import-schema.js';

/** A parameter object of OpenAPI 2.0, or a reference to one, in the words of the model. */
export function importParameter(node: unknown): Parameter {
  const source = toObject(node);
  const shared = parameterName(source['$ref']);
  if (shared !== undefined && Object.keys(source).length === 1) return { in: 'shared', shared };
  const parameter = source['in'] === 'body' ? toBodyParameter(source) : toValueParameter(source);
  return complete(parameter, node, (made) => toParameterObject(made, createSharedParts()));
}

/** The name in a reference to a shared parameter. */
export function parameterName(reference: unknown): string | undefined {
  return isString(reference) ? /^#\/parameters\/([^/]+)$/.exec(reference)?.[1] : undefined;
}

function toBodyParameter(node: JsonObject): BodyParameter {
  return {
    name: toName(node),
    in: 'body',
    ...pick('required', node['required'], isBoolean),
    ...pick('title', node['x-ms-summary'], isString),
    ...pick('description', node['description'], isString),
    ...pick('visibility', node['x-ms-visibility'], isOneOf(['important', 'advanced', 'internal'])),
    schema: importSchema(node['schema']),
  };
}

function toValueParameter(node: JsonObject): ValueParameter {
  const keys = toTypedKeys(node);
  const isPlace = isOneOf(['path', 'query', 'header', 'formData']);
  const place = isPlace(node['in']) ? node['in'] : 'query';
  const encoding = node['x-ms-url-encoding'];
  const format = node['collectionFormat'];
  return {
    name: toName(node),
    in: place,
    ...pick('required', node['required'], isBoolean),
    ...(keys.type === 'reference' ? { type: 'any' } : keys),
    ...((encoding === 'double' || (encoding === 'single' && place !== 'path')) && { urlEncoding: encoding }),
    ...(place === 'path' && encoding === undefined && { urlEncoding: 'unstated' }),
    ...(format !== 'csv' &&
      pick('collectionFormat', format, isOneOf(['csv', 'ssv', 'tsv', 'pipes', 'multi']))),
    ...(keys.type === 'array' && format === undefined && { collectionFormat: 'unstated' }),
  };
}

function toName(node: JsonObject): string {
  return isString(node['name']) ? node['name'] : '';
}
