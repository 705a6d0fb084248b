import { isJsonObject, ownMember, wordOf } from '../../../shared/json-value.js';

/** The value at `value/items` (or `value.items`, which some definitions write) inside a message. */
export function valueAtPath(message: unknown, path: string): unknown {
  const direct = walk(message, path.split('/'));
  return direct !== undefined || !path.includes('.') ? direct : walk(message, path.split(/[./]/));
}

function walk(message: unknown, names: readonly string[]): unknown {
  let current = message;
  for (const name of names) {
    if (name === '') continue;
    if (Array.isArray(current)) current = current[Number(name)];
    else if (isJsonObject(current)) current = ownMember(current, name);
    else return undefined;
  }
  return current;
}

/**
 * The list in an answer: at its path, else the answer itself, else its first property that is a list, which is what the
 * designer falls back to.
 */
export function itemsOf(answer: unknown, path: string): readonly unknown[] {
  const named = path === '' ? answer : valueAtPath(answer, path);
  if (Array.isArray(named)) return named;
  if (Array.isArray(answer)) return answer;
  return isJsonObject(answer) ? (Object.values(answer).find(Array.isArray) ?? []) : [];
}

/**
 * `itemIsParent`: the path of a boolean, or a comparison such as `(is_folder eq true)`.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function isParentItem(item: unknown, rule: string): boolean {
  const comparison = /^\s*\(?\s*([^\s()]+)\s+(eq|ne)\s+(.+?)\s*\)?\s*$/i.exec(rule);
  if (comparison === null) return valueAtPath(item, rule) === true;
  const [, path = '', operator = '', literal = ''] = comparison;
  const isEqual = wordOf(valueAtPath(item, path)) === literal.replace(/^'(.*)'$/s, '$1');
  return operator.toLowerCase() === 'eq' ? isEqual : !isEqual;
}
