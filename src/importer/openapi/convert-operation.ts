import type { Json, JsonObject } from '../../model/json.js';
import { isList, isObject, isString, toObject } from '../read.js';
import { convertReference, convertSchema, type Tell } from './convert-schema.js';

const json = /[/+]json\b/i;
const forms = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/** An operation object of OpenAPI 3 as one of OpenAPI 2.0. */
export function convertOperation(
  node: JsonObject,
  place: string,
  document: JsonObject,
  tell: Tell,
): JsonObject {
  const { requestBody, parameters, responses, callbacks, servers, ...others } = node;
  if (callbacks !== undefined) {
    tell(
      place,
      "`callbacks` are left out: describe a trigger with `kind: 'webhook'` and a notification instead",
    );
  }
  if (servers !== undefined) tell(place, '`servers` of one operation are left out: a connector has one host');
  const body = convertBody(follow(requestBody, document), place, document, tell);
  const list = isList(parameters)
    ? parameters.flatMap((each) => convertParameter(each, `${place} parameters`, document, tell))
    : [];
  const answers = Object.entries(toObject(responses)).map(([status, each]) => [
    /^\dXX$/i.test(status) ? `${status.slice(0, 1)}00` : status,
    convertResponse(each, `${place} ${status}`, document, tell),
  ]);
  return {
    ...others,
    ...body.keys,
    parameters: [...list, ...body.parameters],
    responses: Object.fromEntries(answers),
  };
}

/** A parameter object; one in a cookie cannot be sent, and is told. */
export function convertParameter(
  node: Json,
  place: string,
  document: JsonObject,
  tell: Tell,
): readonly JsonObject[] {
  const source = toObject(node);
  if (isString(source['$ref'])) {
    const target = toObject(follow(node, document));
    return target['in'] === 'cookie' ? [] : [{ $ref: convertReference(source['$ref']) }];
  }
  const { schema, content, style, explode, example, examples, allowReserved: _, ...others } = source;
  const name = `${place}: ${String(source['name'])}`;
  if (source['in'] === 'cookie') {
    tell(name, 'a cookie parameter is left out: the platform sends no cookies');
    return [];
  }
  if (content !== undefined) tell(name, 'a parameter with `content` becomes text');
  const flat = toObject(
    flatten(schema ?? (content === undefined ? {} : { type: 'string' }), name, document, tell),
  );
  const isSpread = flat['type'] === 'array' && source['in'] === 'query' && explode !== false;
  if (isSpread && style === undefined)
    tell(name, 'a list is sent with commas, which the platform does, and not as repeated parameters');
  return [{ ...others, ...flat, ...(example !== undefined && { 'x-example': example }) }];
}

/** A response object; the schema is the one of the JSON answer. */
export function convertResponse(node: Json, place: string, document: JsonObject, tell: Tell): JsonObject {
  const source = toObject(node);
  if (isString(source['$ref'])) return { $ref: convertReference(source['$ref']) };
  const { content, headers, links: _, ...others } = source;
  const [type, media] = chooseMedia(toObject(content));
  const schema = toObject(media)['schema'];
  const isFile =
    type !== undefined &&
    !json.test(type) &&
    (schema === undefined || toObject(schema)['format'] === 'binary');
  return {
    description: '',
    ...others,
    ...(isFile && { schema: { type: 'file' } }),
    ...(!isFile && schema !== undefined && { schema: convertSchema(schema, place, tell) }),
    ...(headers !== undefined && { headers: convertHeaders(headers, place, document, tell) }),
  };
}

function convertHeaders(headers: Json, place: string, document: JsonObject, tell: Tell): JsonObject {
  return Object.fromEntries(
    Object.entries(toObject(headers)).map(([name, each]) => {
      const { schema, description } = toObject(follow(each, document));
      const flat = toObject(flatten(schema ?? { type: 'string' }, `${place} ${name}`, document, tell));
      return [name, { ...flat, ...(description !== undefined && { description }) }];
    }),
  );
}

function convertBody(node: Json | undefined, place: string, document: JsonObject, tell: Tell) {
  const { content, required, description } = toObject(node);
  const [type, media] = chooseMedia(toObject(content));
  if (type === undefined) return { keys: {}, parameters: [] };
  const others = Object.keys(toObject(content)).length - 1;
  if (others > 0) tell(place, `the body is taken as ${type}; ${others} other media types are left out`);
  const keys = json.test(type) ? {} : { consumes: [type] };
  const schema = toObject(media)['schema'];
  if (forms.includes(type)) {
    return { keys, parameters: convertForm(follow(schema, document), place, document, tell) };
  }
  const body = {
    name: 'body',
    in: 'body',
    // A body that may be left out hides what is required in it; flows send it always.
    required: required === true || json.test(type),
    ...(description !== undefined && { description }),
    schema: json.test(type)
      ? convertSchema(schema, `${place} body`, tell)
      : { type: 'string', format: 'binary' },
  };
  return { keys, parameters: [body] };
}

function convertForm(
  schema: Json | undefined,
  place: string,
  document: JsonObject,
  tell: Tell,
): readonly JsonObject[] {
  const { properties, required } = toObject(schema);
  return Object.entries(toObject(properties)).map(([name, property]) => {
    const flat = toObject(flatten(property, `${place} ${name}`, document, tell));
    const isFile = flat['format'] === 'binary';
    const isRequired = isList(required) && required.includes(name);
    const { format: _, ...file } = flat;
    return {
      name,
      in: 'formData',
      ...(isRequired && { required: true }),
      ...(isFile ? { ...file, type: 'file' } : flat),
    };
  });
}

/** A parameter has no schema of its own in OpenAPI 2.0: what it refers to is written out, and an object becomes text. */
function flatten(schema: Json, place: string, document: JsonObject, tell: Tell): JsonObject {
  const converted = convertSchema(follow(schema, document), place, tell);
  if (typeof converted['type'] === 'string' && converted['type'] !== 'object') {
    const items = toObject(follow(toObject(follow(schema, document))['items'], document));
    return converted['type'] === 'array'
      ? { ...converted, items: convertSchema(items, place, tell) }
      : converted;
  }
  if (converted['type'] === 'object') tell(place, 'an object as parameter becomes text');
  const { title, description } = converted;
  return {
    type: 'string',
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
}

/** What a local reference of OpenAPI 3 names. */
function follow(node: Json | undefined, document: JsonObject, depth = 0): Json | undefined {
  const reference = toObject(node)['$ref'];
  if (!isString(reference) || !reference.startsWith('#/') || depth > 20) return node;
  const path = reference
    .slice(2)
    .split('/')
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = path.reduce<Json | undefined>(
    (place, name) => (isObject(place) ? place[name] : undefined),
    document,
  );
  return follow(target, document, depth + 1);
}

/** JSON before forms before anything else. */
function chooseMedia(content: JsonObject): readonly [string | undefined, Json | undefined] {
  const types = Object.keys(content);
  const type =
    types.find((each) => json.test(each)) ?? types.find((each) => forms.includes(each)) ?? types[0];
  return [type, type === undefined ? undefined : content[type]];
}
