import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';

/** Answers are for programs: never stored, sniffed, framed or run. */
export function securityHeaders(): RequestHandler {
  return function securityHeaders(_request, response, next) {
    setSecurityHeaders(response);
    next();
  };
}

export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
}
