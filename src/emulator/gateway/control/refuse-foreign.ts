import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { GatewayProblem } from '../gateway-problem.js';

/** What a request may call this server, and where it may come from. */
export interface RefuseForeignOptions {
  /** Host names without port. */
  readonly allowedHosts: readonly string[];
  /** The server's own addresses. */
  readonly urls: () => readonly string[];
}

const localNames = ['localhost', '127.0.0.1', '[::1]'];
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps web pages of others away from a server that acts with its owner's credentials: a foreign `Host` is a name
 * rebound to this machine, a foreign `Origin` on a call that changes something is another site's script.
 * https://owasp.org/www-community/attacks/DNS_rebinding
 */
export function refuseForeign(options: RefuseForeignOptions): RequestHandler {
  return function refuseForeignRequest(request: Request, _response: Response, next: NextFunction): void {
    const { origin } = request.headers;
    const host = (request.headers.host ?? '').toLowerCase();
    const name = host.replace(/:\d+$/, '');
    // Most calls: to a local name, and from no page.
    if (origin === undefined && localNames.includes(name)) {
      next();
      return;
    }
    const urls = options.urls().map((url) => new URL(url));
    const names = new Set([...localNames, ...options.allowedHosts, ...urls.map(({ hostname }) => hostname)]);
    if (!names.has(name) && !names.has(name.replace(/^\[|\]$/g, ''))) {
      throw new GatewayProblem(
        403,
        'HostNotAllowed',
        `The gateway answers to ${[...names].map((allowed) => `\`${allowed}\``).join(', ')} only, not to the \`Host\` of this request.`,
      );
    }
    if (origin !== undefined && !safeMethods.has(request.method) && !isOwn(origin, host, urls)) {
      throw new GatewayProblem(
        403,
        'OriginNotAllowed',
        'Pages of other sites may not call the gateway: the `Origin` of this request is not its own.',
      );
    }
    next();
  };
}

function isOwn(origin: string, host: string, urls: readonly URL[]): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || urls.some((url) => url.origin === origin);
}
