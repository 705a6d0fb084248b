import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from '../../shared/logger.js';
import { HttpProblem } from '../http-problem.js';
import { StoreUnavailable } from '../store/store.js';
import { requestIdOf } from './request-id.js';

/** Every failed call ends here, in the one shape that the connector's default response describes. */
export function answerProblem(logger: Logger): ErrorRequestHandler {
  return function answerProblem(error: unknown, request, response, _next) {
    sendProblem(error, request, response, logger);
  };
}

/** Logs the problem and answers it; a call whose answer has begun is broken off. */
export function sendProblem(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  logger: Logger,
): void {
  const requestId = requestIdOf(request, response);
  const problem = toHttpProblem(error);
  const { status, code, message, upstreamStatus } = problem;
  const fields = { requestId, status, code, upstreamStatus };
  if (code === 'InternalError') {
    logger.error(
      { ...fields, stack: error instanceof Error ? error.stack : String(error) },
      'a defect of the shim',
    );
  } else {
    logger.info(fields, 'call failed');
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({ error: { code, message, status, requestId, upstreamStatus } });
  response.statusCode = status;
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(body);
}

/** What answers a path, or a method on a path, that the contract does not have. */
export const answerUnknownPath: RequestHandler = ({ method, path }, _response, next) => {
  const hint = /\/(\/|$)/.test(path) ? ' An input that is part of the path is empty.' : '';
  next(
    new HttpProblem(
      404,
      'NotFound',
      `The connector has no operation ${method} ${path.slice(0, 200)}.${hint}`,
    ),
  );
};

function toHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof StoreUnavailable) {
    return new HttpProblem(
      503,
      'StoreUnavailable',
      'The shim cannot keep anything at the moment. Try again.',
      {
        headers: { 'Retry-After': '5' },
        cause: error,
      },
    );
  }
  const status = clientStatus(error);
  if (status === 413) return new HttpProblem(413, 'BodyTooLarge', 'The body is larger than this call takes.');
  if (status === 415)
    return new HttpProblem(415, 'InvalidInput', 'The body has an encoding or charset that is not known.');
  if (status !== undefined) {
    return new HttpProblem(
      400,
      'InvalidInput',
      'The request cannot be read: its path or its JSON body is malformed.',
    );
  }
  return new HttpProblem(
    500,
    'InternalError',
    'Something went wrong in the shim. The request id finds it in the log.',
    {
      cause: error,
    },
  );
}

/** Express and its body parser mark the caller's mistakes with a 4xx `status`. */
function clientStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
