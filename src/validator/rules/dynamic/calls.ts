import { isJsonObject, type JsonObject, toJsonObject, toText } from '../../../shared/json-value.js';
import type {
  DefinitionNode,
  DynamicNode,
  OperationNode,
  ParameterNode,
  SchemaNode,
} from '../../model/nodes.js';

/** One call that a dynamic extension makes to fill a list, a schema or a tree. */
export interface Call {
  /** Of the extension, or of `open` and `browse` in a tree. */
  readonly pointer: string;
  readonly value: JsonObject;
  /** The operation that is called; undefined when no operation has the id. */
  readonly target: OperationNode | undefined;
  /** Path and member names differ between the older and the newer extensions. */
  readonly isNewer: boolean;
  readonly arguments: readonly Argument[];
}

/** One input that a call passes on. */
export interface Argument {
  readonly pointer: string;
  /** Name, or path as `body/title`, of the input of the called operation. */
  readonly name: string;
  /** The caller's input that feeds it, by name or path. */
  readonly source?: string;
  /** A fixed value. */
  readonly literal?: unknown;
}

/** https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions, the dynamic extensions. */
export const newerExtensions = ['x-ms-dynamic-list', 'x-ms-dynamic-properties', 'x-ms-dynamic-tree'];

export function callsOf(node: DynamicNode, definition: DefinitionNode): readonly Call[] {
  const isNewer = newerExtensions.includes(node.extension);
  const parts =
    node.extension === 'x-ms-dynamic-tree'
      ? ['open', 'browse'].map((name) => ({ value: node.value[name], pointer: `${node.pointer}/${name}` }))
      : [{ value: node.raw, pointer: node.pointer }];
  return parts.flatMap(({ value, pointer }) => {
    if (!isJsonObject(value)) return [];
    const target = definition.operationById(toText(value['operationId']));
    return { pointer, value, target, isNewer, arguments: argumentsOf(value, pointer, isNewer) };
  });
}

/** The calls of `testConnection` and of operations that supply samples, which pass fixed values only. */
export function fixedCallsOf(definition: DefinitionNode): readonly Call[] {
  const capabilities = toJsonObject(definition.value['x-ms-capabilities']);
  const places: [unknown, string][] = [
    [capabilities['testConnection'], '/x-ms-capabilities/testConnection'],
    ...definition.operations.map(({ value, pointer }): [unknown, string] => [
      toJsonObject(value['x-ms-operation-context'])['simulate'],
      `${pointer}/x-ms-operation-context/simulate`,
    ]),
  ];
  return places.flatMap(([value, pointer]) => {
    if (!isJsonObject(value)) return [];
    const target = definition.operationById(toText(value['operationId']));
    return { pointer, value, target, isNewer: false, arguments: argumentsOf(value, pointer, false) };
  });
}

function argumentsOf(value: JsonObject, pointer: string, isNewer: boolean): readonly Argument[] {
  return Object.entries(toJsonObject(value['parameters'])).map(([name, given]) => {
    const at = `${pointer}/parameters/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const source = isJsonObject(given) ? given[isNewer ? 'parameterReference' : 'parameter'] : undefined;
    if (typeof source === 'string') return { pointer: at, name, source };
    if (!isNewer) return isJsonObject(given) ? { pointer: at, name } : { pointer: at, name, literal: given };
    return isJsonObject(given) && Object.hasOwn(given, 'value')
      ? { pointer: at, name, literal: given['value'] }
      : { pointer: at, name };
  });
}

/** What a name or path means among the inputs of an operation. */
export interface Input {
  readonly type: string;
  readonly isRequired: boolean;
  readonly isInternal: boolean;
  readonly hasDefault: boolean;
}

/** A parameter by its name; of the body, the parameter itself. */
export function parameterNamed(operation: OperationNode, name: string): ParameterNode | undefined {
  return operation.parameters.find((parameter) => parameter.name === name);
}

/** A property of the body by its path, `title` or `author/name`; `undefined` when there is none for sure. */
export function bodyPropertyAt(
  operation: OperationNode,
  path: string,
  definition: DefinitionNode,
): SchemaNode | 'unknown' | undefined {
  const body = operation.parameters.find((parameter) => parameter.in === 'body')?.schema;
  return body === undefined ? undefined : schemaAtPath(body, path, definition);
}

/** An input of an operation, by name, by path in the body, or by `body/path`. */
export function inputAt(
  operation: OperationNode,
  reference: string,
  definition: DefinitionNode,
): Input | 'unknown' | undefined {
  const parameter = parameterNamed(operation, reference);
  if (parameter !== undefined) {
    return {
      type: toText(parameter.in === 'body' ? 'object' : parameter.value['type']),
      isRequired: parameter.isRequired,
      isInternal: parameter.isInternal,
      hasDefault: parameter.value['default'] !== undefined,
    };
  }
  const [first = '', ...rest] = reference.split('/');
  const outer = parameterNamed(operation, first);
  const found =
    outer?.schema !== undefined && rest.length > 0
      ? schemaAtPath(outer.schema, rest.join('/'), definition)
      : bodyPropertyAt(operation, reference, definition);
  if (found === undefined || found === 'unknown') return found;
  const schema = definition.follow(found) ?? found;
  return {
    type: toText(schema.value['type']),
    isRequired: found.isRequired,
    isInternal: found.isInternal || schema.isInternal,
    hasDefault: schema.value['default'] !== undefined,
  };
}

/** Goes down the properties of a schema; `unknown` where the schema does not say what it holds. */
export function schemaAtPath(
  schema: SchemaNode,
  path: string,
  definition: DefinitionNode,
): SchemaNode | 'unknown' | undefined {
  let current: SchemaNode = schema;
  for (const name of path.split('/').filter((segment) => segment !== '')) {
    const next = propertyOf(current, name, definition);
    if (next === undefined || next === 'unknown') return next;
    current = next;
  }
  return current;
}

function propertyOf(
  written: SchemaNode,
  name: string,
  definition: DefinitionNode,
  seen: Set<SchemaNode> = new Set(),
): SchemaNode | 'unknown' | undefined {
  const schema = definition.follow(written);
  if (schema === undefined || isOpen(schema)) return 'unknown';
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const own = schema.children.find((child) => child.role === 'property' && child.name === name);
  if (own !== undefined) return own;
  for (const part of schema.children) {
    if (part.role !== 'member-of-allOf') continue;
    const found = propertyOf(part, name, definition, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Holds more than it says: dynamic, free-form, or not described at all. */
function isOpen({ value }: SchemaNode): boolean {
  if (Object.keys(value).some((member) => member.startsWith('x-ms-dynamic-'))) return true;
  if (value['additionalProperties'] !== undefined && value['additionalProperties'] !== false) return true;
  return (
    value['properties'] === undefined &&
    value['items'] === undefined &&
    value['allOf'] === undefined &&
    (value['type'] === undefined || value['type'] === 'object')
  );
}

/** What the called operation gives: the schema of its first successful response. */
export function resultOf(operation: OperationNode): SchemaNode | undefined {
  const successful = operation.responses.filter(({ status }) => /^2\d\d$/.test(status));
  return (
    successful.find(({ schema }) => schema !== undefined) ??
    operation.responses.find(({ status }) => status === 'default')
  )?.schema;
}
