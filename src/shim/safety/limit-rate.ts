import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type Clock, systemClock } from '../../shared/clock.js';
import { HttpProblem } from '../http-problem.js';

export interface LimitRateOptions {
  /** Calls of one connection in a minute, evenly or all at once. */
  readonly perMinute: number;
  /** Connections remembered at most; the one that was quiet for the longest is forgotten first. */
  readonly maxConnections?: number;
  readonly clock?: Clock;
}

/**
 * A token bucket per connection: answers 429 with `Retry-After` when it is empty. A connection is its whole credential,
 * so that nobody can use up another's calls with a wrong password. Calls without a credential pass: they are refused
 * later, or are notifications.
 */
export function limitRate({
  perMinute,
  maxConnections = 10_000,
  clock = systemClock,
}: LimitRateOptions): RequestHandler {
  const buckets = new Map<string, { tokens: number; filledAt: number }>();
  const perMs = perMinute / 60_000;

  return function limitRate({ headers: { authorization } }, _response, next) {
    if (authorization === undefined) return next();
    const now = clock.now();
    const key = createHash('sha1').update(authorization).digest('base64');
    const bucket = buckets.get(key) ?? { tokens: perMinute, filledAt: now };
    bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, now - bucket.filledAt) * perMs);
    bucket.filledAt = now;
    buckets.delete(key); // and in again at the end: the order is by last use
    buckets.set(key, bucket);
    if (buckets.size > maxConnections) buckets.delete(oldestOf(buckets));
    if (bucket.tokens < 1) return next(tooMany(perMinute, Math.ceil((1 - bucket.tokens) / perMs / 1000)));
    bucket.tokens -= 1;
    next();
  };
}

function oldestOf(buckets: ReadonlyMap<string, unknown>): string {
  for (const key of buckets.keys()) return key;
  return '';
}

function tooMany(perMinute: number, seconds: number): HttpProblem {
  return new HttpProblem(
    429,
    'RateLimited',
    `The shim takes ${perMinute} calls a minute from one connection. Try again in ${seconds} s.`,
    { headers: { 'Retry-After': String(seconds) } },
  );
}
