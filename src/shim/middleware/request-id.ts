import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The caller's ids that are taken over, so that one call can be followed through the platform's logs and ours. */
const callerHeaders = ['x-ms-client-request-id', 'x-request-id'] as const;

/** The id of a request: the caller's where it sent a plain one, else a new one; answered in `x-request-id`. */
export function requestIdOf(request: IncomingMessage, response: ServerResponse): string {
  const known = response.getHeader('x-request-id');
  if (typeof known === 'string') return known;
  const given = callerHeaders.map((name) => request.headers[name]).find((value) => typeof value === 'string');
  const id = typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
  response.setHeader('x-request-id', id);
  return id;
}
