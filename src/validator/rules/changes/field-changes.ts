import { isJsonObject, type JsonObject, toText } from '../../../shared/json-value.js';
import type { ChangeNode, OperationNode, ParameterNode, Placed, SchemaNode } from '../../model/nodes.js';
import { resultOf } from '../dynamic/calls.js';
import { createShapes, type Field, type Shape, type Shapes } from './schema-shape.js';

/** What became of one input or output that makers see, told at its place in the new version. */
export interface FieldChange {
  readonly kind: 'deleted' | 'internal' | 'location' | 'type' | 'format' | 'values' | 'required';
  readonly side: 'input' | 'output';
  /** The operation in the new version; where a shared schema changed, the first that uses it. */
  readonly operation: OperationNode;
  /** `query.page`, `body.items[].id`. */
  readonly name: string;
  /** In the new version; of the object that lacks it when it is gone. */
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** An operation in both versions. */
export interface OperationChange {
  readonly before: OperationNode;
  readonly after: OperationNode;
}

/** Circular schemas of two versions can be paired in very many ways; beyond this no more are looked at. */
const maximumPairs = 200_000;

const known = new WeakMap<ChangeNode, readonly FieldChange[]>();

/** Operations that are in both versions, by id, and that makers saw before. */
export function keptOperations({ before, after }: ChangeNode): readonly OperationChange[] {
  return (before.definition?.operations ?? []).flatMap((operation) => {
    const now = operation.id === '' ? undefined : after.definition?.operationById(operation.id);
    return now === undefined || operation.isInternal ? [] : [{ before: operation, after: now }];
  });
}

/** Everything that changed in the inputs and outputs of the kept operations; worked out once for all rules. */
export function fieldChanges(change: ChangeNode): readonly FieldChange[] {
  const done = known.get(change);
  if (done !== undefined) return done;
  const changes = compareAll(change);
  known.set(change, changes);
  return changes;
}

interface Pair {
  readonly before: SchemaNode;
  readonly after: SchemaNode;
  readonly side: FieldChange['side'];
  readonly name: string;
  readonly operation: OperationNode;
}

function compareAll(change: ChangeNode): readonly FieldChange[] {
  const { before, after } = change;
  if (before.definition === undefined || after.definition === undefined) return [];
  const shapes = { before: createShapes(before.definition), after: createShapes(after.definition) };
  const changes: FieldChange[] = [];
  const pending: Pair[] = [];
  for (const operations of keptOperations(change)) {
    compareParameters(operations, changes, pending);
    compareResults(operations, shapes, changes, pending);
  }
  const seen = new Set<string>();
  for (const pair of pending) {
    const was = shapes.before(pair.before);
    const now = shapes.after(pair.after);
    if (was === undefined || now === undefined) continue;
    const key = `${pair.side} ${was.node.pointer} ${now.node.pointer}`;
    if (seen.has(key) || seen.size >= maximumPairs) continue;
    seen.add(key);
    compareShapes(pair, was, now, changes, pending);
  }
  return changes;
}

function compareParameters(
  { before, after }: OperationChange,
  changes: FieldChange[],
  pending: Pair[],
): void {
  const add = (kind: FieldChange['kind'], name: string, pointer: string, values: object = {}) =>
    changes.push({ kind, side: 'input', operation: after, name, pointer, ...values });
  const isNew = (parameter: ParameterNode) => !before.parameters.some((other) => isSame(other, parameter));
  for (const parameter of before.parameters) {
    if (parameter.isInternal) continue;
    const name = nameOf(parameter);
    const now = after.parameters.find((other) => isSame(parameter, other));
    if (now === undefined) {
      const moved = after.parameters.find((other) => isNew(other) && isElsewhere(parameter, other));
      if (moved === undefined) add('deleted', name, after.pointer);
      else add('location', parameter.name, moved.pointer, { before: parameter.in, after: moved.in });
    } else if (now.isInternal) add('internal', name, memberOf(now, 'x-ms-visibility'));
    else if (parameter.schema !== undefined && now.schema !== undefined) {
      const schemas = { before: parameter.schema, after: now.schema };
      pending.push({ ...schemas, side: 'input', name, operation: after });
    } else {
      compareSimple(parameter.value, now.value, now.pointer, (kind, at, values) =>
        add(kind, name, at, values),
      );
    }
  }
  for (const parameter of after.parameters) {
    if (!parameter.isRequired || parameter.value['default'] !== undefined) continue;
    const was = before.parameters.find((other) => isSame(other, parameter) || isElsewhere(other, parameter));
    if (was?.isRequired === true && !was.isInternal) continue;
    if (was?.isInternal === true && parameter.isInternal) continue;
    const state = was === undefined ? 'absent' : 'optional';
    const at = was === undefined ? parameter.pointer : memberOf(parameter, 'required');
    add('required', nameOf(parameter), at, { before: state });
  }
}

/** A member where it is written, or what lacks it. */
function memberOf({ pointer, value }: Placed, member: string): string {
  return value[member] === undefined ? pointer : `${pointer}/${member}`;
}

/** A body is the same body under any name. */
function isSame(one: ParameterNode, other: ParameterNode): boolean {
  return one.in === other.in && (one.in === 'body' || one.name === other.name);
}

function isElsewhere(one: ParameterNode, other: ParameterNode): boolean {
  return one.name === other.name && one.in !== other.in && one.in !== 'body' && other.in !== 'body';
}

function nameOf(parameter: ParameterNode): string {
  return parameter.in === 'body' ? 'body' : `${parameter.in}.${parameter.name}`;
}

type AddSimple = (kind: FieldChange['kind'], pointer: string, values: object) => void;

/** Parameters outside a body and the items of their arrays. */
function compareSimple(before: JsonObject, after: JsonObject, pointer: string, add: AddSimple): void {
  for (let [was, now, at] = [before, after, pointer]; ; at += '/items') {
    const types = [toText(was['type']), toText(now['type'])] as const;
    if (differ(...types)) {
      add('type', `${at}/type`, { before: types[0], after: types[1] });
      return;
    }
    if (isNarrowed(was['enum'], now['enum'])) {
      add('values', `${at}/enum`, { before: was['enum'], after: now['enum'] });
    }
    const [inside, insideNow] = [was['items'], now['items']];
    if (!isJsonObject(inside) || !isJsonObject(insideNow)) return;
    [was, now] = [inside, insideNow];
  }
}

function compareResults(
  { before, after }: OperationChange,
  shapes: { readonly before: Shapes; readonly after: Shapes },
  changes: FieldChange[],
  pending: Pair[],
): void {
  const was = outputOf(before);
  if (was === undefined) return;
  const now = outputOf(after);
  if (now !== undefined) {
    pending.push({ before: was, after: now, side: 'output', name: 'body', operation: after });
    return;
  }
  const shape = shapes.before(was);
  if (shape === undefined || (shape.type === '' && !shape.isDynamic)) return;
  const isWebhook = before.kind === 'webhook';
  const status = before.responses.find(({ schema }) => schema === was)?.status;
  const response = after.responses.find((candidate) => candidate.status === status);
  const pointer = isWebhook ? after.path.pointer : (response?.pointer ?? `${after.pointer}/responses`);
  changes.push({ kind: 'deleted', side: 'output', operation: after, name: 'body', pointer });
}

/** What the designer takes the outputs from. */
function outputOf(operation: OperationNode): SchemaNode | undefined {
  return operation.kind === 'webhook' ? operation.path.notificationSchema : resultOf(operation);
}

function compareShapes(pair: Pair, was: Shape, now: Shape, changes: FieldChange[], pending: Pair[]): void {
  const { side, operation } = pair;
  const add = (kind: FieldChange['kind'], name: string, pointer: string, values: object = {}) =>
    changes.push({ kind, side, operation, name, pointer, ...values });
  if (differ(was.type, now.type)) {
    const at = typeof now.node.value['type'] === 'string' ? `${now.node.pointer}/type` : now.node.pointer;
    add('type', pair.name, at, { before: was.type, after: now.type });
    return;
  }
  if (side === 'output' && was.format !== now.format) {
    const at = now.format === '' ? now.node.pointer : `${now.node.pointer}/format`;
    add('format', pair.name, at, { before: was.format, after: now.format });
  }
  if (side === 'input' && isNarrowed(was.node.value['enum'], now.node.value['enum'])) {
    const values = { before: was.node.value['enum'], after: now.node.value['enum'] };
    add('values', pair.name, `${now.node.pointer}/enum`, values);
  }
  const enter = (before: SchemaNode | undefined, after: SchemaNode | undefined, name: string) => {
    if (before !== undefined && after !== undefined) pending.push({ before, after, side, name, operation });
  };
  for (const [name, field] of was.fields) {
    if (field.isInternal) continue;
    const path = `${pair.name}.${name}`;
    const after = now.fields.get(name);
    if (after === undefined) {
      if (!now.isDynamic) add('deleted', path, now.node.pointer);
    } else if (after.isInternal) {
      if (side === 'input') add('internal', path, memberOf(after.node, 'x-ms-visibility'));
    } else enter(field.node, after.node, path);
  }
  enter(was.items, now.items, `${pair.name}[]`);
  enter(was.additional, now.additional, `${pair.name}{}`);
  if (side === 'output' || was.isDynamic) return;
  for (const [name, field] of now.fields) {
    const before = was.fields.get(name);
    if (!isNewlyRequired(before, field)) continue;
    const path = `${pair.name}.${name}`;
    add('required', path, field.node.pointer, { before: before === undefined ? 'absent' : 'optional' });
  }
}

function isNewlyRequired(before: Field | undefined, now: Field): boolean {
  if (!now.isRequired || now.hasDefault) return false;
  if (before?.isRequired === true && !before.isInternal) return false;
  return !(before?.isInternal === true && now.isInternal);
}

/** Types that both versions state. */
function differ(before: string, after: string): boolean {
  return before !== '' && after !== '' && before !== after;
}

/** Values that were accepted before, and now are not. */
function isNarrowed(before: unknown, after: unknown): boolean {
  if (!Array.isArray(after) || after.length === 0) return false;
  if (!Array.isArray(before) || before.length === 0) return true;
  const accepted = new Set(after.map((value: unknown) => JSON.stringify(value)));
  return before.some((value: unknown) => !accepted.has(JSON.stringify(value)));
}
