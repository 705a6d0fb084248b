import type { Operation, Parameter } from '../../model/operation.js';
import { type JsonObject, withoutUndefined } from '../json.js';
import { type Definitions, toSchemaObject, toTypeKeys } from './schema.js';

/**
 * An operation object of OpenAPI 2.0.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function toOperationObject(
  operation: Operation,
  failure: { readonly description: string },
  definitions: Definitions,
): JsonObject {
  const webhook = operation.kind === 'webhook' ? operation : undefined;
  const open = operation.kind === 'action' && operation.authenticated === false;
  return withoutUndefined({
    summary: operation.summary,
    description: operation.description,
    operationId: operation.id,
    'x-ms-visibility': operation.visibility,
    'x-ms-trigger': webhook && 'single',
    'x-ms-trigger-hint': webhook?.hint,
    parameters: toParameters(operation, definitions),
    responses: {
      [operation.response.status]: withoutUndefined({
        description: operation.response.description,
        schema: operation.response.schema && toSchemaObject(operation.response.schema, definitions),
      }),
      default: { description: failure.description },
    },
    security: open ? [] : undefined,
  });
}

/** `x-ms-notification-content` stands on the path item, beside the subscribing operation. */
export function toNotificationContent(
  operation: Operation,
  definitions: Definitions,
): JsonObject | undefined {
  if (operation.kind !== 'webhook') return undefined;
  const { description, schema } = operation.notification;
  return { description, schema: toSchemaObject(schema, definitions) };
}

function toParameters(operation: Operation, definitions: Definitions): readonly JsonObject[] | undefined {
  const parameters = operation.parameters.map((parameter) => toParameterObject(parameter, definitions));
  if (operation.body !== undefined) {
    const schema = toSchemaObject(operation.body, definitions);
    parameters.push({ name: 'body', in: 'body', required: true, schema });
  }
  return parameters.length === 0 ? undefined : parameters;
}

function toParameterObject(parameter: Parameter, definitions: Definitions): JsonObject {
  const { type, ...labels } = toTypeKeys(parameter);
  return withoutUndefined({
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    type,
    items: parameter.type === 'array' ? toSchemaObject(parameter.items, definitions) : undefined,
    collectionFormat: parameter.type === 'array' ? 'csv' : undefined,
    ...labels,
    'x-ms-url-encoding': parameter.in === 'path' ? 'single' : undefined,
  });
}
