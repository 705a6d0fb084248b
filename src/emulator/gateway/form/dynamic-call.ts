import {
  isJsonObject,
  type JsonObject,
  ownMember,
  toJsonObject,
  toText,
} from '../../../shared/json-value.js';
import type { Connector, Operation, Parameter } from '../connector/connector.js';
import { readVisibility } from '../connector/visibility.js';
import { keyOf } from '../inputs/find-input.js';

/** Where a parameter of a dynamic call gets its value from. */
export type DynamicSource =
  | { readonly kind: 'literal'; readonly value: unknown }
  /** What the maker filled in: the key of a parameter, and the property names inside it. */
  | { readonly kind: 'input'; readonly key: string; readonly path: readonly string[] }
  /** A property of the node of a tree that is opened. */
  | { readonly kind: 'node'; readonly path: string };

/** A call that the designer makes while a form is filled in, to offer choices or to learn a schema. */
export interface DynamicCall {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    /** Without a value the call is not made. */
    readonly required: boolean;
    readonly source: DynamicSource;
  }[];
  /** Property names with `/` between them; empty for the answer itself. */
  readonly itemsPath: string;
  readonly titlePath: string;
  readonly valuePath: string;
  /** Of a tree: the property that says whether a node can be opened, or a filter as `(is_folder eq true)`. */
  readonly parentPath?: string;
  /** Of a schema: the answer holds the properties of an object rather than a schema. */
  readonly isPropertyMap?: true;
}

/** Choices in folders. */
export interface TreePicker {
  readonly canSelectParents: boolean;
  readonly canSelectLeaves: boolean;
  readonly open: DynamicCall;
  readonly browse: DynamicCall;
}

/** The operation whose form holds the extension. */
export interface CallContext {
  readonly connector: Connector;
  readonly operation: Operation | undefined;
}

/**
 * The call behind `x-ms-dynamic-list`, else `x-ms-dynamic-values`; undefined when there is none that can be made.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions#use-dynamic-values
 */
export function readDynamicList(context: CallContext, schema: JsonObject): DynamicCall | undefined {
  const list = ownMember(schema, 'x-ms-dynamic-list');
  if (isJsonObject(list)) return readCall(context, list, 'itemsPath', 'itemTitlePath', 'itemValuePath');
  const values = ownMember(schema, 'x-ms-dynamic-values');
  if (!isJsonObject(values)) return undefined;
  return readCall(context, values, 'value-collection', 'value-title', 'value-path');
}

/** The call behind `x-ms-dynamic-properties`, else `x-ms-dynamic-schema`. */
export function readDynamicSchema(context: CallContext, schema: JsonObject): DynamicCall | undefined {
  const properties = ownMember(schema, 'x-ms-dynamic-properties');
  if (isJsonObject(properties)) return readCall(context, properties, 'itemValuePath', '', '');
  const dynamic = ownMember(schema, 'x-ms-dynamic-schema');
  if (!isJsonObject(dynamic)) return undefined;
  const call = readCall(context, dynamic, 'value-path', '', '');
  return call !== undefined && call.itemsPath === '' ? { ...call, isPropertyMap: true } : call;
}

/** The two calls behind `x-ms-dynamic-tree`, or behind the connector's `file-picker`. */
export function readDynamicTree(context: CallContext, schema: JsonObject): TreePicker | undefined {
  const tree = ownMember(schema, 'x-ms-dynamic-tree');
  if (isJsonObject(tree)) return readTree(context, tree);
  const values = toJsonObject(ownMember(schema, 'x-ms-dynamic-values'));
  return values['capability'] === 'file-picker' ? readFilePicker(context, values) : undefined;
}

function readTree(context: CallContext, tree: JsonObject): TreePicker | undefined {
  const settings = toJsonObject(tree['settings']);
  const read = (part: unknown): DynamicCall | undefined => {
    const source = toJsonObject(part);
    const call = readCall(context, source, 'itemsPath', 'itemTitlePath', 'itemValuePath');
    return call && { ...call, parentPath: toText(source['itemIsParent']) };
  };
  const open = read(tree['open']);
  const browse = read(tree['browse']) ?? open;
  if (open === undefined || browse === undefined) return undefined;
  return {
    canSelectParents: settings['canSelectParentNodes'] === true,
    canSelectLeaves: settings['canSelectLeafNodes'] !== false,
    open,
    browse,
  };
}

function readFilePicker(context: CallContext, values: JsonObject): TreePicker | undefined {
  const definition = context.connector.definition as unknown as JsonObject; // read as plain JSON, step by step
  const picker = toJsonObject(toJsonObject(definition['x-ms-capabilities'])['file-picker']);
  const given = toJsonObject(values['parameters']);
  const read = (part: unknown): DynamicCall | undefined => {
    const source = toJsonObject(part);
    const parameters = Object.fromEntries(
      Object.entries(toJsonObject(source['parameters'])).map(([name, value]) => [
        name,
        ownMember(given, name) ?? value,
      ]),
    );
    const merged = { ...picker, ...source, parameters, 'value-path': toText(values['value-path'], 'Path') };
    const call = readCall(context, merged, 'value-collection', 'value-title', 'value-path');
    return call && { ...call, parentPath: toText(picker['value-folder-property']) };
  };
  const open = read(picker['open']);
  const browse = read(picker['browse']);
  if (open === undefined || browse === undefined) return undefined;
  const wantsFolder = given['isFolder'] === true;
  return { canSelectParents: wantsFolder, canSelectLeaves: !wantsFolder, open, browse };
}

function readCall(
  context: CallContext,
  source: JsonObject,
  items: string,
  title: string,
  value: string,
): DynamicCall | undefined {
  const { operationId } = source;
  const target = context.connector.operations.find(({ id }) => id === operationId);
  if (target === undefined) return undefined; // `builtInOperation`, or an operation that does not exist
  return {
    operationId: target.id,
    parameters: Object.entries(toJsonObject(source['parameters'])).map(([name, given]) => ({
      name,
      required: isRequired(target, name),
      source: readSource(context.operation, given),
    })),
    itemsPath: toText(source[items]),
    titlePath: toText(source[title]),
    valuePath: toText(source[value]),
  };
}

function isRequired(target: Operation, name: string): boolean {
  const parameter = target.parameters.find((candidate) => candidate.name === name);
  return parameter?.required === true || parameter?.in === 'path';
}

function readSource(operation: Operation | undefined, given: unknown): DynamicSource {
  if (!isJsonObject(given)) return { kind: 'literal', value: given };
  const node = given['selectedItemValuePath'] ?? given['value-property'];
  if (typeof node === 'string') return { kind: 'node', path: node };
  const reference = given['parameterReference'] ?? given['parameter'];
  if (typeof reference !== 'string') {
    return { kind: 'literal', value: Object.hasOwn(given, 'value') ? given['value'] : given };
  }
  return findInput(operation, reference);
}

/** A reference names a parameter, then properties inside the body; or a property of the body alone. */
function findInput(operation: Operation | undefined, reference: string): DynamicSource {
  const [first = '', ...rest] = reference.split('/');
  const named = operation?.parameters.find(({ name }) => name === first);
  if (named === undefined) return { kind: 'input', key: 'body.$', path: [first, ...rest] };
  if (isHidden(named) && named.default !== undefined) return { kind: 'literal', value: named.default };
  return { kind: 'input', key: fieldKeyOf(named), path: rest };
}

/** The key under which a form sends a parameter; the body is sent whole. */
export const fieldKeyOf = (parameter: Parameter): string =>
  parameter.in === 'body' ? 'body.$' : keyOf(parameter);

const isHidden = (parameter: Parameter): boolean => readVisibility(parameter) === 'internal';
