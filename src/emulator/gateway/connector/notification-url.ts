import { isJsonObject, type JsonObject, toJsonObject } from './json-value.js';
import { resolveReference } from './resolve-reference.js';

/** Whether a schema has a property marked `x-ms-notification-url` at any depth, through `$ref` and `allOf`. */
export function hasNotificationUrl(definition: JsonObject, schema: unknown): boolean {
  const visited = new Set<JsonObject>();
  const waiting: unknown[] = [schema];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isJsonObject(next)) continue;
    if (next['x-ms-notification-url'] === true) return true;
    const resolved = resolveReference(definition, next);
    if (resolved === undefined || visited.has(resolved)) continue;
    visited.add(resolved);
    if (resolved['x-ms-notification-url'] === true) return true;
    waiting.push(
      ...Object.values(toJsonObject(resolved['properties'])),
      resolved['items'],
      resolved['additionalProperties'],
    );
    if (Array.isArray(resolved['allOf'])) waiting.push(...resolved['allOf']);
  }
  return false;
}
