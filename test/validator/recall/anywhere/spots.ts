import {
  isJsonObject,
  type JsonObject,
  toJsonObject,
  toPointer,
  toText,
} from '../../../../src/shared/json-value.js';

/** A place in a definition where a defect can be planted. */
export interface Spot {
  readonly pointer: string;
  readonly value: JsonObject;
  /** What it is, for drawing different ones: `shared query`, `response items`. */
  readonly kind: string;
}

export interface OperationSpot extends Spot {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly path: string;
  readonly isVisible: boolean;
  /** Its parameters and those of its path, references followed. */
  readonly parameters: readonly JsonObject[];
}

export interface SchemaSpot extends Spot {
  /** Whether requests or answers use it; a definition may be used in both. */
  readonly sides: ReadonlySet<'input' | 'output'>;
  readonly slot: 'root' | 'property' | 'items' | 'additional' | 'member';
  readonly name: string;
  readonly parent?: SchemaSpot;
}

/** The places of a definition, found without the validator's own reader. */
export interface Base {
  readonly definition: JsonObject;
  readonly operations: readonly OperationSpot[];
  /** With a name and a location: in operations, at paths, shared. */
  readonly parameters: readonly Spot[];
  readonly responses: readonly Spot[];
  /** Those that are no `$ref`. */
  readonly schemas: readonly SchemaSpot[];
  /** Objects that are a `$ref` to a schema. */
  readonly references: readonly Spot[];
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

export function readBase(definition: JsonObject): Base {
  const operations: OperationSpot[] = [];
  const parameters: Spot[] = [];
  const responses: Spot[] = [];
  const schemas: SchemaSpot[] = [];
  const references: Spot[] = [];
  const sides = sidesOf(definition);

  const addSchema = (
    pointer: string,
    value: unknown,
    from: Pick<SchemaSpot, 'sides' | 'slot' | 'name'> & { parent?: SchemaSpot },
    root: string,
  ): void => {
    if (!isJsonObject(value)) return;
    if ('$ref' in value) {
      references.push({ pointer, value, kind: `${root} ${from.slot}` });
      return;
    }
    const spot: SchemaSpot = { pointer, value, kind: `${root} ${from.slot}`, ...from };
    schemas.push(spot);
    const below = { sides: from.sides, parent: spot };
    for (const [name, child] of Object.entries(toJsonObject(value['properties'])))
      addSchema(pointer + toPointer('properties', name), child, { ...below, slot: 'property', name }, root);
    addSchema(`${pointer}/items`, value['items'], { ...below, slot: 'items', name: '' }, root);
    addSchema(
      `${pointer}/additionalProperties`,
      value['additionalProperties'],
      { ...below, slot: 'additional', name: '' },
      root,
    );
    for (const [index, child] of listOf(value['allOf']))
      addSchema(`${pointer}/allOf/${index}`, child, { ...below, slot: 'member', name: '' }, root);
  };
  const input = new Set(['input'] as const);
  const output = new Set(['output'] as const);
  const addParameters = (pointer: string, list: unknown, scope: string): void => {
    const entries: [string | number, unknown][] = Array.isArray(list)
      ? list.map((value, index) => [index, value])
      : Object.entries(toJsonObject(list));
    for (const [key, value] of entries) {
      if (!isJsonObject(value) || '$ref' in value) continue;
      const at = pointer + toPointer(key);
      parameters.push({ pointer: at, value, kind: `${scope} ${toText(value['in'])}` });
      addSchema(`${at}/schema`, value['schema'], { sides: input, slot: 'root', name: '' }, `${scope} body`);
    }
  };
  const addResponses = (pointer: string, map: unknown, scope: string): void => {
    for (const [status, value] of Object.entries(toJsonObject(map))) {
      if (!isJsonObject(value) || '$ref' in value) continue;
      const at = pointer + toPointer(status);
      responses.push({ pointer: at, value, kind: `${scope} ${status}` });
      addSchema(`${at}/schema`, value['schema'], { sides: output, slot: 'root', name: '' }, 'response');
    }
  };

  for (const [template, item] of Object.entries(toJsonObject(definition['paths']))) {
    if (!isJsonObject(item) || template.startsWith('x-')) continue;
    const path = toPointer('paths', template);
    addParameters(`${path}/parameters`, item['parameters'], 'path');
    const notification = toJsonObject(item['x-ms-notification-content']);
    addSchema(
      `${path}/x-ms-notification-content/schema`,
      notification['schema'],
      { sides: output, slot: 'root', name: '' },
      'notification',
    );
    for (const method of methods) {
      const value = item[method];
      if (!isJsonObject(value)) continue;
      const pointer = `${path}/${method}`;
      const all = [...listOf(item['parameters']), ...listOf(value['parameters'])].map(([, parameter]) =>
        follow(definition, parameter),
      );
      operations.push({
        pointer,
        value,
        kind: `${method} ${toText(value['x-ms-trigger'])}`,
        id: toText(value['operationId']),
        method,
        template,
        path,
        isVisible: value['x-ms-visibility'] !== 'internal',
        parameters: all,
      });
      addParameters(`${pointer}/parameters`, value['parameters'], 'operation');
      addResponses(`${pointer}/responses`, value['responses'], 'operation');
    }
  }
  addParameters('/parameters', definition['parameters'], 'shared');
  addResponses('/responses', definition['responses'], 'shared');
  for (const [name, value] of Object.entries(toJsonObject(definition['definitions'])))
    addSchema(
      toPointer('definitions', name),
      value,
      { sides: sides.get(name) ?? new Set(), slot: 'root', name: '' },
      'definition',
    );
  return { definition, operations, parameters, responses, schemas, references };
}

/** What a parameter, or the reference to a shared one, is. */
function follow(definition: JsonObject, parameter: unknown): JsonObject {
  const { $ref } = toJsonObject(parameter);
  if (typeof $ref !== 'string') return toJsonObject(parameter);
  return toJsonObject(toJsonObject(definition['parameters'])[$ref.replace('#/parameters/', '')]);
}

/** Which definitions requests use, and which answers use. */
function sidesOf(definition: JsonObject): ReadonlyMap<string, ReadonlySet<'input' | 'output'>> {
  const sides = new Map<string, Set<'input' | 'output'>>();
  const definitions = toJsonObject(definition['definitions']);
  const visit = (value: unknown, side: 'input' | 'output'): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, side);
    if (!isJsonObject(value)) return;
    const { $ref } = value;
    if (typeof $ref === 'string' && $ref.startsWith('#/definitions/')) {
      const name = $ref.slice('#/definitions/'.length).replaceAll('~1', '/').replaceAll('~0', '~');
      const known = sides.get(name) ?? new Set();
      if (known.has(side)) return;
      sides.set(name, known.add(side));
      visit(definitions[name], side);
      return;
    }
    for (const [key, child] of Object.entries(value))
      visit(child, key === 'responses' || key === 'x-ms-notification-content' ? 'output' : side);
  };
  visit(definition['paths'], 'input');
  visit(definition['parameters'], 'input');
  visit(definition['responses'], 'output');
  return sides;
}

function listOf(value: unknown): [number, unknown][] {
  return Array.isArray(value) ? [...value.entries()] : [];
}

/** One spot of each kind: the first, and for a second look the middle one. */
export function draw<S extends Spot>(spots: readonly S[], perKind = 1): readonly S[] {
  const kinds = new Map<string, S[]>();
  for (const spot of spots) kinds.set(spot.kind, [...(kinds.get(spot.kind) ?? []), spot]);
  return [...kinds.values()].flatMap((list) => {
    const middle = list[Math.floor(list.length / 2)];
    return [...new Set(perKind === 1 ? [middle] : [list[0], middle])].filter((spot) => spot !== undefined);
  });
}
