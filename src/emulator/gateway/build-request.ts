import type { Connector, Operation, Parameter } from '../../connector-folder/connector.js';
import { toText } from '../../shared/json-value.js';
import { GatewayProblem, listNames } from './gateway-problem.js';
import { type Headers, isHeaderName, isHeaderValue } from './headers.js';
import { coerceValue, type ReportProblem } from './inputs/coerce-value.js';
import { type EncodedBody, encodeBody, encodeForm } from './inputs/encode-body.js';
import { fillBody, missingInput } from './inputs/fill-body.js';
import { findInputs, type InputTarget, keyOf, listInputKeys } from './inputs/find-input.js';
import { isDotSegment } from './match-operation.js';
import { consumesOf } from './media-types.js';
import { toWirePath } from './request-target.js';

/** The request of one operation, relative to the connection's gateway address. */
export interface BuiltRequest {
  readonly method: string;
  readonly path: string;
  /** Encoded, without the question mark; empty when there is none. */
  readonly query: string;
  readonly headers: Headers;
  readonly body?: Buffer;
}

/**
 * Builds a request as the designer and the flow engine do. Values are given as a nested object, by path
 * (`requester.mail`) or by full key (`body.$.requester.mail`). Everything that is wrong is told at once.
 *
 * @example buildRequest(connector, getTicket, { ticketId: 'K 1' }).path // '/tickets/K%201'
 */
export function buildRequest(
  connector: Connector,
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
  notificationUrl?: string,
): BuiltRequest {
  const problems: string[] = [];
  const report: ReportProblem = (message) => void problems.push(message);
  const targets = resolveInputs(connector, operation, given, report);
  const values = readParameters(connector, operation, targets, report);
  const body = readBodyValue(connector, operation, targets, notificationUrl, report);
  const path = fillPath(operation, values, report);
  const query = toQuery(values, report);
  const headers = toHeaders(values, report);
  if (problems.length > 0) {
    throw new GatewayProblem(
      422,
      'ParametersNotValid',
      `\`${operation.id}\` cannot be called. ${problems.join(' ')}`,
      problems,
    );
  }
  const encoded = toEncodedBody(connector, operation, values, body);
  return {
    method: operation.method.toUpperCase(),
    path,
    query,
    headers: encoded === undefined ? headers : withContentType(headers, encoded.contentType),
    ...(encoded === undefined ? {} : { body: encoded.bytes }),
  };
}

/** A header parameter says what the body is, but only its builder knows the boundary of a form. */
function withContentType(headers: Headers, encoded: string): Headers {
  const given = headers['content-type'];
  const isForm = given !== undefined && /^multipart\//i.test(given) && /^multipart\//i.test(encoded);
  return { ...headers, 'content-type': given === undefined || isForm ? encoded : given };
}

type Given = readonly [InputTarget, unknown];

function resolveInputs(
  connector: Connector,
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
  report: ReportProblem,
): Given[] {
  const found = new Map<string, Given>();
  for (const [name, value] of Object.entries(given)) {
    const [target, ...others] = findInputs(connector, operation, name);
    if (target === undefined) {
      const keys = listInputKeys(connector, operation);
      const shown = keys.length > 25 ? [...keys.slice(0, 25), `… ${keys.length - 25} more`] : keys;
      const hint = name.includes('[*]') ? ' Give a list as one value, at the key of the list.' : '';
      report(`\`${operation.id}\` has no input \`${name}\`. Its inputs: ${listNames(shown)}.${hint}`);
    } else if (others.length > 0) {
      const keys = [target, ...others].map(({ key }) => key);
      report(`\`${name}\` can mean ${listNames(keys)} of \`${operation.id}\`. Give one of these full keys.`);
    } else if (found.has(target.key)) {
      report(`\`${target.key}\` is given twice, the second time as \`${name}\`. Give it once.`);
    } else {
      found.set(target.key, [target, value]);
    }
  }
  return [...found.values()];
}

type ParameterValue = readonly [parameter: Parameter, value: unknown, fileName?: string];

/** Parameters outside the body that go into the request, in the order of the definition. */
function readParameters(
  connector: Connector,
  operation: Operation,
  targets: readonly Given[],
  report: ReportProblem,
): ParameterValue[] {
  return operation.parameters.flatMap((parameter): ParameterValue[] => {
    if (parameter.in === 'body') return [];
    const key = keyOf(parameter);
    const given = targets.find(([target]) => target.key === key)?.[1];
    const isGiven = given !== undefined && given !== null && given !== '';
    const isRequired = parameter.required === true || parameter.in === 'path';
    const value = isGiven ? given : isRequired ? parameter.default : undefined;
    if (value === undefined) {
      if (isRequired) report(missingInput(key, toText(parameter['x-ms-summary']), isInternal(parameter)));
      return [];
    }
    if (parameter.type === 'file') {
      const fileName = targets.find(([target]) => target.key === `${key}.$filename`)?.[1];
      return [
        typeof fileName === 'string' && fileName !== '' ? [parameter, value, fileName] : [parameter, value],
      ];
    }
    // Nobody can fill in an internal input: its empty default is what is meant. A path has no place for it.
    if (value === '' && isInternal(parameter) && parameter.in !== 'path') return [[parameter, value]];
    const coerced = coerceValue(connector, value, { ...parameter, required: [] }, key, report);
    return coerced === undefined ? [] : [[parameter, coerced]];
  });
}

function readBodyValue(
  connector: Connector,
  operation: Operation,
  targets: readonly Given[],
  notificationUrl: string | undefined,
  report: ReportProblem,
): unknown {
  const parameter = operation.parameters.find((candidate) => candidate.in === 'body');
  if (parameter === undefined) return undefined;
  const schema = parameter.schema ?? {};
  const bodyTargets = targets.flatMap(([target, value]) =>
    target.kind === 'body' ? [{ ...target, value }] : [],
  );
  let body: unknown;
  for (const { path, schema: part, key, value } of bodyTargets.sort(
    (a, b) => a.path.length - b.path.length,
  )) {
    const coerced = coerceValue(connector, value, part, key, report);
    if (coerced !== undefined) body = setAt(body, path, coerced);
  }
  const takesUrl = notificationUrl !== undefined;
  if (body === undefined && (parameter.required === true || takesUrl)) {
    const type = connector.resolve(schema).type;
    if (parameter.default !== undefined) body = parameter.default;
    else if (type === undefined || type === 'object') body = {};
    else report(missingInput('body.$', toText(parameter['x-ms-summary']), isInternal(parameter)));
  }
  return body === undefined
    ? undefined
    : fillBody(connector, schema, body, { report, ...(takesUrl ? { notificationUrl } : {}) });
}

/** The body with `value` at `path`; objects on the way are copied or made. Lists and texts on the way give way. */
function setAt(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const object = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  const inner: unknown = Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
  return { ...object, [name]: setAt(inner, rest, value) };
}

/** Path values are percent-encoded once, or twice when the parameter asks for `double`. */
function fillPath(operation: Operation, values: readonly ParameterValue[], report: ReportProblem): string {
  const texts = new Map(
    values
      .filter(([parameter]) => parameter.in === 'path')
      .map(([parameter, value]) => {
        const once = encode(toParameterText(value), keyOf(parameter), report);
        return [
          parameter.name,
          parameter['x-ms-url-encoding'] === 'double' ? encodeURIComponent(once) : once,
        ];
      }),
  );
  const known = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const path = toWirePath(operation.path).replace(/\{([^{}]*)\}/g, (placeholder, name: string) => {
    if (!known.includes(name))
      report(`The path has \`${placeholder}\`, and no path parameter of that name. Correct the definition.`);
    return texts.get(name) ?? placeholder;
  });
  if (path.split('/').some(isDotSegment)) {
    report(
      `The path would be \`${path}\`, where \`.\` and \`..\` lead to another operation. Give another value.`,
    );
  }
  return path;
}

/** Lists are joined by commas: the platform knows no other collection format. */
function toQuery(values: readonly ParameterValue[], report: ReportProblem): string {
  return values
    .filter(([parameter]) => parameter.in === 'query')
    .map(([parameter, value]) => {
      const key = keyOf(parameter);
      return `${encode(parameter.name, key, report)}=${encode(toParameterText(value), key, report)}`;
    })
    .join('&');
}

function toHeaders(values: readonly ParameterValue[], report: ReportProblem): Headers {
  const headers: Headers = {};
  for (const [parameter, value] of values) {
    if (parameter.in !== 'header') continue;
    const text = toParameterText(value);
    if (!isHeaderValue(text)) {
      report(`\`${keyOf(parameter)}\` has a character that a header cannot carry, for example a line break.`);
    } else if (!isHeaderName(parameter.name)) {
      report(`\`${keyOf(parameter)}\` is not a possible header name. Correct the definition.`);
    } else {
      headers[parameter.name.toLowerCase()] = text;
    }
  }
  return headers;
}

function toEncodedBody(
  connector: Connector,
  operation: Operation,
  values: readonly ParameterValue[],
  body: unknown,
): EncodedBody | undefined {
  const consumes = consumesOf(connector, operation);
  const fields = values.filter(([parameter]) => parameter.in === 'formData');
  if (fields.length > 0) return encodeForm(fields, consumes);
  return body === undefined ? undefined : encodeBody(body, consumes);
}

function toParameterText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toParameterText).join(',');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function encode(text: string, key: string, report: ReportProblem): string {
  try {
    return encodeURIComponent(text);
  } catch {
    report(`\`${key}\` contains half of a character (a lone surrogate), which a URL cannot carry.`);
    return '';
  }
}

const isInternal = (parameter: Parameter): boolean =>
  toText(parameter['x-ms-visibility']).toLowerCase() === 'internal';
