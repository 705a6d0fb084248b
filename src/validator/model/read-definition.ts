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
  OperationNode,
  ParameterNode,
  PathNode,
  ResponseNode,
  SchemaNode,
} from './nodes.js';
import { createPartReader } from './read-parts.js';
import { notificationUrlsIn, spreadUses } from './spread-uses.js';
import { createUsers } from './users-of.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** Walks the definition once and lists every place in it. Takes anything and never throws. */
export function readDefinition(document: JsonObject): DefinitionNode {
  const { resolve, follow: followReference } = createResolver(document);
  const parts = createPartReader(followReference);
  const { readSchema, readSimple, readReference, readDynamics } = parts;
  const lists = {
    paths: [] as PathNode[],
    operations: [] as OperationNode[],
    parameters: [] as ParameterNode[],
    responses: [] as ResponseNode[],
    ...parts.lists,
  };
  const parametersAt = new Map<string, ParameterNode>();
  const responsesAt = new Map<string, ResponseNode>();
  const byId = new Map<string, OperationNode>();

  const follow = (schema: SchemaNode): SchemaNode | undefined => {
    if (!Object.hasOwn(schema.value, '$ref')) return schema;
    const target = resolve(schema.value);
    return target && parts.schemaAt(target.pointer);
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
}
