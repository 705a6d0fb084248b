import type { DateTime } from '../../model/schema.js';

/** An object of an answer whose members have not been looked at. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object that is not a list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; anything else has no members. */
export function readFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The value as a list; anything else is absent. */
export function readList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Text that is not empty; a number as its digits; `null` and the rest are absent, as typed flows want it. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number, also when it comes as digits. */
export function readInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** A truth value; v2 also writes 0 and 1, and forms write both as text. */
export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === '0' || value === 'false') return false;
  return value === 1 || value === '1' || value === 'true' ? true : undefined;
}

/** The texts of a list; what is no text is left out. */
export function readTexts(value: unknown): readonly string[] {
  return (readList(value) ?? []).map(readText).filter((text) => text !== undefined);
}

/**
 * A moment as `yyyy-MM-ddTHH:mm:ss.fffZ`, from unix seconds (number or digits) or an ISO text. Fractions beyond
 * milliseconds are cut. Empty, 0 and nonsense are absent.
 */
export function readTime(value: unknown): DateTime | undefined {
  const milliseconds = readMilliseconds(value);
  if (milliseconds === undefined || Math.abs(milliseconds) > 8.64e15) return undefined;
  const text = new Date(milliseconds).toISOString();
  // toISOString writes exactly this form for the years 0 to 9999, but its type is only `string`.
  return text.length === 24 ? (text as DateTime) : undefined;
}

const isoForm = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i;

function readMilliseconds(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d{1,11}(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof seconds === 'number') return seconds > 0 ? Math.floor(seconds * 1000) : undefined;
  const parts = typeof value === 'string' ? isoForm.exec(value.trim()) : null;
  if (parts === null) return undefined;
  const [, day = '', time = '', fraction = '.', zone = 'Z'] = parts;
  const milliseconds = Date.parse(`${day}T${time}.${fraction.slice(1, 4).padEnd(3, '0')}${zone}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
