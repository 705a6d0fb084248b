import type { Json, JsonObject } from '../../model/json.js';
import type { Notification, Operation, Response, ResponseReference } from '../../model/operation.js';
import { withExtensions, withoutUndefined } from '../json.js';
import { toParameterObject } from './parameter.js';
import { toSchemaObject } from './schema.js';
import { type SharedParts, share } from './shared-parts.js';

/**
 * An operation object of OpenAPI 2.0.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function toOperationObject(
  operation: Operation,
  failure: { readonly description: string } | undefined,
  parts: SharedParts,
): JsonObject {
  const trigger = operation.kind === 'action' ? undefined : operation;
  return withExtensions(
    withoutUndefined({
      tags: operation.tags,
      summary: operation.summary,
      description: operation.description,
      operationId: operation.id,
      'x-ms-visibility': operation.visibility,
      'x-ms-trigger': trigger && (trigger.batch === true ? 'batch' : 'single'),
      'x-ms-trigger-hint': trigger?.hint,
      'x-ms-api-annotation': operation.annotation && withoutUndefined({ ...operation.annotation }),
      'x-ms-pageable': operation.pageable && { ...operation.pageable },
      deprecated: operation.deprecated,
      consumes: operation.consumes,
      produces: operation.produces,
      parameters: toParameters(operation, parts),
      responses: toResponses(operation, failure, parts),
      security: operation.authenticated === false ? [] : undefined,
    }),
    operation.extensions,
  );
}

/** `x-ms-notification-content` stands on the path item, beside the subscribing operation. */
export function toNotificationContent(
  { description, schema, extensions }: Notification,
  parts: SharedParts,
): JsonObject {
  return withExtensions(withoutUndefined({ description, schema: toSchemaObject(schema, parts) }), extensions);
}

function toParameters(operation: Operation, parts: SharedParts): readonly JsonObject[] | undefined {
  const parameters = operation.parameters.map((parameter) => toParameterObject(parameter, parts));
  if (operation.body !== undefined) {
    const schema = toSchemaObject(operation.body, parts);
    parameters.push({ name: 'body', in: 'body', required: true, schema });
  }
  return parameters.length === 0 ? undefined : parameters;
}

function toResponses(
  { response, otherResponses = {} }: Operation,
  failure: { readonly description: string } | undefined,
  parts: SharedParts,
): JsonObject {
  const { status, ...success } = response;
  const responses: Record<string, Json> = { [status]: toResponseObject(success, parts) };
  for (const [other, answer] of Object.entries(otherResponses)) {
    responses[other] = toResponseObject(answer, parts);
  }
  if (failure !== undefined) responses['default'] ??= { description: failure.description };
  return responses;
}

/** A response object of OpenAPI 2.0, or a reference to one. */
export function toResponseObject(response: Response | ResponseReference, parts: SharedParts): JsonObject {
  if ('reference' in response) return { $ref: `#/responses/${response.reference}` };
  const make = () =>
    withExtensions(
      withoutUndefined({
        description: response.description,
        'x-ms-summary': response.title,
        schema: response.schema && toSchemaObject(response.schema, parts),
        headers: response.headers,
        examples: response.examples,
      }),
      response.extensions,
    );
  return response.shared === undefined ? make() : share('responses', response.shared, response, parts, make);
}
