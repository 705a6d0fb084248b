import { isJsonObject, type JsonObject, ownMember } from '../shared/json-value.js';
import { resolveReference } from './resolve-reference.js';

/**
 * The response a maker sees: the only one when it is a 2xx or the default, else 200, else 201, else the default.
 * Another 2xx among several counts for nothing, which is how the workflow designer reads a definition.
 */
export function successResponse(definition: JsonObject, responses: unknown): JsonObject | undefined {
  if (!isJsonObject(responses)) return undefined;
  const [only, ...others] = Object.keys(responses).filter((status) => !status.startsWith('x-'));
  const isAlone = only !== undefined && others.length === 0 && /^(2..|default)$/.test(only);
  const status = isAlone ? only : ['200', '201', 'default'].find((name) => Object.hasOwn(responses, name));
  const response = status === undefined ? undefined : ownMember(responses, status);
  return isJsonObject(response) ? resolveReference(definition, response) : undefined;
}
