import { createHash } from 'node:crypto';
import type { Clock } from '../../../shared/clock.js';
import type { Call } from '../upstream.js';
import { isRefusal } from './status-mapping.js';

/** Something that is fetched now and then and kept in between, per credential: calls of LiveChat are billed. */
export interface Lookup<Found> {
  /**
   * What is kept, or what LiveChat says now. Throws what the fetch throws; that LiveChat refuses is kept too, for a
   * short while.
   *
   * @param isEnough whether what is kept will do; asked again when it will not, but not in quick succession.
   */
  find(call: Call, key?: string, isEnough?: (found: Found) => boolean): Promise<Found>;
}

export interface LookupOptions<Found> {
  readonly fetch: (call: Call, key: string) => Promise<Found>;
  readonly clock: Clock;
  readonly keptForMs?: number;
  /** How many answers are kept, of all credentials. */
  readonly most?: number;
}

/** A change shows up after this time at the latest when somebody misses it. */
const askAgainAfterMs = 30_000;

/** Callers at the same time share one fetch. */
export function createLookup<Found>({
  fetch,
  clock,
  keptForMs = 5 * 60_000,
  most = 1_000,
}: LookupOptions<Found>): Lookup<Found> {
  const kept = new Map<string, { readonly since: number; readonly found: Promise<Found> }>();

  function start(place: string, call: Call, key: string): Promise<Found> {
    const entry = { since: clock.now(), found: fetch(call, key) };
    kept.delete(place);
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
    kept.set(place, entry);
    entry.found.catch((error: unknown) => {
      if (!isRefusal(error) && kept.get(place) === entry) kept.delete(place);
    });
    return entry.found;
  }

  return {
    async find(call, key = '', isEnough = () => true) {
      const place = `${createHash('sha256').update(call.credential.header).digest('base64')} ${key}`;
      const known = kept.get(place);
      const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.since;
      if (known === undefined || age >= keptForMs) return start(place, call, key);
      if (age < askAgainAfterMs) return known.found;
      const found = await known.found.catch(() => undefined);
      return found !== undefined && isEnough(found) ? found : start(place, call, key);
    },
  };
}
