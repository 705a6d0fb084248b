import type { ServerResponse } from 'node:http';

/** Answers are for programs: never stored, sniffed, framed or run. */
export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
}
