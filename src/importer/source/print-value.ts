import { Code, type Printable } from './code.js';

const width = 110;

/**
 * A value as TypeScript: two blanks a level, single quotes, on one line where that fits in 110 columns. `used` is
 * what stands before it on its first line.
 */
export function printValue(value: Printable, indent = '', used = indent.length): string {
  const flat = printFlat(value);
  if (used + flat.length <= width || !isNested(value) || isEmpty(value)) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: Printable) => `${inner}${printValue(item, inner, inner.length + 1)},\n`);
    return `[\n${items.join('')}${indent}]`;
  }
  const members = Object.entries(value).map(
    ([key, member]) => `${inner}${printMember(key, member, inner)},\n`,
  );
  return `{\n${members.join('')}${indent}}`;
}

/** Text in the quotes that need fewer backslashes. */
export function printText(text: string): string {
  const json = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (text.includes("'") && !text.includes('"')) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function printMember(key: string, member: Printable, indent: string): string {
  if (member instanceof Code && member.text === key) return key;
  const name = printKey(key);
  const text = printValue(member, indent, indent.length + name.length + 3);
  const isTooLong = indent.length + name.length + text.length + 3 > width;
  // Text that does not fit behind its key gets a line of its own.
  return typeof member === 'string' && isTooLong ? `${name}:\n${indent}  ${text}` : `${name}: ${text}`;
}

function printFlat(value: Printable): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return printText(value);
  if (Array.isArray(value)) return `[${value.map(printFlat).join(', ')}]`;
  if (!isNested(value)) return String(value);
  const members = Object.entries(value).map(([key, member]) =>
    member instanceof Code && member.text === key ? key : `${printKey(key)}: ${printFlat(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function printKey(key: string): string {
  if (key === '__proto__') return "['__proto__']"; // as a plain key it would set the prototype
  return /^[A-Za-z_$][\w$]*$/.test(key) || isIndex(key) ? key : printText(key);
}

function isIndex(key: string): boolean {
  return /^(0|[1-9]\d{0,8})$/.test(key);
}

function isEmpty(value: readonly Printable[] | { readonly [key: string]: Printable }): boolean {
  return Object.keys(value).length === 0;
}

function isNested(value: Printable): value is readonly Printable[] | { readonly [key: string]: Printable } {
  return typeof value === 'object' && value !== null && !(value instanceof Code);
}
