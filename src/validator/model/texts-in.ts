import { isJsonObject, toPointer } from '../../shared/json-value.js';

/** A text somewhere in a JSON value. */
export interface TextPlace {
  readonly pointer: string;
  /** Name of the member that holds it, or of the nearest one around. */
  readonly name: string;
  readonly text: string;
}

/** Every text in a JSON value, in the order of the document; `pointer` and `name` are those of the value. */
export function textsIn(value: unknown, pointer = '', name = ''): readonly TextPlace[] {
  const found: TextPlace[] = [];
  const pending = [{ value, pointer, name }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: inside, pointer: at, name: around } = next;
    if (typeof inside === 'string') found.push({ pointer: at, name: around, text: inside });
    const entries: readonly (readonly [string, unknown])[] = isJsonObject(inside)
      ? Object.entries(inside)
      : Array.isArray(inside)
        ? inside.map((item: unknown, index) => [String(index), item] as const)
        : [];
    for (const [key, item] of entries.toReversed()) {
      pending.push({ value: item, pointer: at + toPointer(key), name: Array.isArray(inside) ? around : key });
    }
  }
  return found;
}
