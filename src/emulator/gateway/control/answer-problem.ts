import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../../../shared/logger.js';
import { GatewayProblem } from '../gateway-problem.js';
import { sendAnswer } from '../send-answer.js';

/** The one shape of errors of the control interface. */
export interface ProblemBody {
  readonly error: { readonly code: string; readonly message: string; readonly details?: readonly string[] };
}

/** Answers whatever was thrown: problems as they are, unreadable requests as 4xx, anything else as a logged 500. */
export type AnswerProblem = (error: unknown, request: IncomingMessage, response: ServerResponse) => void;

/** Problems are answered in one place and one shape. */
export function createAnswerProblem(logger: Logger): AnswerProblem {
  return function answerProblem(error, request, response) {
    if (response.headersSent || response.destroyed) {
      response.destroy(); // half an answer must not look like a whole one
      return;
    }
    if (request.destroyed && !request.complete) return; // the caller hung up while it was sending
    const { status, code, message, details } = toProblem(error);
    if (status >= 500 && !(error instanceof GatewayProblem))
      logger.error({ err: error }, 'The gateway failed.');
    const body: ProblemBody = { error: { code, message, ...(details.length === 0 ? {} : { details }) } };
    sendAnswer(response, request, status, {}, body);
  };
}

/** Reading a request can fail before any handler sees it; those errors carry a 4xx status. */
function toProblem(error: unknown): GatewayProblem {
  if (error instanceof GatewayProblem) return error;
  const { status, type } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly status?: unknown;
    readonly type?: unknown;
  };
  if (typeof status !== 'number' || status < 400 || status > 499) {
    return new GatewayProblem(500, 'InternalError', 'The gateway failed; its log says more.');
  }
  if (type === 'entity.parse.failed') return new GatewayProblem(400, 'BodyNotJson', 'The body is not JSON.');
  if (status === 413) return new GatewayProblem(413, 'BodyTooLarge', 'The body is larger than 1 MB.');
  return new GatewayProblem(status, 'RequestNotValid', 'The request cannot be read.');
}
