import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { isSameSecret } from '../../shared/is-same-secret.js';
import { HttpProblem } from '../http-problem.js';
import type { Registry } from './registry.js';

/** Answers `/metrics`; with a token only to those who bear it. */
export function serveMetrics(registry: Registry, token?: string): RequestHandler {
  const wanted = token === undefined ? undefined : digest(`Bearer ${token}`);
  return async function serveMetrics(request, response) {
    if (wanted !== undefined && !isSameSecret(digest(request.headers.authorization ?? ''), wanted)) {
      throw new HttpProblem(
        401,
        'InvalidCredential',
        'The metrics are shown to those who bear their token.',
        {
          headers: { 'WWW-Authenticate': 'Bearer' },
        },
      );
    }
    response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    response.end(await registry.render());
  };
}

/** Of one length whatever the token's, so that not even that is told. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
