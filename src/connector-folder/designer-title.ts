import type { JsonObject } from '../shared/json-value.js';

/**
 * The titles and summaries of the objects around a value, which the designer puts before its own: `Requester Mail`.
 * The two are gathered apart; summaries count only where no object around has a title.
 */
export interface Surroundings {
  readonly titles: string;
  readonly summaries: string;
}

/** Around the root of a body there is nothing. */
export const noSurroundings: Surroundings = { titles: '', summaries: '' };

/** Title of a value: its `title`, else `x-ms-summary`, else the name, after what surrounds it. */
export function titleOf(around: Surroundings, schema: JsonObject, name: string): string {
  return join(around.titles || around.summaries, ownTitle(schema) || ownSummary(schema) || name);
}

/** What surrounds the properties of an object. */
export function inside(around: Surroundings, schema: JsonObject): Surroundings {
  return {
    titles: join(around.titles, ownTitle(schema)),
    summaries: join(around.summaries, ownSummary(schema)),
  };
}

/** What surrounds the items of an array: where an item has a title or summary it takes the place of the array's. */
export function insideArray(around: Surroundings, array: JsonObject, item: JsonObject): Surroundings {
  const within = inside(around, array);
  return {
    titles: ownTitle(item) ? around.titles : within.titles,
    summaries: ownSummary(item) ? around.summaries : within.summaries,
  };
}

/** `x-ms-summary` of an object; some definitions write a number there. */
export function ownSummary(object: JsonObject): string {
  return asText(object['x-ms-summary']);
}

/** `title` of an object. */
export function ownTitle(object: JsonObject): string {
  return asText(object['title']);
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function join(before: string, text: string): string {
  return before && text ? `${before} ${text}` : before || text;
}
