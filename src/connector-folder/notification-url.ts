import { isJsonObject, type JsonObject, toJsonObject } from '../shared/json-value.js';
import { resolveReference } from './resolve-reference.js';

/** Whether a schema has a property marked `x-ms-notification-url` at any depth, through `$ref` and `allOf`. */
export function hasNotificationUrl(definition: JsonObject, schema: unknown): boolean {
  const visited = new Set<JsonObject>();
  const waiting: unknown[] = [schema];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isJsonObject(next)) continue;
    const resolved = resolveReference(definition, next);
    if (isNotificationUrl(next) || (resolved !== undefined && isNotificationUrl(resolved))) return true;
    if (resolved === undefined || visited.has(resolved)) continue;
    visited.add(resolved);
    for (const part of partsOf(resolved)) waiting.push(part);
  }
  return false;
}

/** Whether this very property takes the callback URL. */
export function isNotificationUrl(schema: JsonObject): boolean {
  return schema['x-ms-notification-url'] === true;
}

function partsOf(schema: JsonObject): readonly unknown[] {
  const parts = [
    ...Object.values(toJsonObject(schema['properties'])),
    schema['items'],
    schema['additionalProperties'],
  ];
  return Array.isArray(schema['allOf']) ? [...parts, ...schema['allOf']] : parts;
}
