import type { Connector, Operation, Parameter } from '../../connector-folder/connector.js';
import { parseJson } from './body.js';
import type { Deviation, SchemaChecker } from './check-schema.js';
import { listNames } from './gateway-problem.js';
import { keyOf } from './inputs/find-input.js';
import { parameterSchema } from './inputs/parameter-schema.js';
import { readPathValues } from './match-operation.js';
import { consumesOf } from './media-types.js';
import { bytesOf, type RequestState } from './message.js';
import { decode, readQuery } from './query.js';
import { readForm } from './read-form.js';

/**
 * Where a request is not what the definition says of its operation: required parameters, types and limits of all
 * of them, query parameters that nobody described (but for the state of a polling trigger), the media type, the body. `pointer` is the designer's key of a
 * parameter (`query.$.page`), and for the body a JSON pointer behind `body.$`.
 */
export function checkRequest(
  connector: Connector,
  operation: Operation,
  request: Pick<RequestState, 'path' | 'query' | 'headers' | 'body'>,
  check: SchemaChecker,
): Deviation[] {
  const bytes = bytesOf(request.body);
  const type = request.headers['content-type'] ?? '';
  const query = readQuery(request.query);
  const pathValues = readPathValues(operation.path, request.path);
  const hasForm = operation.parameters.some((parameter) => parameter.in === 'formData');
  const form = hasForm ? readForm(bytes, type) : new Map<string, string | undefined>();
  const read = (parameter: Parameter): string | undefined => {
    if (parameter.in === 'path') return decodePathValue(pathValues.get(parameter.name));
    if (parameter.in === 'header') return readHeader(request.headers, parameter.name.toLowerCase());
    return query.find(({ name }) => name === parameter.name)?.value;
  };

  const deviations: Deviation[] = [];
  for (const parameter of operation.parameters) {
    const pointer = keyOf(parameter);
    if (parameter.in === 'body') {
      deviations.push(...checkBody(parameter, bytes, type, check));
    } else if (parameter.in === 'formData') {
      if (!form.has(parameter.name)) deviations.push(...missing(parameter, pointer));
      else if (parameter.type !== 'file')
        deviations.push(...checkText(parameter, pointer, form.get(parameter.name), check));
    } else {
      const text = read(parameter);
      if (text === undefined) deviations.push(...missing(parameter, pointer));
      else deviations.push(...checkText(parameter, pointer, text, check));
    }
  }
  const described = new Set(operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`));
  for (const { name } of query) {
    if (described.has(`query ${name}`) || isInPath(operation, name) || /^triggerstate/i.test(name)) continue;
    deviations.push({ pointer: `query.$.${name}`, message: `\`query.$.${name}\` is not in the definition.` });
  }
  return [...deviations, ...checkMediaType(connector, operation, bytes, type)];
}

/** A plus sign of a path is one. */
const decodePathValue = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : decode(text.replaceAll('+', '%2B'));

/** The boundary of a form is nothing that a definition could name. */
function readHeader(headers: RequestState['headers'], name: string): string | undefined {
  const text = headers[name];
  return name === 'content-type' ? text?.replace(/;\s*boundary=.*$/is, '') : text;
}

function checkBody(parameter: Parameter, bytes: Buffer, type: string, check: SchemaChecker): Deviation[] {
  const pointer = 'body.$';
  if (bytes.length === 0) return missing(parameter, pointer);
  if (type !== '' && !/json/i.test(type)) return [];
  const parsed = parseJson(bytes.toString('utf8'));
  if (parsed === undefined) return [{ pointer, message: 'The body is not JSON.' }];
  return check(parameter.schema ?? {}, parsed.value).map((found) => ({
    pointer: pointer + found.pointer,
    message: found.message.replace('The message', 'The body'),
  }));
}

/** A text as the type of its parameter reads it; lists are joined by commas. */
function checkText(
  parameter: Parameter,
  pointer: string,
  text: string | undefined,
  check: SchemaChecker,
): Deviation[] {
  if (text === undefined) return [];
  if (text === '' && parameter['allowEmptyValue'] === true) return [];
  const value = readText(parameter.type, text, parameter['items']);
  return check(parameterSchema(parameter), value).map((found) => ({
    pointer: pointer + found.pointer,
    message: found.message.replace(/^(?:The message|`[^`]*`)/, `\`${pointer}\``),
  }));
}

function readText(type: unknown, text: string, items: unknown): unknown {
  if (type === 'integer' || type === 'number')
    return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
  if (type === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
  if (type === 'array') {
    const itemType = (items as { readonly type?: unknown } | undefined)?.type; // an unchecked part of the document
    return text === '' ? [] : text.split(',').map((item) => readText(itemType, item, undefined));
  }
  return type === 'object' ? (parseJson(text)?.value ?? text) : text;
}

function missing(parameter: Parameter, pointer: string): Deviation[] {
  return parameter.required === true ? [{ pointer, message: `\`${pointer}\` is required and missing.` }] : [];
}

/** A body of bytes goes by the type of the file that it is, whatever the definition consumes. */
function takesBytes(connector: Connector, { parameters }: Operation): boolean {
  const body = parameters.find((parameter) => parameter.in === 'body')?.schema;
  const schema = body === undefined ? {} : connector.resolve(body);
  return schema.type === 'file' || (schema.type === 'string' && schema['format'] === 'binary');
}

function checkMediaType(
  connector: Connector,
  operation: Operation,
  bytes: Buffer,
  type: string,
): Deviation[] {
  const declared = consumesOf(connector, operation);
  const takesBody = operation.parameters.some(
    (parameter) => parameter.in === 'body' || parameter.in === 'formData',
  );
  if (bytes.length === 0 || !takesBody || declared.length === 0 || takesBytes(connector, operation))
    return [];
  const name = (text: string): string => text.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const wanted = declared.map(name);
  if (wanted.some((item) => item === name(type) || item.includes('*'))) return [];
  const found = type === '' ? 'no `Content-Type`' : `\`${name(type)}\``;
  return [
    {
      pointer: 'header.$.content-type',
      message: `The operation takes ${listNames(wanted)}; it was given ${found}.`,
    },
  ];
}

/** Some definitions write a fixed query into their path. */
const isInPath = ({ path }: Operation, name: string): boolean =>
  path.includes(`?${name}=`) || path.includes(`&${name}=`);
