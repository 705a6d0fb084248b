import { retryAfter } from '../retry-after.js';
import type { UpstreamAnswer } from './http-client.js';

const defaultPauseSeconds = 30;

/**
 * The `Retry-After` to pass on with a 429: the pause that the far side asked for, in seconds, which every client reads;
 * half a minute when it named none.
 */
export function toRetryAfter({ headers }: Pick<UpstreamAnswer, 'headers'>, now = Date.now()): string {
  const given = headers['retry-after'];
  const ms = typeof given === 'string' ? retryAfter(given, now) : undefined;
  return String(ms === undefined ? defaultPauseSeconds : Math.ceil(ms / 1_000));
}
