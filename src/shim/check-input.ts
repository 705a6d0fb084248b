import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { toJsonSchema } from '../model/json-schema.js';
import type { Schema } from '../model/schema.js';
import { invalidInput } from './http-problem.js';

/** Checks a request body against the contract; throws `HttpProblem` 400 that lists everything that is wrong. */
export type CheckInput<T> = (body: unknown) => T;

/**
 * A check for one body schema of the contract. Empty and `null` inputs count as left out, because that is what a
 * maker means by an empty field; members that the contract does not name are dropped.
 */
export function createInputCheck<T>(schema: Schema): CheckInput<T> {
  const ajv = new Ajv({ allErrors: true });
  const validate: ValidateFunction<T> = ajv.compile<T>(toJsonSchema(schema));
  return (body) => {
    const input =
      typeof body === 'object' && body !== null && !Array.isArray(body) ? keepNamed(body, schema) : body;
    if (validate(input)) return input;
    throw invalidInput(`${(validate.errors ?? []).map(toSentence).join(' ')} Nothing was sent to LiveChat.`);
  };
}

function keepNamed(value: unknown, schema: Schema): unknown {
  if (schema.type !== 'object' || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const given = value as Readonly<Record<string, unknown>>; // an object that is no list has members by name
  const kept: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (!Object.hasOwn(given, key) || given[key] === null || given[key] === '') continue;
    const member = keepNamed(given[key], property);
    if (!isEmptyObject(member) || schema.required?.includes(key) === true) kept[key] = member;
  }
  return kept;
}

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}

function toSentence(error: ErrorObject): string {
  const place = error.instancePath.slice(1).replaceAll('/', '.');
  const params: Readonly<Record<string, unknown>> = error.params;
  switch (error.keyword) {
    case 'required': {
      const missing = String(params.missingProperty);
      return `\`${place === '' ? missing : `${place}.${missing}`}\` is missing.`;
    }
    case 'enum':
      return `\`${place}\` must be one of ${[params.allowedValues]
        .flat()
        .map((value) => `\`${String(value)}\``)
        .join(', ')}.`;
    case 'minLength':
      return `\`${place}\` needs at least ${String(params.limit)} characters.`;
    case 'type':
      return place === ''
        ? 'The body must be a JSON object.'
        : `\`${place}\` must be ${params.type === 'string' ? 'text' : `of type ${String(params.type)}`}.`;
    default:
      return `\`${place}\` ${error.message ?? 'is not valid'}.`;
  }
}
