import type { SimulatorContext } from '../context.js';

/** Counts calls by the minute; tells whether one more is too many. The real limits are not published. */
export function createCallLimit({ clock, quirks }: SimulatorContext): () => boolean {
  let minute = 0;
  let calls = 0;
  return function isTooMany() {
    const now = Math.floor(clock.now() / 60_000);
    if (now !== minute) calls = 0;
    minute = now;
    calls += 1;
    return quirks.callsPerMinute > 0 && calls > quirks.callsPerMinute;
  };
}
