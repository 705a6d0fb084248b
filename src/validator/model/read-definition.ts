import {
  isJsonObject,
  type JsonObject,
  ownMember,
  toJsonObject,
  toPointer,
  toText,
} from '../../shared/json-value.js';
import type { Mutable } from '../../shared/mutable.js';
import { createResolver } from './create-resolver.js';
import { createMeasure } from './measure-schema.js';
import type {
  DefinitionNode,
  DynamicNode,
  OperationNode,
  ParameterNode,
  PathNode,
  Placed,
  ReferenceNode,
  ResponseNode,
  SchemaNode,
  SimpleNode,
  TypedNode,
} from './nodes.js';
import { notificationUrlsIn, spreadUses } from './spread-uses.js';
import { createUsers } from './users-of.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** Schemas nested deeper than this are not entered; `SchemaTooDeep` is reported long before. */
const maximumDepth = 200;

/** Walks the definition once and lists every place in it. Takes anything and never throws. */
export function readDefinition(document: JsonObject): DefinitionNode {
  const { resolve, follow: followReference } = createResolver(document);
  const lists = {
    paths: [] as PathNode[],
    operations: [] as OperationNode[],
    parameters: [] as ParameterNode[],
    responses: [] as ResponseNode[],
    schemas: [] as SchemaNode[],
    typed: [] as TypedNode[],
    references: [] as ReferenceNode[],
    dynamics: [] as DynamicNode[],
  };
  const schemasAt = new Map<string, SchemaNode>();
  const parametersAt = new Map<string, ParameterNode>();
  const responsesAt = new Map<string, ResponseNode>();
  const byId = new Map<string, OperationNode>();

  const follow = (schema: SchemaNode): SchemaNode | undefined => {
    if (!Object.hasOwn(schema.value, '$ref')) return schema;
    const target = resolve(schema.value);
    return target && schemasAt.get(target.pointer);
  };

  readShared('parameters', (value, pointer) => readParameter(value, pointer, 'shared'));
  readShared('responses', (value, pointer, name) => readResponse(value, pointer, 'shared', name));
  readShared('definitions', (value, pointer, name) =>
    readSchema(value, pointer, {
      role: 'definition',
      name,
      isRequired: false,
      isInternal: false,
      uses: new Set(),
    }),
  );
  for (const [template, value] of Object.entries(toJsonObject(document['paths']))) {
    if (template.startsWith('/') || !template.startsWith('x-')) readPath(template, value);
  }

  const definition: DefinitionNode = {
    pointer: '',
    value: document,
    ...lists,
    operationById: (id) => byId.get(id),
    resolve,
    follow,
    measure: createMeasure({ follow }),
    usersOf: (node) => users(node),
  };
  const users = createUsers(definition);
  spreadUses(definition);
  return definition;

  function readShared(section: string, read: (value: unknown, pointer: string, name: string) => void): void {
    for (const [name, value] of Object.entries(toJsonObject(document[section]))) {
      read(value, toPointer(section, name), name);
    }
  }

  function readPath(template: string, value: unknown): void {
    if (!isJsonObject(value)) return;
    const pointer = toPointer('paths', template);
    const operations: OperationNode[] = [];
    const path: Mutable<PathNode> = { pointer, value, template, operations };
    lists.paths.push(path);
    readReference(value, pointer, 'path');
    const shared = readParameters(value['parameters'], pointer, 'path');
    const content = ownMember(value, 'x-ms-notification-content');
    if (isJsonObject(content)) {
      const where = pointer + toPointer('x-ms-notification-content', 'schema');
      const origin = {
        role: 'notification',
        name: '',
        isRequired: false,
        isInternal: false,
        uses: new Set(['output'] as const),
      } as const;
      const schema = readSchema(content['schema'], where, origin);
      if (schema !== undefined) path.notificationSchema = schema;
    }
    for (const [method, operation] of Object.entries(value)) {
      if (methods.has(method) && isJsonObject(operation))
        operations.push(readOperation(operation, method, path, shared));
    }
  }

  function readOperation(
    value: JsonObject,
    method: string,
    path: PathNode,
    shared: readonly ParameterNode[],
  ): OperationNode {
    const pointer = path.pointer + toPointer(method);
    const id = toText(value['operationId']);
    const visibility = toText(value['x-ms-visibility']).toLowerCase();
    const operation: Mutable<OperationNode> = {
      pointer,
      value,
      path,
      method,
      id,
      label: id === '' ? `${method.toUpperCase()} ${path.template}` : id,
      kind: 'action',
      visibility,
      isInternal: visibility === 'internal',
      isDeprecated: value['deprecated'] === true,
      parameters: [],
      responses: [],
      notificationUrls: [],
    };
    lists.operations.push(operation);
    if (id !== '' && !byId.has(id)) byId.set(id, operation);
    const own = readParameters(value['parameters'], pointer, 'operation', operation);
    const merged = new Map([...shared, ...own].map((item) => [`${item.in} ${item.name}`, item]));
    operation.parameters = [...merged.values()];
    operation.responses = Object.entries(toJsonObject(value['responses']))
      .filter(([status]) => !status.startsWith('x-'))
      .flatMap(([status, response]) => {
        const where = pointer + toPointer('responses', status);
        return readResponse(response, where, 'operation', status, operation) ?? [];
      });
    operation.notificationUrls = notificationUrlsIn(operation, follow);
    const isTrigger = Object.hasOwn(value, 'x-ms-trigger');
    if (isTrigger) operation.kind = operation.notificationUrls.length > 0 ? 'webhook' : 'polling';
    return operation;
  }

  function readParameters(
    value: unknown,
    around: string,
    scope: 'operation' | 'path',
    operation?: OperationNode,
  ): readonly ParameterNode[] {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item: unknown, index) => {
      return readParameter(item, around + toPointer('parameters', index), scope, operation) ?? [];
    });
  }

  function readParameter(
    value: unknown,
    pointer: string,
    scope: ParameterNode['scope'],
    operation?: OperationNode,
  ): ParameterNode | undefined {
    if (!isJsonObject(value)) return undefined;
    if (readReference(value, pointer, 'parameter')) {
      const target = resolve(value);
      return target && parametersAt.get(target.pointer);
    }
    const visibility = toText(value['x-ms-visibility']).toLowerCase();
    const parameter: Mutable<ParameterNode> = {
      node: 'parameter',
      pointer,
      value,
      scope,
      name: toText(value['name']),
      in: toText(value['in']),
      visibility,
      isInternal: visibility === 'internal',
      isRequired: value['required'] === true,
      ...(operation && { operation }),
    };
    lists.parameters.push(parameter);
    parametersAt.set(pointer, parameter);
    readDynamics(parameter);
    if (parameter.in !== 'body') readSimple(parameter, parameter.name);
    if (isJsonObject(value['schema'])) {
      const origin = {
        role: 'body',
        name: '',
        isInternal: parameter.isInternal,
        isRequired: parameter.isRequired,
        uses: new Set(['input'] as const),
        ...(operation && { operation }),
      } as const;
      const schema = readSchema(value['schema'], pointer + toPointer('schema'), origin);
      if (schema !== undefined) parameter.schema = schema;
    }
    return parameter;
  }

  function readSimple(node: ParameterNode | SimpleNode, name: string): void {
    let current: TypedNode = node;
    for (let depth = 0; depth < maximumDepth; depth += 1) {
      lists.typed.push(current);
      const items: unknown = current.value['items'];
      if (!isJsonObject(items)) return;
      current = { node: 'items', pointer: current.pointer + toPointer('items'), value: items, name };
    }
  }

  function readResponse(
    value: unknown,
    pointer: string,
    scope: ResponseNode['scope'],
    status: string,
    operation?: OperationNode,
  ): ResponseNode | undefined {
    if (!isJsonObject(value)) return undefined;
    const response: Mutable<ResponseNode> = {
      pointer,
      value,
      status,
      scope,
      ...(operation && { operation }),
    };
    lists.responses.push(response);
    responsesAt.set(pointer, response);
    if (readReference(value, pointer, 'response')) {
      const target = resolve(value);
      const schema = target && responsesAt.get(target.pointer)?.schema;
      if (schema !== undefined) response.schema = schema;
      return response;
    }
    for (const [name, header] of Object.entries(toJsonObject(value['headers']))) {
      const where = pointer + toPointer('headers', name);
      if (isJsonObject(header)) readSimple({ node: 'header', pointer: where, value: header, name }, name);
    }
    const origin = {
      role: 'response',
      name: '',
      isRequired: false,
      isInternal: false,
      uses: new Set(['output'] as const),
      ...(operation && { operation }),
    } as const;
    const schema = readSchema(value['schema'], pointer + toPointer('schema'), origin);
    if (schema !== undefined) response.schema = schema;
    return response;
  }

  function readSchema(value: unknown, pointer: string, origin: Origin): SchemaNode | undefined {
    if (!isJsonObject(value)) return undefined;
    const depth = (origin.parent?.depth ?? 0) + 1;
    if (depth > maximumDepth) return undefined;
    const children: SchemaNode[] = [];
    const isInternal = origin.isInternal || toText(value['x-ms-visibility']).toLowerCase() === 'internal';
    const { role, name, isRequired, uses, parent, operation } = origin;
    // Member by member: spreading the origin takes several times as long, and there are tens of thousands.
    const schema: Mutable<SchemaNode> = {
      node: 'schema',
      pointer,
      value,
      role,
      name,
      isRequired,
      isInternal,
      uses,
      depth,
      children,
    };
    if (parent !== undefined) schema.parent = parent;
    if (operation !== undefined) schema.operation = operation;
    lists.schemas.push(schema);
    lists.typed.push(schema);
    schemasAt.set(pointer, schema);
    readReference(value, pointer, 'schema');
    readDynamics(schema);
    const { properties, items, additionalProperties, allOf } = value;
    if (isJsonObject(properties)) {
      const required: readonly unknown[] = Array.isArray(value['required']) ? value['required'] : [];
      const names = required.length > 8 ? new Set(required) : undefined;
      for (const member of Object.keys(properties)) {
        const where = `${pointer}/properties${toPointer(member)}`;
        const isNeeded = names?.has(member) ?? required.includes(member);
        readInner(properties[member], where, originInside(schema, 'property', isNeeded, member), children);
      }
    }
    if (isJsonObject(items)) {
      readInner(items, `${pointer}/items`, originInside(schema, 'items', false), children);
    }
    if (isJsonObject(additionalProperties)) {
      const where = `${pointer}/additionalProperties`;
      readInner(additionalProperties, where, originInside(schema, 'additionalProperties', false), children);
    }
    for (const [index, child] of (Array.isArray(allOf) ? allOf : []).entries()) {
      const from = originInside(schema, 'member-of-allOf', isRequired);
      readInner(child, `${pointer}/allOf/${index}`, from, children);
    }
    return schema;
  }

  function readInner(value: unknown, pointer: string, origin: Origin, siblings: SchemaNode[]): void {
    const schema = readSchema(value, pointer, origin);
    if (schema !== undefined) siblings.push(schema);
  }

  /** Lists a `$ref`; whether there was one. */
  function readReference(value: JsonObject, pointer: string, kind: ReferenceNode['kind']): boolean {
    if (!Object.hasOwn(value, '$ref')) return false;
    const { target, problem } = followReference(value, kind);
    lists.references.push({
      pointer,
      value,
      kind,
      reference: value['$ref'],
      ...(problem && { problem }),
      ...(target && { target }),
    });
    return true;
  }

  function readDynamics(host: SchemaNode | ParameterNode): void {
    for (const name of Object.keys(host.value)) {
      if (!name.startsWith('x-ms-dynamic-')) continue;
      const raw = host.value[name];
      const placed: Placed = { pointer: host.pointer + toPointer(name), value: toJsonObject(raw) };
      lists.dynamics.push({ ...placed, extension: name, raw, host });
    }
  }
}

/** What a schema has from the place where it is written. */
type Origin = Pick<
  SchemaNode,
  'role' | 'name' | 'isRequired' | 'isInternal' | 'uses' | 'parent' | 'operation'
>;

function originInside(parent: SchemaNode, role: SchemaNode['role'], isRequired: boolean, name = ''): Origin {
  const { isInternal, uses, operation } = parent;
  return operation === undefined
    ? { role, name, isRequired, isInternal, uses, parent }
    : { role, name, isRequired, isInternal, uses, parent, operation };
}
