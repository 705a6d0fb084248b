import { toText } from '../../../shared/json-value.js';
import type { MergedSchema } from './merged-schema.js';
import type { Random } from './random.js';

/** A number of the schema's type within its limits; what it is about narrows the range where no limit does. */
export function sampleNumber(view: MergedSchema, words: string, random: Random): number {
  const step = view.limit('multipleOf', Math.max) ?? 0;
  const isWhole = view.type === 'integer' || /^int/i.test(toText(view.keyword('format')));
  const usual = usualRange(words);
  const unit = step > 0 ? step : isWhole ? 1 : 0.01;
  const low = telling(view.limit('minimum', Math.max), -1_000_000, Number.POSITIVE_INFINITY);
  const high = telling(view.limit('maximum', Math.min), Number.NEGATIVE_INFINITY, 1_000_000);
  const least = low ?? Math.min(usual[0], high ?? usual[0]);
  const most = high ?? Math.max(usual[1], least);
  // Counted in whole steps, so that neither a limit nor `multipleOf` is missed by rounding.
  const first =
    Math.ceil(least / unit) + (view.keyword('exclusiveMinimum') === true && low !== undefined ? 1 : 0);
  const last =
    Math.floor(most / unit) - (view.keyword('exclusiveMaximum') === true && high !== undefined ? 1 : 0);
  const number = random.integer(first, Math.max(first, Math.min(last, first + 100_000))) * unit;
  return unit >= 1 ? number : Number(number.toFixed(6));
}

/** A limit, but for the ends of a type, which generators write down and which say nothing of the value. */
function telling(limit: number | undefined, least: number, most: number): number | undefined {
  return limit === undefined || limit < least || limit > most ? undefined : limit;
}

function usualRange(words: string): readonly [number, number] {
  if (/lat(?:itude)?\b/i.test(words)) return [-85, 85];
  if (/(?:lng|lon(?:gitude)?)\b/i.test(words)) return [-175, 175];
  if (/percent|score|rating|progress/i.test(words)) return [1, 100];
  if (/count|total|quantity|number of|amount/i.test(words)) return [1, 20];
  return [1, 1000];
}
