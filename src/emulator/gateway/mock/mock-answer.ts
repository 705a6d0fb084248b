import type { Connector, Operation, SchemaObject } from '../../../connector-folder/connector.js';
import { isJsonObject, ownMember, toJsonObject, toText } from '../../../shared/json-value.js';
import type { SchemaChecker } from '../check-schema.js';
import { producesOf } from '../media-types.js';
import { schemaPlaces, withSampleSchema } from './dynamic-schemas.js';
import { mergeSchema } from './merged-schema.js';
import { samplePlainFile } from './sample-file.js';
import type { Sampler } from './sample-value.js';

/** What a mock answers before it knows the request. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * The answer of one operation, made from its response: an example of the response that fits its schema, else a
 * sample of the schema; a small file where the answer is one; nothing for 204 and where the definition has neither.
 */
export function mockAnswer(
  connector: Connector,
  operation: Operation,
  sample: Sampler,
  check: SchemaChecker,
): MockAnswer {
  const { status, response } = chooseResponse(connector, operation);
  const headers = sampleHeaders(operation, response, sample);
  const schema = toSchema(response['schema']) ?? operation.responseSchema;
  const produces = producesOf(connector, operation);
  if (status === 204 || status === 304) return { status, headers, body: Buffer.alloc(0) };
  if (schema === undefined) {
    const example = exampleOf(response);
    return example === undefined
      ? { status, headers, body: Buffer.alloc(0) }
      : { status, ...toContent(example, produces, headers) };
  }
  if (isFile(connector, schema)) {
    const file = samplePlainFile(produces);
    return { status, headers: { ...headers, 'content-type': file.contentType }, body: file.bytes };
  }
  const example = exampleOf(response);
  const given = example !== undefined && check(schema, example).length === 0 ? example : undefined;
  const place = schemaPlaces(connector).get(operation.id);
  if (place !== undefined) {
    const answer = withSampleSchema(given ?? sample(schema, operation.id), place);
    if (check(schema, answer).length === 0) return { status, ...toContent(answer, produces, headers) };
  }
  const without = new Set([toText(toJsonObject(extension(operation, 'x-ms-pageable'))['nextLinkName'])]);
  return { status, ...toContent(given ?? sample(schema, operation.id, { without }), produces, headers) };
}

interface ChosenResponse {
  readonly status: number;
  readonly response: Readonly<Record<string, unknown>>;
}

/** The response that a maker sees, so that its schema is answered; else the lowest 2xx; else the default as 200. */
function chooseResponse(connector: Connector, { source, responseSchema }: Operation): ChosenResponse {
  const responses = toJsonObject(source.responses);
  const look = (name: string): ChosenResponse => ({
    status: /^\d{3}$/.test(name) ? Number(name) : 200,
    response: connector.resolve(toJsonObject(ownMember(responses, name))),
  });
  const successes = Object.keys(responses).filter((name) => /^2\d\d$/.test(name));
  const candidates = [...successes, ...(Object.hasOwn(responses, 'default') ? ['default'] : [])].map(look);
  const shown = candidates.find(({ response }) => response['schema'] === responseSchema);
  return shown ?? candidates[0] ?? { status: 200, response: {} };
}

/** `examples` by media type, as OpenAPI 2.0 has it; the JSON one first. */
function exampleOf(response: Readonly<Record<string, unknown>>): unknown {
  const examples = toJsonObject(response['examples']);
  const type = Object.keys(examples).find((name) => /json/i.test(name)) ?? Object.keys(examples)[0];
  return type === undefined ? undefined : examples[type];
}

function toContent(
  value: unknown,
  produces: readonly string[],
  headers: Readonly<Record<string, string>>,
): Pick<MockAnswer, 'headers' | 'body'> {
  const plain = produces.find((type) => !/json|\*/i.test(type));
  const isPlain =
    typeof value === 'string' && plain !== undefined && !produces.some((type) => /json/i.test(type));
  const contentType = isPlain ? plain : 'application/json; charset=utf-8';
  const text = isPlain ? value : JSON.stringify(value);
  return { headers: { ...headers, 'content-type': contentType }, body: Buffer.from(text ?? 'null') };
}

function sampleHeaders(
  operation: Operation,
  response: Readonly<Record<string, unknown>>,
  sample: Sampler,
): Record<string, string> {
  const declared = Object.entries(toJsonObject(response['headers'])).filter(
    ([name]) =>
      /^[A-Za-z0-9-]+$/.test(name) &&
      !/^(?:content-|location$|transfer-|connection$|retry-after$)/i.test(name),
  );
  return Object.fromEntries(
    declared.map(([name, schema]) => [
      name.toLowerCase(),
      String(sample(toJsonObject(schema), `${operation.id}/header/${name}`)).replace(/[^\x20-\x7e]/g, '?'),
    ]),
  );
}

/** Bytes are a file whatever the operation says to produce: most definitions say JSON at their root, for all of it. */
function isFile(connector: Connector, schema: SchemaObject): boolean {
  const { type, keyword } = mergeSchema(connector, schema);
  return type === 'file' || (type === 'string' && keyword('format') === 'binary');
}

const extension = (operation: Operation, name: string): unknown =>
  (operation.source as unknown as Readonly<Record<string, unknown>>)[name]; // extensions are not in the type

const toSchema = (value: unknown): SchemaObject | undefined => (isJsonObject(value) ? value : undefined);
