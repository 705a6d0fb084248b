import type { Node } from 'jsonc-parser';
import { livechatConnector } from '../../connector/index.js';
import type { Operation } from '../model/operation.js';
import type { Step } from './find-steps.js';
import { at, membersOf, textAt, toValue } from './json-document.js';

/** A step that uses LiveChat. */
export interface Use {
  readonly step: string;
  /** Operation id of this connector; `undefined` when it has no such operation. */
  readonly operation?: string;
  /** What the step says it calls: an operation id, or method and path. */
  readonly called: string;
  /** The inputs that the step gives, with a dot between names. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What a step of LiveChat calls, and with which inputs. */
export function toUse({ name, type, node }: Step): Use {
  const inputs = at(node, 'inputs');
  const id = textAt(inputs, 'host', 'operationId');
  // A webhook step of a workflow names no method: it subscribes with POST.
  const method = textAt(inputs, 'method') ?? (type.endsWith('Webhook') ? 'post' : 'get');
  const path = textAt(inputs, 'path');
  const operation = id === undefined ? byAddress(method, path ?? '') : byId(id);
  return {
    step: name,
    ...(operation && { operation: operation.id }),
    called: id ?? `${method.toUpperCase()} ${path ?? '?'}`,
    inputs: { ...flowInputs(inputs), ...workflowInputs(inputs, operation) },
  };
}

function byId(id: string): Operation | undefined {
  return livechatConnector.operations.find((operation) => operation.id.toLowerCase() === id.toLowerCase());
}

/** A workflow names method and path, with an expression in place of a parameter. */
function byAddress(method: string, path: string): Operation | undefined {
  return livechatConnector.operations.find(
    (operation) => operation.method === method.toLowerCase() && toPattern(operation.path).test(path),
  );
}

function toPattern(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^/]+(?:\\([^)]*\\))?[^/]*)')}$`);
}

/** A flow: `parameters` with a slash between names, `body/` before those of the body. */
function flowInputs(inputs: Node | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    membersOf(at(inputs, 'parameters')).map(({ key, value }) => [
      key.replace(/^body\//, '').replaceAll('/', '.'),
      toValue(value),
    ]),
  );
}

/** A workflow: path, queries and body. */
function workflowInputs(inputs: Node | undefined, operation: Operation | undefined) {
  const inPath =
    operation === undefined ? null : toPattern(operation.path).exec(textAt(inputs, 'path') ?? '');
  const name = /\{(\w+)\}/.exec(operation?.path ?? '')?.[1];
  const value = inPath?.[1];
  return {
    ...(name !== undefined && value !== undefined && { [name]: value }),
    ...Object.fromEntries(membersOf(at(inputs, 'queries')).map((query) => [query.key, toValue(query.value)])),
    ...leavesOf(at(inputs, 'body'), ''),
  };
}

function leavesOf(node: Node | undefined, path: string): Readonly<Record<string, unknown>> {
  if (node === undefined) return {};
  if (node.type !== 'object') return path === '' ? {} : { [path]: toValue(node) };
  return Object.assign(
    {},
    ...membersOf(node).map(({ key, value }) => leavesOf(value, path === '' ? key : `${path}.${key}`)),
  );
}
