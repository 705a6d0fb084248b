import type { Connector, Operation, Parameter, SchemaObject } from '../../../connector-folder/connector.js';
import { hasNotificationUrl } from '../../../connector-folder/notification-url.js';
import { isJsonObject, toJsonObject, wordOf } from '../../../shared/json-value.js';
import { keyOf } from '../inputs/find-input.js';
import { parameterSchema } from '../inputs/parameter-schema.js';
import { viewSchema } from '../inputs/schema-view.js';
import { consumesOf } from '../media-types.js';
import { addressHint } from './address-hint.js';
import { mergeSchema } from './merged-schema.js';
import type { Sampler } from './sample-value.js';

/**
 * Values for the inputs of an operation, by full key, as a maker could give them: what is required, and with
 * `isComplete` everything that is not internal. They go into `buildRequest` as they are.
 */
export function sampleInputs(
  connector: Connector,
  operation: Operation,
  sample: Sampler,
  isComplete = false,
): Record<string, unknown> {
  const chosen = operation.parameters.filter((parameter) => {
    if (parameter.in === 'path' || parameter.required === true) return !isFilledByItself(parameter);
    if (
      parameter.schema !== undefined &&
      hasNotificationUrl(toJsonObject(connector.definition), parameter.schema)
    )
      return true;
    return isComplete && !isInternal(parameter);
  });
  return Object.fromEntries(
    chosen.map((parameter) => {
      const key = parameter.in === 'body' ? 'body.$' : keyOf(parameter);
      return [key, sampleParameter(connector, operation, parameter, sample)];
    }),
  );
}

function sampleParameter(
  connector: Connector,
  operation: Operation,
  parameter: Parameter,
  sample: Sampler,
): unknown {
  const place = `${operation.id}/${keyOf(parameter)}`;
  if (parameter.type === 'file') return fileContent;
  // Said of the body that is built beside it, whatever its schema allows.
  if (isContentType(parameter)) return consumesOf(connector, operation)[0] ?? 'application/json';
  if (parameter.in !== 'body') {
    const address = addressOf(connector, parameter);
    if (address !== undefined) return address;
    const value = sample(parameterSchema(parameter), place);
    return parameter.in === 'path' && value === '' ? 'x' : value;
  }
  const schema = parameter.schema ?? {};
  const { type, keyword } = mergeSchema(connector, schema);
  if (type === 'file' || (type === 'string' && keyword('format') === 'binary')) return fileContent;
  // A body that may be anything is most likely an object.
  if (type === '' && examples.every((name) => keyword(name) === undefined)) return {};
  const body = knownParts(connector, schema, sample(schema, place));
  return operation.kind === 'action' ? body : withoutNotificationUrl(connector, schema, body);
}

const examples = ['x-ms-test-value', 'example', 'x-example', 'default', 'enum'];

/** An example may have properties that its schema does not know, which a call would be refused for. */
function knownParts(connector: Connector, schema: SchemaObject, value: unknown): unknown {
  const { properties, items, isOpen } = viewSchema(connector, schema);
  if (Array.isArray(value)) {
    return items === undefined ? value : value.map((item: unknown) => knownParts(connector, items, item));
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
      const property = properties.get(name);
      if (property !== undefined) return [[name, knownParts(connector, property, part)]];
      return isOpen ? [[name, part]] : [];
    }),
  );
}

/** How a workflow carries the bytes of a file. */
const fileContent = {
  '$content-type': 'text/plain',
  $content: Buffer.from('A sample file.\n').toString('base64'),
};

/** The callback URL is the engine's to give. */
function withoutNotificationUrl(connector: Connector, schema: SchemaObject, body: unknown): unknown {
  const definition = toJsonObject(connector.definition);
  const { properties } = mergeSchema(connector, schema);
  return Object.fromEntries(
    Object.entries(toJsonObject(body)).flatMap(([name, value]): [string, unknown][] => {
      const property = properties.get(name);
      if (property === undefined || !hasNotificationUrl(definition, property)) return [[name, value]];
      const isItself = mergeSchema(connector, property).type === 'string';
      return isItself ? [] : [[name, withoutNotificationUrl(connector, property, value)]];
    }),
  );
}

const isContentType = (parameter: Parameter): boolean =>
  parameter.in === 'header' &&
  parameter.name.toLowerCase() === 'content-type' &&
  parameter.default === undefined;

/** A policy may make the backend's address of a parameter. */
function addressOf(connector: Connector, parameter: Parameter): string | undefined {
  if (parameter['enum'] !== undefined || parameter.default !== undefined || parameter.type !== 'string')
    return undefined;
  const source = { query: 'queryParameters', header: 'headers' } as const;
  return parameter.in === 'query' || parameter.in === 'header'
    ? addressHint(connector, source[parameter.in], parameter.name)
    : undefined;
}

const isInternal = (parameter: Parameter): boolean =>
  wordOf(parameter['x-ms-visibility']).toLowerCase() === 'internal';

const isFilledByItself = (parameter: Parameter): boolean =>
  isInternal(parameter) && parameter.default !== undefined;
