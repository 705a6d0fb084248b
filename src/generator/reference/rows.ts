import type { Operation } from '../../model/operation.js';
import type { ObjectSchema, Schema } from '../../model/schema.js';

/** The inputs a maker sees: title, key, required, type, description. */
export function inputRows(operation: Operation): readonly (readonly string[])[] {
  const parameters = operation.parameters
    .filter((parameter) => parameter.visibility !== 'internal')
    .map((parameter) => toInputRow(parameter.name, parameter, parameter.required === true));
  return operation.body === undefined ? parameters : [...parameters, ...bodyRows(operation.body)];
}

/** Every leaf and array of a definition: title, path, type, description. */
export function definitionRows(schema: ObjectSchema): readonly (readonly string[])[] {
  return walk(schema, '').map(({ path, schema: leaf }) => [
    leaf.title ?? lastKey(path),
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

function bodyRows(body: ObjectSchema): readonly (readonly string[])[] {
  return walk(body, '')
    .filter(({ schema }) => schema.visibility !== 'internal')
    .map(({ path, schema, required }) => toInputRow(path, schema, required));
}

function toInputRow(key: string, schema: Schema, required: boolean): readonly string[] {
  const choices = schema.type === 'string' && schema.choices !== undefined ? Object.keys(schema.choices) : [];
  const offered =
    choices.length === 0 ? '' : ` One of: ${choices.map((choice) => `\`${choice}\``).join(', ')}.`;
  return [
    schema.title ?? lastKey(key),
    key,
    required ? 'True' : '',
    typeText(schema),
    `${schema.description ?? ''}${offered}`,
  ];
}

interface Leaf {
  readonly path: string;
  readonly schema: Schema;
  readonly required: boolean;
}

function walk(schema: Schema, path: string): readonly Leaf[] {
  if (schema.type === 'object') {
    return Object.entries(schema.properties).flatMap(([key, property]) => {
      const place = path === '' ? key : `${path}.${key}`;
      const required = schema.required?.includes(key) === true;
      return property.type === 'object'
        ? walk(property, place)
        : [
            { path: place, schema: property, required },
            ...(property.type === 'array' ? walk(property.items, place) : []),
          ];
    });
  }
  return [];
}

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
