import type { RequestHandler } from 'express';

/** Answers are for programs: never stored, sniffed, framed or run. */
export function securityHeaders(): RequestHandler {
  return function securityHeaders(_request, response, next) {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    next();
  };
}
