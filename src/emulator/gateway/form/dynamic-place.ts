import type { Connector, Operation, Parameter } from '../../../connector-folder/connector.js';
import { isJsonObject, type JsonObject, ownMember, toJsonObject } from '../../../shared/json-value.js';
import { schemaExtensions } from '../dynamic/find-schema.js';
import { keyOf } from '../inputs/find-input.js';

/** A place that another operation fills while a form is filled in: with choices, a schema or a tree. */
export interface DynamicPlace {
  /** The designer's key, as the routes `dynamic-values`, `dynamic-schema` and `dynamic-tree` take it. */
  readonly key: string;
  /** The inputs it depends on: the key of a parameter, and the property names inside it. */
  readonly dependsOn: readonly { readonly key: string; readonly path: readonly string[] }[];
}

/** The operation whose form holds the place. */
export interface DynamicContext {
  readonly connector: Connector;
  readonly operation: Operation;
}

/** Which of the extensions a place has. */
export type DynamicKind = 'values' | 'schema' | 'tree';

const extensions: Readonly<Record<DynamicKind, readonly string[]>> = {
  values: ['x-ms-dynamic-list', 'x-ms-dynamic-values'],
  schema: schemaExtensions,
  tree: ['x-ms-dynamic-tree'],
};

/** The place when the schema has an extension of that kind that can be asked for; undefined otherwise. */
export function readDynamicPlace(
  context: DynamicContext,
  schema: JsonObject,
  kind: DynamicKind,
  key: string,
): DynamicPlace | undefined {
  const found = extensions[kind].map((name) => ownMember(schema, name)).find(isJsonObject);
  const calls = found === undefined ? pickerCalls(schema, kind) : callsOf(found, kind);
  const isKnown = calls.every(
    ({ operationId }) =>
      operationId === undefined || context.connector.operations.some(({ id }) => id === operationId),
  );
  if (calls.length === 0 || !isKnown) return undefined;
  const references = calls.flatMap((call) =>
    Object.values(toJsonObject(call['parameters'])).flatMap((source) => referenceOf(source) ?? []),
  );
  return { key, dependsOn: references.map((reference) => findInput(context.operation, reference)) };
}

/** What only the platform has (`builtInOperation`) and the file picker are no calls of their own. */
function callsOf(extension: JsonObject, kind: DynamicKind): JsonObject[] {
  const parts = kind === 'tree' ? [extension['open'], extension['browse']] : [extension];
  return parts.map(toJsonObject).filter(({ operationId }) => typeof operationId === 'string');
}

/** An input that uses the connector's file picker says where the parameters of its calls come from. */
function pickerCalls(schema: JsonObject, kind: DynamicKind): JsonObject[] {
  const use = toJsonObject(ownMember(schema, 'x-ms-dynamic-values'));
  return kind === 'tree' && use['capability'] === 'file-picker' ? [{ parameters: use['parameters'] }] : [];
}

function referenceOf(source: unknown): string | undefined {
  const { parameterReference, parameter } = toJsonObject(source);
  const reference = parameterReference ?? parameter;
  return typeof reference === 'string' ? reference : undefined;
}

/** A reference names a parameter, then properties inside it; or a property of the body alone. */
function findInput(operation: Operation, reference: string): DynamicPlace['dependsOn'][number] {
  const [first = '', ...rest] = reference.split('/');
  const named = operation.parameters.find(({ name }) => name === first);
  return named === undefined
    ? { key: 'body.$', path: [first, ...rest] }
    : { key: fieldKeyOf(named), path: rest };
}

/** The key under which a form sends a parameter; the body is sent whole. */
export const fieldKeyOf = (parameter: Parameter): string =>
  parameter.in === 'body' ? 'body.$' : keyOf(parameter);
