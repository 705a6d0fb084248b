import { isJsonObject, type JsonObject, toJsonObject, toPointer, toText } from '../../shared/json-value.js';
import type { Mutable } from '../../shared/mutable.js';
import type { createResolver } from './create-resolver.js';
import type {
  DynamicNode,
  ParameterNode,
  Placed,
  ReferenceNode,
  SchemaNode,
  SimpleNode,
  TypedNode,
} from './nodes.js';

/** Schemas nested deeper than this are not entered; `SchemaTooDeep` is reported long before. */
const maximumDepth = 200;

/** Reads what parameters and responses are made of, and lists it. */
export interface PartReader {
  readonly lists: {
    readonly schemas: readonly SchemaNode[];
    readonly typed: readonly TypedNode[];
    readonly references: readonly ReferenceNode[];
    readonly dynamics: readonly DynamicNode[];
  };
  /** The schema that is written at a pointer. */
  schemaAt(pointer: string): SchemaNode | undefined;
  /** A schema and all those inside it; undefined for what is none. */
  readSchema(value: unknown, pointer: string, origin: Origin): SchemaNode | undefined;
  /** A parameter or header, which says its type itself, with the items of its lists. */
  readSimple(node: ParameterNode | SimpleNode, name: string): void;
  /** Lists a `$ref`; whether there was one. */
  readReference(value: JsonObject, pointer: string, kind: ReferenceNode['kind']): boolean;
  /** Lists the dynamic extensions of a schema or parameter. */
  readDynamics(host: SchemaNode | ParameterNode): void;
}

/** What a schema has from the place where it is written. */
export type Origin = Pick<
  SchemaNode,
  'role' | 'name' | 'isRequired' | 'isInternal' | 'uses' | 'parent' | 'operation'
>;

/** Builds a reader of one definition, whose references `followReference` follows. */
export function createPartReader(followReference: ReturnType<typeof createResolver>['follow']): PartReader {
  const schemas: SchemaNode[] = [];
  const typed: TypedNode[] = [];
  const references: ReferenceNode[] = [];
  const dynamics: DynamicNode[] = [];
  const schemasAt = new Map<string, SchemaNode>();

  return {
    lists: { schemas, typed, references, dynamics },
    schemaAt: (pointer) => schemasAt.get(pointer),
    ...{ readSchema, readSimple, readReference, readDynamics },
  };

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
    schemas.push(schema);
    typed.push(schema);
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

  function readReference(value: JsonObject, pointer: string, kind: ReferenceNode['kind']): boolean {
    if (!Object.hasOwn(value, '$ref')) return false;
    const { target, problem } = followReference(value, kind);
    references.push({
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
      dynamics.push({ ...placed, extension: name, raw, host });
    }
  }

  function readSimple(node: ParameterNode | SimpleNode, name: string): void {
    let current: TypedNode = node;
    for (let depth = 0; depth < maximumDepth; depth += 1) {
      typed.push(current);
      const items: unknown = current.value['items'];
      if (!isJsonObject(items)) return;
      current = { node: 'items', pointer: current.pointer + toPointer('items'), value: items, name };
    }
  }
}

function originInside(parent: SchemaNode, role: SchemaNode['role'], isRequired: boolean, name = ''): Origin {
  const { isInternal, uses, operation } = parent;
  return operation === undefined
    ? { role, name, isRequired, isInternal, uses, parent }
    : { role, name, isRequired, isInternal, uses, parent, operation };
}
