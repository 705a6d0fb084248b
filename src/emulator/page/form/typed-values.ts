/** The text of a date input as the connector wants it: a local moment becomes one in UTC unless it has no zone. */
export function toMoment(widget: string, text: string): string {
  if (widget !== 'date-time') return text;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}

/** The text that a date input shows for a stored value. */
export function toLocalInput(widget: string, text: string): string {
  if (widget !== 'date-time' || text === '') return text;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return '';
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/**
 * The number that a text writes. While it is typed, only one that is written as it would be shown: `1.` may become
 * `1.5`. Integers that a number cannot hold stay text.
 */
export function toNumber(text: string, isDone: boolean): number | string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER)
    return text;
  return isDone || String(number) === text ? number : text;
}
