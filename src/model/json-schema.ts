import type { Schema } from './schema.js';

/** A JSON schema (2020-12) that says what an input must look like; for checking, without labels. */
export function toJsonSchema(schema: Schema): Readonly<Record<string, unknown>> {
  switch (schema.type) {
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, property]) => [key, toJsonSchema(property)]),
        ),
        required: schema.required ?? [],
      };
    case 'array':
      return { type: 'array', items: toJsonSchema(schema.items) };
    case 'string':
      return {
        type: 'string',
        ...(schema.choices !== undefined && { enum: Object.keys(schema.choices) }),
        ...(schema.minLength !== undefined && { minLength: schema.minLength }),
      };
    case 'any':
    case 'file':
    case 'reference':
      return {};
    default:
      return { type: schema.type };
  }
}
