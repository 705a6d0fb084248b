import { toNotificationContent, toOperationObject } from '../../generator/definition/operation.js';
import { createSharedParts } from '../../generator/definition/shared-parts.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Notification, Operation, Parameter, Response } from '../../model/operation.js';
import {
  complete,
  isBoolean,
  isEqual,
  isList,
  isObject,
  isOneOf,
  isString,
  isStrings,
  pick,
  toObject,
} from '../read.js';
import { importParameter } from './import-parameter.js';
import { importAnswer, importResponse, responseName } from './import-response.js';
import { importSchema } from './import-schema.js';
import { takesNotificationUrl } from './takes-notification-url.js';

/** Where an operation stands, and what it may refer to. */
export interface OperationPlace {
  readonly method: Operation['method'];
  readonly path: Operation['path'];
  readonly definition: JsonObject;
  /** The failure that all operations share. */
  readonly failure: { readonly description: string } | undefined;
}

/** An operation object of OpenAPI 2.0 in the words of the model. */
export function importOperation(node: JsonObject, place: OperationPlace): Operation {
  const operation = toOperation(node, place);
  return complete(operation, node, (made) => toOperationObject(made, place.failure, createSharedParts()));
}

/** `x-ms-notification-content` of a path. */
export function importNotification(node: JsonObject): Notification {
  const notification: Notification = {
    ...pick('description', node['description'], isString),
    schema: importSchema(node['schema']),
  };
  return complete(notification, node, (made) => toNotificationContent(made, createSharedParts()));
}

function toOperation(node: JsonObject, place: OperationPlace): Operation {
  const { method, path } = place;
  const annotation = node['x-ms-api-annotation'];
  const pageable = node['x-ms-pageable'];
  const head = {
    id: toText(node['operationId']),
    summary: toText(node['summary']),
    description: toText(node['description']),
  };
  const base = {
    ...pick('visibility', node['x-ms-visibility'], isOneOf(['important', 'advanced', 'internal'])),
    ...pick('deprecated', node['deprecated'], isBoolean),
    ...pick('tags', node['tags'], isStrings),
    ...(isAnnotation(annotation) && { annotation }),
    ...(isPageable(pageable) && { pageable }),
    ...pick('consumes', node['consumes'], isStrings),
    ...pick('produces', node['produces'], isStrings),
    method,
    path,
    ...toInputs(node['parameters']),
    ...toAnswers(toObject(node['responses']), place),
    ...(isEqual(node['security'], []) && { authenticated: false as const }),
  };
  const trigger = node['x-ms-trigger'];
  if (trigger !== 'single' && trigger !== 'batch') return { kind: 'action', ...head, ...base };
  return {
    kind: takesNotificationUrl(node, place.definition) ? 'webhook' : 'polling',
    ...head,
    ...pick('hint', node['x-ms-trigger-hint'], isString),
    ...(trigger === 'batch' && { batch: true }),
    ...base,
  };
}

/** The inputs; a body that is called `body`, comes last and says nothing of itself is the `body` of the operation. */
function toInputs(nodes: Json | undefined) {
  const parameters: readonly Parameter[] = isList(nodes) ? nodes.map(importParameter) : [];
  const last = parameters.at(-1);
  const isPlain =
    last?.in === 'body' &&
    isEqual(Object.keys(last).sort(), ['in', 'name', 'required', 'schema']) &&
    last.name === 'body' &&
    last.required === true;
  return isPlain ? { parameters: parameters.slice(0, -1), body: last.schema } : { parameters };
}

function toAnswers(responses: JsonObject, { definition, failure }: OperationPlace) {
  const status = mainStatus(Object.keys(responses));
  const others = Object.entries(responses).filter(
    ([other, node]) => other !== String(status) && !(other === 'default' && isEqual(node, failure)),
  );
  const otherResponses = Object.fromEntries(others.map(([other, node]) => [other, importAnswer(node)]));
  return {
    response: { status, ...importMain(responses[status], definition) },
    ...(others.length > 0 && { otherResponses }),
  };
}

/** The answer that a maker sees: 200, else the lowest 2xx, else `default`, else the first. */
function mainStatus(statuses: readonly string[]): number | 'default' {
  const success = statuses.find((status) => /^2\d\d$/.test(status));
  if (success !== undefined) return Number(success);
  return statuses.includes('default')
    ? 'default'
    : Number(statuses.find((status) => /^\d+$/.test(status)) ?? 200);
}

function importMain(node: Json | undefined, definition: JsonObject): Response {
  const shared = responseName(toObject(node)['$ref']);
  const target = shared === undefined ? undefined : toObject(definition['responses'])[shared];
  return shared === undefined || target === undefined
    ? importResponse(node)
    : { ...importResponse(target), shared };
}

function isAnnotation(value: unknown): value is NonNullable<Operation['annotation']> & JsonObject {
  if (!isObject(value)) return false;
  const { family, revision, status, replacement, ...others } = value;
  return (
    Object.keys(others).length === 0 &&
    (family === undefined || isString(family)) &&
    (revision === undefined || typeof revision === 'number') &&
    (status === undefined || status === 'Preview' || status === 'Production') &&
    (replacement === undefined || isReplacement(replacement))
  );
}

function isReplacement(value: Json): boolean {
  const { api, operationId, ...others } = toObject(value);
  return isString(api) && isString(operationId) && Object.keys(others).length === 0;
}

function isPageable(value: unknown): value is NonNullable<Operation['pageable']> & JsonObject {
  return isObject(value) && isString(value['nextLinkName']) && Object.keys(value).length === 1;
}

function toText(value: Json | undefined): string {
  return isString(value) ? value : '';
}
