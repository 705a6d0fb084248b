import { toResponseObject } from '../../generator/definition/operation.js';
import { createSharedParts } from '../../generator/definition/shared-parts.js';
import type { Response, ResponseReference } from '../../model/operation.js';
import { complete, isObject, isString, pick, toObject } from '../read.js';
import { importSchema } from './import-schema.js';

/** A response object of OpenAPI 2.0 in the words of the model. */
export function importResponse(node: unknown): Response {
  const source = toObject(node);
  const response: Response = {
    description: isString(source['description']) ? source['description'] : '',
    ...pick('title', source['x-ms-summary'], isString),
    ...(source['schema'] !== undefined && { schema: importSchema(source['schema']) }),
    ...pick('headers', source['headers'], isObject),
    ...pick('examples', source['examples'], isObject),
  };
  return complete(response, node, (made) => toResponseObject(made, createSharedParts()));
}

/** A response, or the reference to a shared one. */
export function importAnswer(node: unknown): Response | ResponseReference {
  const source = toObject(node);
  const reference = responseName(source['$ref']);
  return reference !== undefined && Object.keys(source).length === 1 ? { reference } : importResponse(node);
}

/** The name in a reference to a shared response. */
export function responseName(reference: unknown): string | undefined {
  return isString(reference) ? /^#\/responses\/([^/]+)$/.exec(reference)?.[1] : undefined;
}
