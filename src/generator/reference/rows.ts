import { bodySchemaOf, type Operation } from '../../model/operation.js';
import type { Schema } from '../../model/schema.js';

/** The inputs a maker sees: title, key, required, type, description. */
export function inputRows(operation: Operation): readonly (readonly string[])[] {
  const parameters = operation.parameters
    .filter((parameter) => parameter.in !== 'shared' && parameter.in !== 'body')
    .filter((parameter) => parameter.visibility !== 'internal')
    .map((parameter) => ({
      path: parameter.name,
      key: parameter.name,
      schema: parameter,
      required: parameter.required === true,
    }));
  return [...parameters, ...bodyLeaves(bodySchemaOf(operation))].map(toInputRow);
}

/** Every leaf and array that a maker sees below a schema: title, path, type, description. */
export function definitionRows(schema: Schema): readonly (readonly string[])[] {
  return walk(schema, '').map(({ path, key, schema: leaf }) => [
    leaf.title ?? key,
    path,
    typeText(leaf),
    leaf.description ?? '',
  ]);
}

/** A type as the platform's pages print it: `string`, `date-time`, `array of object`. */
export function typeText(schema: Schema): string {
  if (schema.type === 'array') return `array of ${typeText(schema.items)}`;
  return schema.type === 'string' && schema.format === 'date-time' ? 'date-time' : schema.type;
}

interface Leaf {
  readonly path: string;
  readonly key: string;
  readonly schema: Schema;
  readonly required: boolean;
}

function bodyLeaves(body: Schema | undefined): readonly Leaf[] {
  if (body === undefined) return [];
  const leaves = walk(body, '');
  return body.type === 'array'
    ? [{ path: 'body', key: 'body', schema: body, required: true }, ...leaves]
    : leaves;
}

function toInputRow({ path, key, schema, required }: Leaf): readonly string[] {
  const choices = schema.type === 'string' && schema.choices !== undefined ? Object.keys(schema.choices) : [];
  const offered =
    choices.length === 0 ? '' : ` One of: ${choices.map((choice) => `\`${choice}\``).join(', ')}.`;
  return [
    schema.title ?? key,
    path,
    required ? 'True' : '',
    typeText(schema),
    `${schema.description ?? ''}${offered}`,
  ];
}

function walk(schema: Schema, path: string): readonly Leaf[] {
  if (schema.type === 'array') return walk(schema.items, path);
  if (schema.type !== 'object') return [];
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    if (property.visibility === 'internal') return [];
    const place = path === '' ? key : `${path}.${key}`;
    const required = schema.required?.includes(key) === true;
    const own = property.type === 'object' ? [] : [{ path: place, key, schema: property, required }];
    return [...own, ...walk(property, place)];
  });
}
