import type { DynamicCall } from '../../gateway/form/dynamic-call.js';
import { type FormValues, isObject, valueAt } from './form-values.js';

/** The parameters of a dynamic call, or the inputs that have to be filled in first. */
export type ResolvedCall =
  | { readonly ready: true; readonly parameters: Readonly<Record<string, unknown>> }
  | { readonly ready: false; readonly missing: readonly string[] };

/** Fills a dynamic call with what the form holds; `node` is the node of a tree that is opened. */
export function resolveCall(call: DynamicCall, values: FormValues, node?: unknown): ResolvedCall {
  const missing: string[] = [];
  const parameters: Record<string, unknown> = {};
  for (const { name, required, source } of call.parameters) {
    const value =
      source.kind === 'literal'
        ? source.value
        : source.kind === 'node'
          ? atPath(node, source.path)
          : valueAt(values[source.key], source.path);
    if (value !== undefined && value !== '' && value !== null) parameters[name] = value;
    else if (required) missing.push(source.kind === 'input' ? (source.path.at(-1) ?? source.key) : name);
  }
  return missing.length > 0
    ? { ready: false, missing: missing.map((key) => key.replace(/^\w+\.\$\./, '')) }
    : { ready: true, parameters };
}

/** One thing to choose. */
export interface Choice {
  readonly value: unknown;
  readonly label: string;
  /** Of a tree: it can be opened. */
  readonly isParent: boolean;
  /** The item as it came; parameters of the next call may need it. */
  readonly item: unknown;
}

/** The choices in the answer of a dynamic call. Where the named list is missing, the first one counts. */
export function readChoices(call: DynamicCall, answer: unknown): Choice[] {
  const named = atPath(answer, call.itemsPath);
  const list = Array.isArray(named)
    ? named
    : isObject(answer)
      ? Object.values(answer).find(Array.isArray)
      : undefined;
  return ((list ?? []) as unknown[]).flatMap((item) => {
    const value = isObject(item) ? atPath(item, call.valuePath) : item;
    if (value === undefined || value === null) return [];
    const title = isObject(item) ? atPath(item, call.titlePath) : item;
    return [{ value, label: String(title ?? value), isParent: holds(item, call.parentPath), item }];
  });
}

/** The schema in the answer of a dynamic call. */
export function readSchema(
  call: DynamicCall,
  answer: unknown,
): Readonly<Record<string, unknown>> | undefined {
  const found = atPath(answer, call.itemsPath);
  if (!isObject(found)) return undefined;
  return call.isPropertyMap === true ? { type: 'object', properties: found } : found;
}

/** The value at `a/b/c`. */
function atPath(value: unknown, path: string): unknown {
  return path === '' ? value : valueAt(value, path.split('/'));
}

/** A property that is true, or a filter: `(is_folder eq true)`, `type eq 'folder'`. */
function holds(item: unknown, condition: string | undefined): boolean {
  if (condition === undefined || condition === '') return false;
  const [, path, wanted] = /^\(?\s*([\w/@.$-]+)\s+eq\s+'?([^')]*)'?\s*\)?$/i.exec(condition) ?? [];
  if (path === undefined) return String(atPath(item, condition)).toLowerCase() === 'true';
  return String(atPath(item, path)).toLowerCase() === String(wanted).trim().toLowerCase();
}
