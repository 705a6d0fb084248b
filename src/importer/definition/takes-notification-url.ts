import type { Json, JsonObject } from '../../model/json.js';
import { isList, isObject, toObject } from '../read.js';
import { parameterName } from './import-parameter.js';
import { definitionName } from './import-schema.js';

/** Whether the platform writes a callback URL into some input of an operation, however deep. */
export function takesNotificationUrl(operation: JsonObject, definition: JsonObject): boolean {
  const seen = new Set<Json>();
  const waiting: Json[] = isList(operation['parameters']) ? [...operation['parameters']] : [];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value) && value['x-ms-notification-url'] === true) return true;
    waiting.push(...Object.values(value), ...targetOf(value, definition));
  }
  return false;
}

function targetOf(value: Json, definition: JsonObject): readonly Json[] {
  const reference = toObject(value)['$ref'];
  const name = definitionName(reference);
  const shared = parameterName(reference);
  const target =
    name === undefined
      ? shared === undefined
        ? undefined
        : toObject(definition['parameters'])[shared]
      : toObject(definition['definitions'])[name];
  return target === undefined ? [] : [target];
}
