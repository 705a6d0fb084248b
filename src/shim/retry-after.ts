const shortestMs = 1_000;
const longestMs = 24 * 3_600_000;

/**
 * The rest that a `Retry-After` header asks for, in milliseconds: seconds or an HTTP date, at least one second and at
 * most a day; undefined when it says neither. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const value = header?.trim() ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : readDate(value) - now;
  return Number.isNaN(ms) ? undefined : Math.min(longestMs, Math.max(shortestMs, ms));
}

/**
 * `Date.parse` alone would take `-5 minutes` and `2` for dates, and the oldest of the three forms of HTTP, which names no
 * zone, for local time. https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats
 */
function readDate(value: string): number {
  if (!/^[A-Z][a-z]{2,8},? /.test(value)) return Number.NaN;
  return Date.parse(/ \d{4}$/.test(value) ? `${value} GMT` : value);
}
