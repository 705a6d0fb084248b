import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from '../../../shared/logger.js';
import { createInvalid, SimulatorProblem } from '../problem.js';
import { sendText } from '../truncate.js';

const callbackPattern = /^[A-Za-z_$][\w$]{0,63}(\.[A-Za-z_$][\w$]{0,63}){0,7}$/;

/** Answers JSON, or JSONP when a `GET` asks for a `callback`. */
export function answer(request: Request, response: Response, body: unknown, status = 200): void {
  const callback = toCallback(request);
  const json = JSON.stringify(body);
  // U+2028 and U+2029 end a line in older scripts.
  const script = json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  response
    .status(status)
    .set('Content-Type', `application/${callback ? 'javascript' : 'json'}; charset=utf-8`)
    .set('X-Content-Type-Options', 'nosniff');
  sendText(response, callback ? `${callback}(${script});` : json);
}

/** Refuses a `callback` that is no name of a function. */
export const checkCallback: RequestHandler = function checkCallback(request, _response, next) {
  if (request.method !== 'GET' || request.query['callback'] === undefined || toCallback(request))
    return next();
  throw createInvalid(['callback is not a name of a function']);
};

/** Answers whatever was thrown in LiveChat's shape; the detail of a defect goes to the log only. */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return function answerError(error: unknown, request, response, next) {
    if (response.headersSent) return next(error);
    const problem = toProblem(error);
    if (problem.status >= 500) logger.error({ error, method: request.method }, 'the simulator failed');
    response.set(problem.headers);
    answer(request, response, problem.body, problem.status);
  };
}

function toCallback(request: Request): string | undefined {
  const callback = request.method === 'GET' ? request.query['callback'] : undefined;
  return typeof callback === 'string' && callbackPattern.test(callback) ? callback : undefined;
}

function toProblem(error: unknown): SimulatorProblem {
  if (error instanceof SimulatorProblem) return error;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number' || status < 400 || status > 499) {
    return new SimulatorProblem(500, { error: 'Internal server error' });
  }
  // Express and its body parsers; their own messages may quote what was sent.
  return new SimulatorProblem(status, { error: requestErrors.get(status) ?? 'The request cannot be read' });
}

const requestErrors = new Map([
  [400, 'The request is malformed'],
  [413, 'The request body is too large'],
  [415, 'The encoding of the request body is not supported'],
]);
