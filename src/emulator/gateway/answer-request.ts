import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AnswerProblem } from './control/answer-problem.js';
import { toRequestTarget } from './request-target.js';

/** Who answers what. */
export interface AnswerRequestOptions {
  /** Throws the refusal of a request that comes from somebody else's page. */
  readonly refuseForeign: (request: IncomingMessage) => void;
  readonly serveCallback: Handler;
  readonly serveApim: Handler;
  /** Everything else. */
  readonly serveWeb: Handler;
  readonly answerProblem: AnswerProblem;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Whatever the case, as Express compares paths. */
const callbackPath = /^\/(?:workflows|powerautomate)(?:\/|$)/i;
const callPath = /^\/apim(?:\/|$)/i;

/**
 * Gives each request to the part that it is for. Calls and callbacks come in thousands and go straight to theirs: a web
 * framework between would cost a sixth of a call, and more than a fifth of the start.
 */
export function createAnswerRequest(options: AnswerRequestOptions): RequestListener {
  const handlerOf = (request: IncomingMessage): Handler => {
    const { path } = toRequestTarget(request.url ?? '');
    // A callback URL carries its own proof and may be reached through a tunnel, so any `Host` will do.
    if (callbackPath.test(path)) return options.serveCallback;
    options.refuseForeign(request);
    return callPath.test(path) ? options.serveApim : options.serveWeb;
  };
  return async function answerRequest(request, response) {
    try {
      await handlerOf(request)(request, response);
    } catch (error) {
      options.answerProblem(error, request, response);
    }
  };
}
