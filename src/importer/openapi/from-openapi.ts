import type { Json, JsonObject } from '../../model/json.js';
import { isList, isObject, isString, toObject } from '../read.js';
import { convertOperation, convertParameter, convertResponse } from './convert-operation.js';
import { convertSchema, type Tell } from './convert-schema.js';
import { toConnection } from './to-connection.js';

/** The two documents of a connector, made from an OpenAPI document, and what could not be carried over. */
export interface FromOpenApi {
  readonly definition: JsonObject;
  readonly properties: JsonObject;
  readonly notes: readonly { readonly place: string; readonly what: string }[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/**
 * Begins a connector from an OpenAPI document of version 2.0, 3.0 or 3.1. What connectors cannot say is left out and
 * told, never in silence. `undefined` when the value is no OpenAPI document.
 */
export function fromOpenApi(value: unknown): FromOpenApi | undefined {
  if (!isObject(value) || !isObject(value['paths'])) return undefined;
  const notes: { place: string; what: string }[] = [];
  const tell: Tell = (place, what) => notes.push({ place, what });
  const isVersion3 = isString(value['openapi']) && value['openapi'].startsWith('3.');
  if (!isVersion3 && value['swagger'] !== '2.0') return undefined;
  const definition = completeOperations(isVersion3 ? convertDocument(value, tell) : value);
  const { security, properties } = toConnection(definition, tell);
  return { definition: { ...definition, ...security }, properties, notes };
}

function convertDocument(document: JsonObject, tell: Tell): JsonObject {
  const { info, tags, servers, components, paths, security, webhooks } = document;
  if (webhooks !== undefined)
    tell('webhooks', "they are left out: describe a trigger with `kind: 'webhook'` instead");
  const { schemas, parameters, responses, securitySchemes } = toObject(components);
  return {
    swagger: '2.0',
    info: toInfo(toObject(info)),
    ...convertServer(servers, tell),
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: mapObject(paths, (item, path) => convertPath(toObject(item), path, document, tell)),
    definitions: mapObject(schemas, (schema, name) => convertSchema(schema, name, tell)),
    parameters: mapObject(parameters, (each, name) => convertParameter(each, name, document, tell)[0] ?? {}),
    responses: mapObject(responses, (each, name) => convertResponse(each, name, document, tell)),
    securityDefinitions: mapObject(securitySchemes, (each) => each),
    ...(security !== undefined && { security }),
    ...(isList(tags) && tags.length > 0 && { tags }),
  };
}

function toInfo({ title, description, version, contact }: JsonObject): JsonObject {
  const { name, url, email } = toObject(contact);
  const known = {
    ...(name !== undefined && { name }),
    ...(url !== undefined && { url }),
    ...(email !== undefined && { email }),
  };
  return {
    title: isString(title) ? title : 'Connector',
    description: isString(description) ? description : '',
    version: isString(version) ? version : '1.0',
    ...(Object.keys(known).length > 0 && { contact: known }),
  };
}

/** The first server; variables take their defaults. A connector has one host. */
function convertServer(servers: Json | undefined, tell: Tell): JsonObject {
  const [first, ...others] = isList(servers) ? servers : [];
  const { url, variables } = toObject(first);
  if (others.length > 0)
    tell('servers', `the first of ${others.length + 1} is taken: a connector has one host`);
  const filled = (isString(url) ? url : '').replace(/\{([^}]+)\}/g, (_, name: string) =>
    String(toObject(toObject(variables)[name])['default'] ?? name),
  );
  if (!URL.canParse(filled)) {
    tell('servers', 'no absolute address is given: put the host into connector/info.ts');
    return { host: 'api.example.com', basePath: filled.startsWith('/') ? filled : '/', schemes: ['https'] };
  }
  const { protocol, host, pathname } = new URL(filled);
  return { host, basePath: pathname.replace(/(?<=.)\/$/, ''), schemes: [protocol.replace(':', '')] };
}

function convertPath(item: JsonObject, path: string, document: JsonObject, tell: Tell): JsonObject {
  const { parameters } = item;
  const operations = methods.flatMap((method) => {
    const node = item[method];
    return isObject(node)
      ? [[method, convertOperation(node, `${method.toUpperCase()} ${path}`, document, tell)] as const]
      : [];
  });
  return {
    ...(isList(parameters) && {
      parameters: parameters.flatMap((each) => convertParameter(each, path, document, tell)),
    }),
    ...Object.fromEntries(operations),
  };
}

/** What every operation of a connector has: an id, a summary and a description; and encoded path parameters. */
function completeOperations(definition: JsonObject): JsonObject {
  const paths = mapObject(definition['paths'], (item, path) =>
    mapObject(item, (node, method) => {
      if (method === 'parameters') return withEncoding(node);
      return methods.includes(method) && isObject(node) ? completeOperation(node, method, path) : node;
    }),
  );
  const parameters = definition['parameters'];
  return {
    ...definition,
    paths,
    ...(isObject(parameters) && { parameters: mapObject(parameters, (each) => encoded(each)) }),
  };
}

function completeOperation(node: JsonObject, method: string, path: string): JsonObject {
  const id = isString(node['operationId']) ? node['operationId'] : toId(`${method} ${path}`);
  const summary = isString(node['summary']) && node['summary'] !== '' ? node['summary'] : toSentence(id);
  const description =
    isString(node['description']) && node['description'] !== ''
      ? node['description']
      : `${summary.replace(/\.$/, '')}.`;
  return {
    ...node,
    operationId: id,
    summary,
    description,
    ...(node['parameters'] !== undefined && { parameters: withEncoding(node['parameters']) }),
  };
}

function withEncoding(parameters: Json): Json {
  return isList(parameters) ? parameters.map(encoded) : parameters;
}

function encoded(parameter: Json): Json {
  const isOpen =
    toObject(parameter)['in'] === 'path' && toObject(parameter)['x-ms-url-encoding'] === undefined;
  return isOpen ? { ...toObject(parameter), 'x-ms-url-encoding': 'single' } : parameter;
}

function toId(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}

function toSentence(id: string): string {
  const words = id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, 80);
}

function mapObject(value: Json | undefined, convert: (member: Json, name: string) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(toObject(value)).map(([name, each]) => [name, convert(each, name)]),
  );
}
