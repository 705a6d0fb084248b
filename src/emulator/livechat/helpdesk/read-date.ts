import type { FieldReader } from '../field-reader.js';

const isoPattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const relativePattern = /^([-+]\d{1,6})([nhHdDM])$/;

/**
 * Milliseconds of a date in a query: ISO, or relative as `[-+]N` and a unit. What each unit means is read from its
 * letter (`n` minutes, `h` hours, `d` days, `M` months) and that of the capitals, taken for the start of the hour or
 * day, is unverified. https://api.helpdesk.com/docs
 */
export function readDate(fields: FieldReader, key: string, now: number): number | undefined {
  const text = fields.text(key);
  if (text === undefined) return undefined;
  const [, count = '0', unit = ''] = relativePattern.exec(text) ?? [];
  const moment = unit === '' ? toMoment(text) : move(now, Number(count), unit);
  const isDate = Math.abs(moment) <= 8.64e15; // not so for NaN
  return isDate ? moment : fields.problem(key, 'must be a date as ISO 8601, or relative such as -7d');
}

function toMoment(text: string): number {
  return isoPattern.test(text) ? Date.parse(text) : Number.NaN;
}

const hour = 3_600_000;
const day = 24 * hour;

function move(now: number, count: number, unit: string): number {
  switch (unit) {
    case 'n':
      return now + count * 60_000;
    case 'h':
      return now + count * hour;
    case 'H':
      return floor(now + count * hour, hour);
    case 'd':
      return now + count * day;
    case 'D':
      return floor(now + count * day, day);
    default: {
      const date = new Date(now);
      return date.setUTCMonth(date.getUTCMonth() + count);
    }
  }
}

function floor(ms: number, unit: number): number {
  return Math.floor(ms / unit) * unit;
}
