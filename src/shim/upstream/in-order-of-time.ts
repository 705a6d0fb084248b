import type { DateTime } from '../../model/schema.js';

/** The entries, the oldest first. Those of one moment keep their order; one without a time stays behind the one before it. */
export function inOrderOfTime<Entry>(
  entries: readonly Entry[],
  timeOf: (entry: Entry) => DateTime | undefined,
): readonly Entry[] {
  if (isInOrder(entries, timeOf)) return entries; // nearly always, and a check costs a fraction of a sort
  const timed: { readonly entry: Entry; readonly time: string }[] = [];
  for (const entry of entries) timed.push({ entry, time: timeOf(entry) ?? timed.at(-1)?.time ?? '' });
  return timed.toSorted((one, other) => compare(one.time, other.time)).map(({ entry }) => entry);
}

function isInOrder<Entry>(
  entries: readonly Entry[],
  timeOf: (entry: Entry) => DateTime | undefined,
): boolean {
  let latest = '';
  return entries.every((entry) => {
    const time = timeOf(entry) ?? latest;
    const isNext = time >= latest;
    latest = time;
    return isNext;
  });
}

/** Times of one form are in the order of their texts. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
