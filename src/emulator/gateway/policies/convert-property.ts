import { setAt } from './edit-json.js';
import { valueAt } from './expressions/evaluate.js';
import type { PathSegment } from './expressions/expression.js';
import type { BodyPath } from './expressions/parse-path.js';
import type { PolicyContext, PolicyMessage, PolicyOutcome } from './policy.js';
import type { PolicyParameters } from './policy-parameters.js';
import { bodyOf, jsonOf, withBody } from './sources.js';

/** Which property a template takes, and where it puts what it made of it. */
export interface PropertyPaths {
  readonly parent: BodyPath;
  readonly sub: readonly PathSegment[];
  readonly target: BodyPath;
}

/** Reads the three parameters that all converting templates have. */
export const readPropertyPaths = (parameters: PolicyParameters): PropertyPaths => ({
  parent: parameters.bodyPath('propertyParentPath'),
  sub: parameters.subPath('propertySubPath', 'null'),
  target: parameters.bodyPath('newPropertyPath', ['body', 'item']),
});

/** What became of one value, or why nothing did. */
export type Conversion = { readonly value: unknown } | { readonly reason: string };

/**
 * Converts the property below the parent, or below each item when the parent is a list (`@item()` is then that item,
 * otherwise the parent itself). What is missing stays as it is. With `takesList` and no sub path a list is converted as
 * a whole.
 */
export function convertProperty(
  message: PolicyMessage,
  context: PolicyContext,
  { parent, sub, target }: PropertyPaths,
  convert: (source: unknown) => Conversion,
  takesList = false,
): PolicyOutcome {
  return editItems(
    message,
    context,
    parent,
    (item, body) => {
      const source = valueAt(item, sub);
      if (source === undefined) return { reason: `\`${toPathText(sub)}\` is not there.` };
      if (source === null) return { reason: `\`${toPathText(sub)}\` is null.`, isNull: true };
      const converted = convert(source);
      if ('reason' in converted) return converted;
      const isItem = target.root === 'item';
      const changed = setAt(isItem ? item : body, target.path, converted.value);
      if (changed === undefined) return { reason: `\`${toPathText(target.path)}\` cannot be written.` };
      return isItem ? { item: changed } : { body: changed };
    },
    takesList && sub.length === 0,
  );
}

/** What became of one item: the item itself, the body around it, or nothing. */
export type ItemEdit =
  | { readonly item: unknown }
  | { readonly body: unknown }
  | { readonly reason: string; readonly isNull?: boolean };

/** Edits the value at `parent`, or each item when it is a list. */
export function editItems(
  message: PolicyMessage,
  { isStrict }: PolicyContext,
  parent: BodyPath,
  edit: (item: unknown, body: unknown) => ItemEdit,
  takesList = false,
): PolicyOutcome {
  const before = jsonOf(bodyOf(message));
  if (before === undefined) return { kind: 'unchanged', reason: 'The body is not JSON.' };
  const found = valueAt(before, parent.path);
  if (found === undefined || found === null) {
    const reason = `\`@body()${toPathText(parent.path)}\` is ${found === null ? 'null' : 'not there'}.`;
    return isStrict && found === null ? { kind: 'failed', reason } : { kind: 'unchanged', reason };
  }
  const isList = Array.isArray(found) && !takesList;
  const items = isList ? [...(found as unknown[])] : [found];
  const reasons: string[] = [];
  let body: unknown = before;
  let isItemChanged = false;
  for (const [index, item] of items.entries()) {
    const edited = edit(item, body);
    if ('body' in edited) {
      body = edited.body;
    } else if ('item' in edited) {
      items[index] = edited.item;
      isItemChanged = true;
    } else {
      if (isStrict && edited.isNull === true) return { kind: 'failed', reason: edited.reason };
      reasons.push(isList ? `Item ${index}: ${edited.reason}` : edited.reason);
    }
  }
  if (isItemChanged) body = setAt(body, parent.path, isList ? items : items[0]);
  if (body !== before) return { kind: 'changed', message: withBody(message, body), warnings: reasons };
  return { kind: 'unchanged', reason: reasons[0] ?? 'The list is empty.' };
}

/** A path as it is written: `.a['b.c'][0]`. */
export const toPathText = (path: readonly PathSegment[]): string =>
  path
    .map((segment) =>
      typeof segment === 'number'
        ? `[${segment}]`
        : /^[\w$-]+$/.test(segment)
          ? `.${segment}`
          : `['${segment}']`,
    )
    .join('');
