import type { RequestHandler, Response } from 'express';
import { v2Version, v2VersionHeader } from '../../../livechat/v2/api.js';
import { findAgent } from '../find-agent.js';
import { createForbidden, SimulatorProblem } from '../problem.js';
import type { SimulatorState, StoredAgent } from '../state.js';

const callers = new WeakMap<Response, StoredAgent>();

/** Refuses a call that does not ask for version 2. Calls below `/v2` do not pass here. */
export const requireVersion: RequestHandler = function requireVersion(request, _response, next) {
  if (request.get(v2VersionHeader)?.trim() === v2Version) return next();
  throw new SimulatorProblem(400, { error: `The header ${v2VersionHeader} must be ${v2Version}` });
};

/** Lets in who names an agent and that agent's API key with HTTP Basic. */
export function authenticate(state: SimulatorState): RequestHandler {
  return function authenticate(request, response, next) {
    const credentials = parseBasic(request.get('Authorization'));
    const agent = credentials && findAgent(state, credentials.login);
    if (agent?.apiKey === undefined || agent.apiKey !== credentials?.apiKey) {
      throw new SimulatorProblem(
        401,
        { error: 'Authorization failed: check the login and the API key' },
        { 'WWW-Authenticate': 'Basic realm="LiveChat API"' },
      );
    }
    callers.set(response, agent);
    next();
  };
}

/** The agent whose credentials the call carries. */
export function callerOf(response: Response): StoredAgent {
  const caller = callers.get(response);
  if (caller === undefined) throw new Error('The route does not ask for credentials.');
  return caller;
}

/** Refuses a caller who is neither the owner nor an administrator. */
export function checkAdministrator(response: Response): void {
  if (!isAdministrator(callerOf(response)))
    throw createForbidden('Only the owner and administrators can do this');
}

/** Whether an agent may manage other agents. */
export function isAdministrator(agent: StoredAgent): boolean {
  return agent.permission !== 'normal';
}

function parseBasic(
  header: string | undefined,
): { readonly login: string; readonly apiKey: string } | undefined {
  const encoded = header && /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(header)?.[1];
  if (!encoded) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? undefined : { login: decoded.slice(0, colon), apiKey: decoded.slice(colon + 1) };
}
