import { HttpProblem, type ProblemCode } from '../../http-problem.js';
import type { UpstreamAnswer } from '../http-client.js';
import { toRetryAfter } from '../pause.js';

/** How a failure is told to the flow. */
export interface Mapping {
  readonly status: number;
  readonly code: ProblemCode;
  /** What comes before the far side's own words. */
  readonly words: string;
}

/**
 * What a status means where nothing better is known. The platform retries a 429 with `Retry-After` by itself, so a
 * service that is not available for the moment is told that way.
 *
 * unverified: which statuses HelpDesk uses for what; second-hand descriptions have them in the ordinary sense.
 */
export function mapStatus(status: number, product: 'LiveChat' | 'HelpDesk'): Mapping {
  const known = mappings[status];
  if (known !== undefined) return { ...known, words: `${product} ${known.words}` };
  return status >= 400 && status < 500
    ? { status, code: 'UpstreamRefused', words: `${product} refused the call` }
    : { status: 502, code: 'UpstreamFailed', words: `${product} failed with status ${status}` };
}

const mappings: Readonly<Record<number, Mapping>> = {
  401: {
    status: 401,
    code: 'InvalidCredential',
    words: 'does not accept the account id and personal access token',
  },
  403: { status: 403, code: 'Forbidden', words: 'does not allow this to the account of the connection' },
  404: { status: 404, code: 'NotFound', words: 'does not know this' },
  408: { status: 504, code: 'UpstreamTimeout', words: 'took too long' },
  409: { status: 409, code: 'Conflict', words: 'refused the call' },
  410: { status: 410, code: 'Gone', words: 'no longer offers this call' },
  413: { status: 413, code: 'BodyTooLarge', words: 'takes no more than it was given' },
  421: { status: 502, code: 'UpstreamFailed', words: 'wants the call in another data centre' },
  429: { status: 429, code: 'RateLimited', words: 'asks to slow down' },
  503: { status: 429, code: 'RateLimited', words: 'is not available for the moment' },
  504: { status: 504, code: 'UpstreamTimeout', words: 'took too long' },
};

/** The words of a problem and the headers that go with its status. */
export function describeProblem(mapping: Mapping, answer: UpstreamAnswer, own: string | undefined) {
  const { status, words } = mapping;
  return {
    message: own === undefined ? `${words}.` : `${words}: ${own}`,
    details: {
      upstreamStatus: answer.status,
      ...(status === 429 && { headers: { 'Retry-After': toRetryAfter(answer) } }),
      ...(status === 401 && { headers: { 'WWW-Authenticate': 'Basic realm="LiveChat", charset="UTF-8"' } }),
    },
  };
}

/** Whether the far side will say the same the next time: it does not know it, or does not allow it. */
export function isRefusal(error: unknown): error is HttpProblem {
  return error instanceof HttpProblem && (error.status === 403 || error.status === 404);
}

/** The reason of a failure for a log line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
