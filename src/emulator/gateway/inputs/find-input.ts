import type { Connector, Operation, Parameter, SchemaObject } from '../../../connector-folder/connector.js';
import { decodeSegment } from '../../../connector-folder/designer-key.js';
import { viewSchema } from './schema-view.js';

/** A place of a request that a value can be given for. */
export type InputTarget =
  | {
      readonly kind: 'parameter';
      readonly key: string;
      readonly parameter: Parameter;
      /** The name of a file in a form, beside its content. */
      readonly isFileName?: true;
    }
  | {
      readonly kind: 'body';
      readonly key: string;
      /** Property names from the body's root; empty for the body itself. */
      readonly path: readonly string[];
      readonly schema: SchemaObject;
    };

/**
 * Every input that `name` can mean: a full key (`body.$.requester.mail`), a parameter name or a path in the body
 * (`requester.mail`), the body itself (`body`), or the spelling of a flow definition (`body/requester/mail`).
 */
export function findInputs(connector: Connector, operation: Operation, name: string): InputTarget[] {
  const body = operation.parameters.find((parameter) => parameter.in === 'body');
  const full = /^(path|query|header|body|formData)\.\$(?:\.(.+))?$/s.exec(name);
  if (full !== null) {
    const [, place, rest] = full;
    return place === 'body'
      ? findByKey(connector, body, rest === undefined ? [] : rest.split('.'))
      : findParametersByKey(operation, rest ?? '', place);
  }
  if (body !== undefined && (name === 'body' || name === body.name)) {
    const property = findInBody(connector, body, [name]).filter(
      (target) => !isFreeForm(connector, body, target),
    );
    return [
      ...findParameters(operation, name),
      ...(property.length > 0 ? property : findInBody(connector, body, [])),
    ];
  }
  const found = [...findParameters(operation, name), ...findInBody(connector, body, name.split('.'))];
  if (found.length > 0 || body === undefined || !name.startsWith(`${body.name}/`)) return found;
  return findInBody(connector, body, name.slice(body.name.length + 1).split('/'));
}

/** The full keys of an operation's inputs, objects opened, for messages. */
export function listInputKeys(connector: Connector, operation: Operation): string[] {
  return operation.parameters.flatMap((parameter) =>
    parameter.in === 'body' && parameter.schema !== undefined
      ? listBodyKeys(connector, parameter.schema, [], 0)
      : [keyOf(parameter)],
  );
}

/** `path.$.ticketId`, as the designer writes it. */
export const keyOf = (parameter: Parameter): string => `${parameter.in}.$.${parameter.name}`;

/** `body.$.requester.mail`, as the designer writes it. */
export const bodyKey = (path: readonly string[]): string => ['body.$', ...path].join('.');

/** A key as `describe` writes it, its names escaped; or with the names as they are. */
function findByKey(
  connector: Connector,
  body: Parameter | undefined,
  words: readonly string[],
): InputTarget[] {
  const found = findInBody(connector, body, words.map(decodeSegment));
  return found.length > 0 ? found : findInBody(connector, body, words);
}

/** A file in a form has two keys: `formData.$.upload.$content` and `formData.$.upload.$filename`. */
function findParametersByKey(operation: Operation, rest: string, place: string | undefined): InputTarget[] {
  const find = (name: string): InputTarget[] => {
    const found = findParameters(operation, decodeSegment(name), place);
    return found.length > 0 ? found : findParameters(operation, name, place);
  };
  const [, name, part] = /^(.*)\.\$(content|filename)$/s.exec(rest) ?? [];
  const files = place !== 'formData' || name === undefined ? [] : find(name).filter(isFile);
  if (files.length === 0) return find(rest);
  if (part === 'content') return files;
  return files.map((target) => ({ ...target, key: `${target.key}.$filename`, isFileName: true }));
}

type ParameterTarget = Extract<InputTarget, { kind: 'parameter' }>;

const isFile = (target: InputTarget): target is ParameterTarget =>
  target.kind === 'parameter' && target.parameter.type === 'file';

function findParameters(operation: Operation, name: string, place?: string): InputTarget[] {
  return operation.parameters
    .filter(
      (parameter) =>
        parameter.in !== 'body' &&
        (place === undefined || parameter.in === place) &&
        (parameter.name === name ||
          (parameter.in === 'header' && parameter.name.toLowerCase() === name.toLowerCase())),
    )
    .map((parameter) => ({ kind: 'parameter', key: keyOf(parameter), parameter }));
}

function findInBody(
  connector: Connector,
  body: Parameter | undefined,
  words: readonly string[],
): InputTarget[] {
  const schema = body?.schema ?? (body === undefined ? undefined : {});
  if (schema === undefined) return [];
  const found = walk(connector, schema, words);
  return found === undefined ? [] : [{ kind: 'body', key: bodyKey(found.path), ...found }];
}

interface Place {
  readonly path: readonly string[];
  readonly schema: SchemaObject;
}

/** Property names may contain dots themselves, so longer names are tried as well. */
function walk(connector: Connector, schema: SchemaObject, words: readonly string[]): Place | undefined {
  if (words.length === 0) return { path: [], schema };
  if (words.length > 50) return undefined;
  const { type, properties, isOpen } = viewSchema(connector, schema);
  for (let count = 1; count <= words.length; count += 1) {
    const name = words.slice(0, count).join('.');
    const property = properties.get(name);
    const rest = property === undefined ? undefined : walk(connector, property, words.slice(count));
    if (rest !== undefined) return { path: [name, ...rest.path], schema: rest.schema };
  }
  const takesAnything = isOpen && (type === 'object' || type === '') && words.every((word) => word !== '');
  return takesAnything && !words.some(isUnsafe) ? { path: words, schema: {} } : undefined;
}

function isFreeForm(connector: Connector, body: Parameter, target: InputTarget): boolean {
  const [first = ''] = target.kind === 'body' ? target.path : [];
  return !viewSchema(connector, body.schema ?? {}).properties.has(first);
}

/** Setting these by name would change the object's nature instead of its content. */
const isUnsafe = (word: string): boolean =>
  word === '__proto__' || word === 'constructor' || word === 'prototype';

function listBodyKeys(
  connector: Connector,
  schema: SchemaObject,
  path: readonly string[],
  depth: number,
): string[] {
  const { type, properties } = viewSchema(connector, schema);
  if (type !== 'object' || properties.size === 0 || depth > 4) return [bodyKey(path)];
  return [...properties].flatMap(([name, property]) =>
    listBodyKeys(connector, property, [...path, name], depth + 1),
  );
}
