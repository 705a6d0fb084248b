import type { IncomingMessage } from 'node:http';
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
 * Makes a check that throws the refusal of a request. It keeps web pages of others away from a server that
 * acts with its owner's credentials: a foreign `Host` is a name rebound to this machine, a foreign `Origin` on a call
 * that changes something is another site's script.
 * https://owasp.org/www-community/attacks/DNS_rebinding
 */
export function createRefuseForeign(options: RefuseForeignOptions): (request: IncomingMessage) => void {
  return function refuseForeign(request) {
    const { origin, host: given = '' } = request.headers;
    const host = given.toLowerCase();
    const name = host.replace(/:\d+$/, '');
    if (origin === undefined && localNames.includes(name)) return; // most calls: to a local name, from no page
    const urls = options.urls().map((url) => new URL(url));
    const names = new Set([...localNames, ...options.allowedHosts, ...urls.map(({ hostname }) => hostname)]);
    if (!names.has(name) && !names.has(name.replace(/^\[|\]$/g, ''))) {
      throw new GatewayProblem(
        403,
        'HostNotAllowed',
        `The gateway answers to ${[...names].map((allowed) => `\`${allowed}\``).join(', ')} only, not to the \`Host\` of this request.`,
      );
    }
    if (origin !== undefined && !safeMethods.has(request.method ?? '') && !isOwn(origin, host, urls)) {
      throw new GatewayProblem(
        403,
        'OriginNotAllowed',
        'Pages of other sites may not call the gateway: the `Origin` of this request is not its own.',
      );
    }
  };
}

function isOwn(origin: string, host: string, urls: readonly URL[]): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || urls.some((url) => url.origin === origin);
}
