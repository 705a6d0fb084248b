import type { Connector } from '../../connector-folder/connector.js';
import { enterSchema, requires, type SchemaNode } from '../../connector-folder/schema-node.js';
import { isJsonObject, type JsonObject, toJsonObject, toText } from '../../shared/json-value.js';

const deepest = 12;

/** A value that fits a schema or parameter: its default, example or first choice, else one made for its type. */
export function sampleValue(connector: Connector, schema: JsonObject, name: string): unknown {
  return sample(enter(connector, schema, []), name, 0);

  function sample(at: SchemaNode, label: string, depth: number): unknown {
    const own = givenValue(at.schema);
    if (own !== undefined) return literal(own);
    const type = typeOf(at.schema);
    if (type === 'array') {
      if (depth >= deepest) return [];
      return [sample(enter(connector, toJsonObject(at.schema['items']), at.references), label, depth + 1)];
    }
    if (type !== 'object') return scalar(at.schema, type, label);
    const properties = Object.entries(toJsonObject(at.schema['properties']));
    return Object.fromEntries(
      properties
        .filter(([property]) => depth < deepest && requires(at.schema, property))
        .map(([property, value]) => [
          property,
          sample(enter(connector, toJsonObject(value), at.references), property, depth + 1),
        ]),
    );
  }
}

/** A schema inside another, its references followed. */
export function enter(connector: Connector, schema: JsonObject, references: readonly string[]): SchemaNode {
  // The definition is walked as plain JSON, with a look before each step.
  return enterSchema(connector.definition as unknown as JsonObject, schema, references);
}

/** `object` when it has properties, though no type is written. */
export function typeOf(schema: JsonObject): string {
  return toText(schema['type'], isJsonObject(schema['properties']) ? 'object' : 'string');
}

/** What the definition itself offers: default, example, first choice. */
export function givenValue(schema: JsonObject): unknown {
  const { default: preset, example, enum: choices } = schema;
  const examples = toJsonObject(schema['x-ms-examples']);
  const values = schema['x-ms-enum-values'];
  const first = Array.isArray(choices)
    ? choices[0]
    : Array.isArray(values)
      ? toJsonObject(values[0])['value']
      : undefined;
  return [preset, example, schema['x-example'], Object.values(examples)[0], first].find(
    (value) => value !== undefined && value !== null,
  );
}

/** In a flow, text that begins with `@` or holds `@{` is an expression unless the sign is doubled. */
export function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^@(?!@)/, '@@').replace(/(?<!@)@\{/g, '@@{');
  if (Array.isArray(value)) return value.map(literal);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, literal(member)]));
}

function scalar(schema: JsonObject, type: string, name: string): unknown {
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return numberWithin(schema);
  if (type === 'file') return "@base64ToBinary('U2FtcGxl')";
  return lengthened(text(schema, name), schema);
}

function numberWithin(schema: JsonObject): number {
  const { minimum, maximum } = schema;
  if (typeof minimum === 'number' && minimum > 1) return minimum;
  return typeof maximum === 'number' && maximum < 1 ? maximum : 1;
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T09:30:00Z',
  'date-no-tz': '2026-01-31T09:30:00',
  date: '2026-01-31',
  email: 'sam@contoso.com',
  uri: 'https://www.contoso.com/',
  url: 'https://www.contoso.com/',
  uuid: '00000000-0000-4000-8000-000000000001',
  guid: '00000000-0000-4000-8000-000000000001',
  byte: 'U2FtcGxl',
  binary: 'U2FtcGxl',
};

function text(schema: JsonObject, name: string): string {
  const format = toText(schema['format']);
  const words = [name, schema['title'], schema['x-ms-summary'], schema['description']].map((word) =>
    toText(word),
  );
  if (Object.hasOwn(formats, format)) return formats[format] ?? '';
  if (words.some((word) => /e-?mail|\bmail$/i.test(word))) return 'sam@contoso.com';
  if (/ur[il]$/i.test(name)) return 'https://www.contoso.com/';
  return `Sample ${name}`;
}

function lengthened(value: string, { minLength, maxLength }: JsonObject): string {
  const shortest = typeof minLength === 'number' ? Math.min(minLength, 4_000) : 0;
  const cut = typeof maxLength === 'number' && maxLength > 0 ? value.slice(0, maxLength) : value;
  return cut.padEnd(shortest, 'x');
}
