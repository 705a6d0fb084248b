import { createConnector } from '../../src/connector-folder/create-connector.js';
import {
  describeConnector,
  type OperationDescription,
} from '../../src/connector-folder/describe-connector.js';
import type { ValueDescription } from '../../src/connector-folder/value-description.js';

/** The description of one POST operation. */
export function describeOne(
  operation: object,
  pathItem: object = {},
  definitions: object = {},
): OperationDescription {
  const post = { operationId: 'Send', ...operation };
  const [description] = describeConnector(
    createConnector({ definition: { definitions, paths: { '/send': { ...pathItem, post } } } }),
  ).operations;
  if (description === undefined) throw new Error('the operation was not described');
  return description;
}

/** `key title type`, with a star after the type of what is required. */
export function rows(values: readonly ValueDescription[]): readonly string[] {
  return values.map(({ key, title, type, required }) => `${key} | ${title} | ${type}${required ? '*' : ''}`);
}

/** The inputs of an operation with these parameters, as rows. */
export function inputsOf(...parameters: readonly object[]): readonly string[] {
  return rows(describeOne({ parameters }).inputs);
}

/** The outputs of an operation whose answer has this schema, as rows. */
export function outputsOf(schema: object, definitions: object = {}): readonly string[] {
  return rows(describeOne({ responses: { 200: { schema } } }, {}, definitions).outputs);
}
