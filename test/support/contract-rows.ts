import type { OpenAPIV2 } from 'openapi-types';

/** A row of the contract as a definition has it: an input of an operation or a line of a definition table. */
export interface ContractRow {
  readonly place: string;
  readonly path: string;
  readonly title: string | undefined;
  readonly type: string;
  readonly required?: boolean;
  readonly in?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
}

/** A schema or parameter of the document, read by name. */
type Node = Readonly<Record<string, unknown>>;

/** Every row that a generated definition has, in the form of the published tables. */
export function rowsOf(document: OpenAPIV2.Document): readonly ContractRow[] {
  const definitions = asNode(document.definitions);
  const resolve = (node: Node): Node =>
    typeof node['$ref'] === 'string' ? asNode(definitions[node['$ref'].replace('#/definitions/', '')]) : node;

  function walk(place: string, schema: Node, prefix: string): readonly ContractRow[] {
    const required = Array.isArray(schema['required']) ? schema['required'] : [];
    return Object.entries(asNode(schema['properties'])).flatMap(([key, value]) => {
      const property = resolve(asNode(value));
      const path = prefix === '' ? key : `${prefix}.${key}`;
      if (property['type'] === 'object') return walk(place, property, path);
      const row = toRow(place, path, property, resolve, required.includes(key));
      if (property['type'] !== 'array') return [row];
      return [row, ...walk(place, resolve(asNode(property['items'])), path)];
    });
  }

  const inputs = Object.values(asNode(document.paths)).flatMap((item) =>
    Object.entries(asNode(item)).flatMap(([method, operation]) => {
      if (method.startsWith('x-')) return [];
      const place = String(asNode(operation)['operationId']);
      const parameters = asNode(operation)['parameters'];
      return (Array.isArray(parameters) ? parameters : []).flatMap((entry) => {
        const parameter = asNode(entry);
        if (parameter['in'] === 'body') {
          return walk(place, resolve(asNode(parameter['schema'])), '').map((row) => ({ ...row, in: 'body' }));
        }
        const row = toRow(
          place,
          String(parameter['name']),
          parameter,
          resolve,
          parameter['required'] === true,
        );
        return [{ ...row, in: String(parameter['in']) }];
      });
    }),
  );
  const outputs = Object.entries(definitions).flatMap(([name, schema]) => walk(name, asNode(schema), ''));
  return [...inputs, ...outputs];
}

function toRow(
  place: string,
  path: string,
  node: Node,
  resolve: (node: Node) => Node,
  required: boolean,
): ContractRow {
  const title = node['x-ms-summary'];
  const choices = node['enum'];
  return {
    place,
    path,
    title: typeof title === 'string' ? title : undefined,
    type: typeText(node, resolve),
    required,
    ...(Array.isArray(choices) && { enum: choices.map(String) }),
    ...(typeof node['minLength'] === 'number' && { minLength: node['minLength'] }),
  };
}

function typeText(node: Node, resolve: (node: Node) => Node): string {
  if (node['type'] === 'array') return `array of ${String(resolve(asNode(node['items']))['type'])}`;
  return node['type'] === 'string' && node['format'] === 'date-time' ? 'date-time' : String(node['type']);
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {}; // any object is read by name here
}
