import type { Connector, SchemaObject } from '../../../connector-folder/connector.js';
import { isJsonObject } from '../../../shared/json-value.js';
import { listNames } from '../gateway-problem.js';
import { type SchemaView, viewSchema } from './schema-view.js';

/** Told one sentence for each value that does not fit. */
export type ReportProblem = (message: string) => void;

/**
 * The value as the input's type wants it: `"5"` becomes 5 for an integer, `"true"` becomes true, `5` becomes
 * `"5"` for a text, JSON text becomes an object. Empty values (null and "") give undefined: a flow leaves them out.
 */
export function coerceValue(
  connector: Connector,
  value: unknown,
  schema: SchemaObject,
  where: string,
  report: ReportProblem,
): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  const view = viewSchema(connector, schema);
  const misfit = (wanted: string): undefined => {
    report(`\`${where}\` wants ${wanted}; it was given ${describeValue(value)}.`);
    return undefined;
  };
  switch (view.type) {
    case 'integer':
      return toInteger(value) ?? misfit('an integer');
    case 'number':
      return toNumber(value) ?? misfit('a number');
    case 'boolean':
      return toBoolean(value) ?? misfit('`true` or `false`');
    case 'string':
      return toText(value) ?? misfit('text');
    case 'array': {
      const list = toList(value);
      if (list === undefined) return misfit('a list');
      const { items } = view;
      if (items === undefined) return list;
      return list.map((item, index) =>
        item === null || item === ''
          ? item
          : coerceValue(connector, item, items, `${where}[${index}]`, report),
      );
    }
    case 'object': {
      const object = typeof value === 'string' ? parseObject(value) : value;
      return isJsonObject(object)
        ? coerceObject(connector, object, view, where, report)
        : misfit('an object');
    }
    default:
      return value;
  }
}

function coerceObject(
  connector: Connector,
  object: Readonly<Record<string, unknown>>,
  view: SchemaView,
  where: string,
  report: ReportProblem,
): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(object)) {
    const property = view.properties.get(name);
    if (property === undefined && !view.isOpen) {
      report(`\`${where}\` has no input \`${name}\`; it has ${listNames([...view.properties.keys()])}.`);
      continue;
    }
    const coerced =
      property === undefined ? value : coerceValue(connector, value, property, `${where}.${name}`, report);
    if (coerced !== undefined) entries.push([name, coerced]);
  }
  return Object.fromEntries(entries);
}

function toInteger(value: unknown): number | undefined {
  const number = toNumber(value);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value))
    return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** A workflow's binary envelope (`$content-type`, `$content`) also stands where text is wanted. */
function toText(value: unknown): unknown {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return isJsonObject(value) && typeof value['$content'] === 'string' ? value : undefined;
}

/** A text is a JSON list, or items with commas between them. */
function toList(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (typeof value === 'number' || typeof value === 'boolean') return [value];
  if (typeof value !== 'string') return undefined;
  if (!value.trimStart().startsWith('[')) return value.split(',').map((item) => item.trim());
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? (parsed as unknown[]) : undefined;
  } catch {
    return undefined;
  }
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}
