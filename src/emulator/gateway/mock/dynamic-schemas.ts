import type { Connector } from '../../../connector-folder/connector.js';
import { isJsonObject, type JsonObject, toText } from '../../../shared/json-value.js';

/** Where in its answer an operation gives a schema that others are filled from. */
export interface SchemaPlace {
  readonly path: readonly string[];
  /** The answer holds the properties of an object schema, not the schema. */
  readonly isProperties: boolean;
}

/** What a mock answers where an answer is a schema: a few inputs of different kinds. */
const sampleProperties = {
  name: { type: 'string', 'x-ms-summary': 'Name' },
  amount: { type: 'number', 'x-ms-summary': 'Amount' },
  isOpen: { type: 'boolean', 'x-ms-summary': 'Is Open' },
};

const found = new WeakMap<Connector, ReadonlyMap<string, SchemaPlace>>();

/** The operations that a dynamic schema of the connector names, with the place that it reads. */
export function schemaPlaces(connector: Connector): ReadonlyMap<string, SchemaPlace> {
  const known = found.get(connector);
  if (known !== undefined) return known;
  const places = new Map<string, SchemaPlace>();
  const note = (extension: unknown, pathName: string, isProperties: boolean): void => {
    if (!isJsonObject(extension)) return;
    const path = toText(extension[pathName])
      .split('/')
      .filter((name) => name !== '');
    places.set(toText(extension['operationId']), { path, isProperties: isProperties && path.length === 0 });
  };
  const waiting: unknown[] = [connector.definition];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const object = part as JsonObject; // a list counts as one: only its values are looked at
    note(object['x-ms-dynamic-schema'], 'value-path', true);
    note(object['x-ms-dynamic-properties'], 'itemValuePath', false);
    for (const value of Object.values(object))
      if (typeof value === 'object' && value !== null) waiting.push(value);
  }
  found.set(connector, places);
  return places;
}

/** The answer with a sample schema at its place. */
export function withSampleSchema(answer: unknown, { path, isProperties }: SchemaPlace): unknown {
  const [name, ...rest] = path;
  if (name === undefined) {
    return isProperties ? sampleProperties : { type: 'object', properties: sampleProperties };
  }
  const inner = isJsonObject(answer) ? answer : {};
  const isLast = rest.length === 0 && name === 'properties';
  return {
    ...inner,
    [name]: isLast ? sampleProperties : withSampleSchema(inner[name], { path: rest, isProperties }),
  };
}
