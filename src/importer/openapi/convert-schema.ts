import type { Json, JsonObject } from '../../model/json.js';
import { isList, isObject, isString, toObject } from '../read.js';

/** Tells what was not carried over, and where. */
export type Tell = (place: string, what: string) => void;

/** Keywords of OpenAPI 3 that OpenAPI 2.0 has no word for, and what becomes of them. */
const dropped: ReadonlyMap<string, string> = new Map([
  ['not', '`not` is left out: connectors do not know it'],
  ['patternProperties', '`patternProperties` are left out: connectors do not know them'],
  ['if', '`if` is left out: connectors do not know it'],
  ['then', '`then` is left out'],
  ['else', '`else` is left out'],
  ['dependentRequired', '`dependentRequired` is left out'],
  ['dependentSchemas', '`dependentSchemas` are left out'],
  ['prefixItems', '`prefixItems` are left out: a list holds one kind of item'],
  ['$defs', '`$defs` are left out'],
]);
const silentlyDropped = [
  'writeOnly',
  'deprecated',
  'examples',
  '$schema',
  '$id',
  '$comment',
  'contentEncoding',
];

/** A schema object of OpenAPI 3.0 or 3.1 as one of OpenAPI 2.0. Choices between schemas become open objects, and are told. */
export function convertSchema(node: Json | undefined, place: string, tell: Tell): JsonObject {
  if (!isObject(node)) return {};
  if (isString(node['$ref'])) return { $ref: convertReference(node['$ref']) };
  const converted: Record<string, Json> = {};
  for (const [key, value] of Object.entries(node)) {
    if (silentlyDropped.includes(key)) continue;
    const why = dropped.get(key);
    if (why === undefined) Object.assign(converted, convertKeyword(key, value, place, tell));
    else tell(place, why);
  }
  const examples = node['examples'];
  if (converted['example'] === undefined && isList(examples) && examples[0] !== undefined) {
    converted['example'] = examples[0];
  }
  return converted;
}

/** `#/components/schemas/X` as `#/definitions/X`; parameters and responses alike. */
export function convertReference(reference: string): string {
  return reference
    .replace('#/components/schemas/', '#/definitions/')
    .replace('#/components/parameters/', '#/parameters/')
    .replace('#/components/responses/', '#/responses/');
}

function convertKeyword(key: string, value: Json, place: string, tell: Tell): JsonObject {
  switch (key) {
    case 'nullable':
      return value === true ? { 'x-nullable': true } : {};
    case 'type':
      return convertType(value, place, tell);
    case 'const':
      return { enum: [value] };
    case 'properties':
      return { properties: mapObject(value, (each, name) => convertSchema(each, `${place}.${name}`, tell)) };
    case 'items':
      return { items: convertSchema(value, `${place}[]`, tell) };
    case 'additionalProperties':
      return { additionalProperties: isObject(value) ? convertSchema(value, `${place}.*`, tell) : value };
    case 'allOf':
      return { allOf: isList(value) ? value.map((each) => convertSchema(each, place, tell)) : [] };
    case 'oneOf':
    case 'anyOf':
      return convertChoice(key, value, place, tell);
    case 'exclusiveMinimum':
      return typeof value === 'number'
        ? { minimum: value, exclusiveMinimum: true }
        : { exclusiveMinimum: value };
    case 'exclusiveMaximum':
      return typeof value === 'number'
        ? { maximum: value, exclusiveMaximum: true }
        : { exclusiveMaximum: value };
    case 'discriminator': {
      const { propertyName } = toObject(value);
      return isString(propertyName) ? { discriminator: propertyName } : {};
    }
    default:
      return { [key]: value };
  }
}

/** Version 3.1 writes `["string", "null"]` for text that may be `null`. */
function convertType(type: Json, place: string, tell: Tell): JsonObject {
  if (!isList(type)) return { type };
  const [first, ...others] = type.filter((each) => each !== 'null');
  const nullable = type.includes('null') ? { 'x-nullable': true } : {};
  if (others.length > 0)
    tell(place, `one of the types ${type.join(', ')} is not expressible: it is left open`);
  return first === undefined || others.length > 0 ? nullable : { type: first, ...nullable };
}

function convertChoice(key: string, value: Json, place: string, tell: Tell): JsonObject {
  const choices = isList(value) ? value.filter((each) => toObject(each)['type'] !== 'null') : [];
  const [only, another] = choices;
  const nullable = isList(value) && choices.length < value.length ? { 'x-nullable': true } : {};
  if (only !== undefined && another === undefined) {
    const converted = convertSchema(only, place, tell);
    return '$ref' in converted ? { allOf: [converted], ...nullable } : { ...converted, ...nullable };
  }
  tell(place, `\`${key}\` is left open: connectors do not know choices between schemas`);
  return {};
}

function mapObject(value: Json, convert: (member: Json, name: string) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(toObject(value)).map(([name, each]) => [name, convert(each, name)]),
  );
}
