import type { OpenAPIV2 } from 'openapi-types';
import {
  isJsonObject,
  type JsonObject,
  ownMember,
  toJsonObject,
  toPointer,
  toText,
} from '../shared/json-value.js';
import type { Operation, SchemaObject } from './connector.js';
import type { DocumentProblem } from './load-finding.js';
import { hasNotificationUrl } from './notification-url.js';
import { readParameters } from './read-parameters.js';
import { successResponse } from './success-response.js';
import { readVisibility } from './visibility.js';

type Report = (problem: DocumentProblem) => void;

const methods: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
] satisfies Operation['method'][];

/** The operations of a definition, in its order. One that is no object or has no id is reported and left out. */
export function readOperations(definition: JsonObject, report: Report): readonly Operation[] {
  const ids = new Set<string>();
  return Object.entries(toJsonObject(definition['paths'])).flatMap(([path, pathItem]) => {
    if (!isJsonObject(pathItem)) return [];
    return Object.entries(pathItem).flatMap(([method, source]) => {
      if (!isMethod(method)) return [];
      const pointer = toPointer('paths', path, method);
      if (!isJsonObject(source) || toText(source['operationId']) === '') {
        const message = `${method.toUpperCase()} \`${path}\` has no \`operationId\` and is left out.`;
        report({ code: 'operation-unusable', message, document: 'definition', pointer });
        return [];
      }
      const operation = readOperation(definition, { path, pathItem, method, source, pointer }, report);
      if (ids.has(operation.id)) {
        const message = `The operation id \`${operation.id}\` is used before; calls by id reach the first one.`;
        report({ code: 'operation-id-repeated', message, document: 'definition', pointer });
      }
      ids.add(operation.id);
      return [operation];
    });
  });
}

interface Place {
  readonly path: string;
  readonly pathItem: JsonObject;
  readonly method: Operation['method'];
  readonly source: JsonObject;
  readonly pointer: string;
}

function readOperation(definition: JsonObject, place: Place, report: Report): Operation {
  const { path, pathItem, method, source, pointer } = place;
  const parameters = readParameters(
    definition,
    [
      { list: pathItem['parameters'], pointer: toPointer('paths', path, 'parameters') },
      { list: source['parameters'], pointer: pointer + toPointer('parameters') },
    ],
    report,
  );
  const isWebhook = parameters.some(
    ({ schema }) => schema !== undefined && hasNotificationUrl(definition, schema),
  );
  const kind = ownMember(source, 'x-ms-trigger') === undefined ? 'action' : isWebhook ? 'webhook' : 'polling';
  const notificationSchema = toJsonObject(pathItem['x-ms-notification-content'])['schema'];
  const responseSchema = successResponse(definition, source['responses'])?.['schema'];
  return {
    id: toText(source['operationId']),
    kind,
    method,
    path,
    summary: toText(source['summary']),
    description: toText(source['description']),
    visibility: readVisibility(source),
    deprecated: source['deprecated'] === true,
    parameters,
    // Schemas and operation objects stay as they are in the document; their readers look before they take.
    ...(isJsonObject(notificationSchema) && { notificationSchema: notificationSchema as SchemaObject }),
    ...(isJsonObject(responseSchema) && { responseSchema: responseSchema as SchemaObject }),
    source: source as unknown as OpenAPIV2.OperationObject,
  };
}

function isMethod(value: string): value is Operation['method'] {
  return methods.includes(value);
}
