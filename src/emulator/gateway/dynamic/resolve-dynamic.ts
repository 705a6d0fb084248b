import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { isJsonObject, type JsonObject, toJsonObject, toText, wordOf } from '../../../shared/json-value.js';
import { GatewayProblem } from '../gateway-problem.js';
import type { AskOperation } from './ask-operation.js';
import { type CallerValues, readCallerValues, resolveParameters } from './caller-values.js';
import { type DynamicSide, findSchema, walkSchema } from './find-schema.js';
import { isParentItem, itemsOf, valueAtPath } from './paths.js';

/** Which dynamic input or output is asked for, and what was entered so far. */
export interface DynamicRequest {
  readonly connector: Connector;
  readonly operation: Operation;
  readonly connection: string;
  /** The designer's key of the place: `query.$.board`, `body.$.fields`, `body.$` for the body itself. */
  readonly key: string;
  /** `output`: the place is in what the operation gives. `input` when left out. */
  readonly side?: DynamicSide;
  /** Entered values, as a call takes them. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One choice. */
export interface DynamicItem {
  readonly value: unknown;
  readonly displayName: string;
  readonly description?: string;
  /** False for an item that is only shown. */
  readonly isSelectable: boolean;
}

/** One node of a tree. */
export interface DynamicNode extends DynamicItem {
  readonly isParent: boolean;
  /** The item as the backend gave it: what `parent` of the next request is. */
  readonly item: unknown;
}

/** Choices, or why there are none. `missing` names inputs that have to be entered first. */
export interface DynamicList<Item> {
  readonly items: readonly Item[];
  readonly missing: readonly string[];
}

/** The schema of a dynamic place; undefined while inputs are missing. */
export interface DynamicSchema {
  readonly schema?: unknown;
  readonly missing: readonly string[];
}

/** Resolves the `x-ms-dynamic-*` extensions by calling the operations they name, as the designer does. */
export interface Dynamic {
  values(request: DynamicRequest): Promise<DynamicList<DynamicItem>>;
  schema(request: DynamicRequest): Promise<DynamicSchema>;
  /** The children of `parent`; the roots when it is left out. */
  tree(request: DynamicRequest, parent?: unknown): Promise<DynamicList<DynamicNode>>;
}

/** Schemas inside schemas that operations give: more levels than any designer opens. */
const deepest = 8;

/**
 * Where both the old and the new extension stand, the new one counts: it can tell a parameter from a property.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function createDynamic(ask: AskOperation): Dynamic {
  const call = async (
    request: DynamicRequest,
    extension: JsonObject,
    selected?: unknown,
  ): Promise<{ readonly answer?: unknown; readonly missing: readonly string[] }> => {
    const { connector, operation, connection } = request;
    const caller: CallerValues = readCallerValues(connector, operation, request.parameters);
    const { parameters, missing } = resolveParameters(
      toJsonObject(extension['parameters']),
      caller,
      selected,
    );
    const asked = findNamed(connector, toText(extension['operationId']), request.key);
    const needed = missing.filter((name) => isNeeded(asked, name, toJsonObject(extension['parameters'])));
    if (needed.length > 0) return { missing: needed };
    return { answer: await ask(connector, asked, connection, parameters), missing: [] };
  };

  const askSchema = async (request: DynamicRequest, place: JsonObject): Promise<DynamicSchema> => {
    const properties = place['x-ms-dynamic-properties'];
    const isNew = isJsonObject(properties);
    const extension = isNew ? properties : toJsonObject(place['x-ms-dynamic-schema']);
    if (toText(extension['operationId']) === '')
      throw notDynamic(request, 'x-ms-dynamic-properties', 'x-ms-dynamic-schema');
    const { answer, missing } = await call(request, extension);
    if (answer === undefined) return { missing };
    const path = toText(extension[isNew ? 'itemValuePath' : 'value-path']);
    // Without a path the old extension means the answer to be the map of properties, the new one the schema.
    if (path !== '') return { schema: valueAtPath(answer, path), missing };
    return { schema: isNew ? answer : { type: 'object', properties: answer }, missing };
  };

  /** The place of a request. One that is inside a dynamic schema is found by asking for that schema first. */
  const findPlace = async (
    request: DynamicRequest,
  ): Promise<{ readonly place?: JsonObject; readonly missing: readonly string[] }> => {
    const { connector, operation, key, side = 'input' } = request;
    let found = findSchema(connector, operation, key, side);
    for (let depth = 0; found !== undefined && depth < deepest; depth += 1) {
      if (found.rest.length === 0) return { place: found.schema, missing: [] };
      const { schema, missing } = await askSchema(request, found.schema);
      if (missing.length > 0) return { missing };
      found = isJsonObject(schema) ? walkSchema(connector, schema, found.rest) : undefined;
    }
    const message = `\`${operation.id}\` has no ${side} \`${key}\`. Keys are those of \`describe\`.`;
    throw new GatewayProblem(404, 'PlaceNotFound', message);
  };

  return {
    async values(request) {
      const { place, missing: needed } = await findPlace(request);
      if (place === undefined) return { items: [], missing: needed };
      const list = place['x-ms-dynamic-list'];
      const extension = isJsonObject(list) ? list : toJsonObject(place['x-ms-dynamic-values']);
      if (extension['builtInOperation'] !== undefined) {
        const message = `\`${request.key}\` takes its choices from \`${wordOf(extension['builtInOperation'])}\`, which only the platform has. Enter a value.`;
        throw new GatewayProblem(501, 'NotEmulated', message);
      }
      if (toText(extension['operationId']) === '')
        throw notDynamic(request, 'x-ms-dynamic-list', 'x-ms-dynamic-values');
      const isNew = extension === list;
      const path = (name: string, old: string): string => toText(extension[isNew ? name : old]);
      const { answer, missing } = await call(request, extension);
      const items = itemsOf(answer, path('itemsPath', 'value-collection')).map((item): DynamicItem => {
        const value = valueAt(item, path('itemValuePath', 'value-path'));
        const titlePath = path('itemTitlePath', 'value-title');
        const title = titlePath === '' ? value : valueAt(item, titlePath);
        const [about, selectable] = ['value-description', 'value-selectable'].map((name) =>
          toText(extension[name]),
        );
        const description = about === '' ? undefined : valueAt(item, about ?? '');
        return {
          value,
          displayName: toLabel(title ?? value),
          isSelectable: selectable === '' || valueAt(item, selectable ?? '') !== false,
          ...(description === undefined ? {} : { description: toLabel(description) }),
        };
      });
      return { items, missing };
    },

    async schema(request) {
      const { place, missing } = await findPlace(request);
      return place === undefined ? { missing } : askSchema(request, place);
    },

    async tree(request, parent) {
      const { place, missing: needed } = await findPlace(request);
      if (place === undefined) return { items: [], missing: needed };
      const tree = toJsonObject(place['x-ms-dynamic-tree']);
      const picker = toPicker(request.connector, place);
      const source = picker ?? tree;
      const extension = toJsonObject(source[parent === undefined ? 'open' : 'browse']);
      if (toText(extension['operationId']) === '')
        throw notDynamic(request, 'x-ms-dynamic-tree', 'the capability file-picker');
      const { answer, missing } = await call(request, extension, parent);
      const settings = toJsonObject(tree['settings']);
      const path = (name: string): string => toText(extension[name]);
      const items = itemsOf(answer, path('itemsPath')).map((item): DynamicNode => {
        const isParent = isParentItem(item, path('itemIsParent'));
        const value = valueAt(item, path('itemValuePath'));
        const title = path('itemTitlePath') === '' ? value : valueAt(item, path('itemTitlePath'));
        const isSelectable = settings[isParent ? 'canSelectParentNodes' : 'canSelectLeafNodes'] !== false;
        return { value, displayName: toLabel(title ?? value), isSelectable, isParent, item };
      });
      return { items, missing };
    },
  };
}

function findNamed(connector: Connector, id: string, key: string): Operation {
  const found = connector.operations.find((operation) => operation.id === id);
  if (found !== undefined) return found;
  const message = `\`${key}\` is filled by the operation \`${id}\`, which the definition does not have.`;
  throw new GatewayProblem(422, 'DynamicNotValid', message);
}

/** Only what the called operation cannot do without keeps it from being called. */
function isNeeded(asked: Operation, wanted: string, declared: JsonObject): boolean {
  const [name = ''] =
    Object.entries(declared).find(([, source]) => Object.values(toJsonObject(source)).includes(wanted)) ?? [];
  const parameter = asked.parameters.find((candidate) => candidate.name === name.split('/')[0]);
  return (
    parameter === undefined ||
    ((parameter.required === true || parameter.in === 'path') && parameter.default === undefined)
  );
}

/** The file picker of the connector, written the way trees are. */
function toPicker(connector: Connector, place: JsonObject): JsonObject | undefined {
  const use = toJsonObject(place['x-ms-dynamic-values']);
  if (use['capability'] !== 'file-picker') return undefined;
  const capabilities = toJsonObject(
    connector.definition['x-ms-capabilities' as keyof Connector['definition']],
  );
  const picker = toJsonObject(capabilities['file-picker']);
  const paths = {
    itemsPath: picker['value-collection'],
    itemTitlePath: picker['value-title'],
    itemValuePath: use['value-path'],
    itemIsParent: picker['value-folder-property'],
  };
  const chosen = toJsonObject(use['parameters']);
  const part = (name: string): JsonObject => {
    const found = toJsonObject(picker[name]);
    return { ...paths, ...found, parameters: withCaller(toJsonObject(found['parameters']), chosen) };
  };
  return { open: part('open'), browse: part('browse') };
}

/** The picker names its parameters; the input that uses it says where their values come from. */
function withCaller(declared: JsonObject, chosen: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(declared).map(([name, source]) => {
      const wanted = toText(toJsonObject(source)['parameter']);
      return [name, wanted !== '' && Object.hasOwn(chosen, wanted) ? chosen[wanted] : source];
    }),
  );
}

const valueAt = (item: unknown, path: string): unknown => (path === '' ? item : valueAtPath(item, path));

const toLabel = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

function notDynamic({ key }: DynamicRequest, ...names: readonly string[]): GatewayProblem {
  return new GatewayProblem(
    422,
    'NotDynamic',
    `\`${key}\` has neither ${names.map((name) => `\`${name}\``).join(' nor ')}.`,
  );
}
