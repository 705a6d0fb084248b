import type { Parameter, SchemaObject } from '../../../connector-folder/connector.js';

const made = new WeakMap<Parameter, SchemaObject>();

/** A parameter outside the body as a schema of its value: the same object for the same parameter. */
export function parameterSchema(parameter: Parameter): SchemaObject {
  const known = made.get(parameter) ?? { ...parameter, required: [] };
  made.set(parameter, known);
  return known;
}
