import type { RequestHandler, Response } from 'express';
import { helpDeskScope } from '../../../livechat/helpdesk/api.js';
import type { SimulatorContext } from '../context.js';
import { type Caller, findCaller } from '../modern/caller.js';
import { createForbidden, SimulatorProblem } from '../problem.js';

const callers = new WeakMap<Response, Caller>();

/** What clients send that name no application. */
const genericUserAgent =
  /^\s*$|^(node|undici|node-fetch|node-superagent|axios|got|curl|wget|python-requests|python-urllib|go-http-client|java|okhttp|apache-httpclient|postmanruntime|insomnia|libwww-perl|ruby)\b/i;

/** Refuses calls that do not tell who is calling. https://api.helpdesk.com/docs */
export const requireUserAgent: RequestHandler = function requireUserAgent(request, _response, next) {
  if (!genericUserAgent.test(request.get('User-Agent') ?? '')) return next();
  throw createForbidden('The header User-Agent must name your application');
};

/** Lets in who names an account and one of its tokens, when HelpDesk is active and the token has the scope. */
export function authenticate(context: SimulatorContext): RequestHandler {
  return function authenticate(request, response, next) {
    const caller = findCaller(context, request);
    if (caller === undefined) throw new SimulatorProblem(401, { error: 'Unauthorized' });
    if (!context.quirks.helpDeskActive) throw createForbidden('HelpDesk is not active on this organization');
    if (!caller.has(helpDeskScope)) throw createForbidden(`Missing scope: ${helpDeskScope}`);
    callers.set(response, caller);
    next();
  };
}

/** Whose credentials the call carries. */
export function callerOf(response: Response): Caller {
  const caller = callers.get(response);
  if (caller === undefined) throw new Error('The route does not ask for credentials.');
  return caller;
}
