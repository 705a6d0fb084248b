import { isJsonObject, type JsonObject } from './json-value.js';
import { resolveReference } from './resolve-reference.js';

/** The schema of the answer a maker sees: the only 2xx, else 200, else 201, else default. */
export function successSchema(definition: JsonObject, responses: unknown): JsonObject | undefined {
  if (!isJsonObject(responses)) return undefined;
  const successes = Object.keys(responses).filter((status) => /^2\d\d$/.test(status));
  const status =
    successes.length === 1
      ? successes[0]
      : ['200', '201', 'default'].find((name) => Object.hasOwn(responses, name));
  const response = status === undefined ? undefined : responses[status];
  const schema = isJsonObject(response) ? resolveReference(definition, response)?.['schema'] : undefined;
  return isJsonObject(schema) ? schema : undefined;
}
