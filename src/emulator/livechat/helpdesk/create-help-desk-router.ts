import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { SimulatorContext } from '../context.js';
import { answerJson, toClientStatus } from '../modern/answer-json.js';
import { createCallLimit } from '../modern/call-limit.js';
import { createNotFound, SimulatorProblem } from '../problem.js';
import { createAccountRoutes } from './account.js';
import { authenticate, requireUserAgent } from './authenticate.js';
import { createTicketRoutes } from './tickets.js';
import { createWebhookRoutes } from './webhooks.js';

/** HelpDesk API v1, which lives on a host of its own; here it is below `/v1`. https://api.helpdesk.com/docs */
export function createHelpDeskRouter(context: SimulatorContext): Router {
  return Router().use(
    requireUserAgent,
    checkCallLimit(context),
    authenticate(context),
    express.json({ limit: '256kb', strict: false, type: ['json', '+json'] }),
    createTicketRoutes(context),
    createAccountRoutes(context),
    createWebhookRoutes(context),
    answerUnknownPath(context),
    answerErrors(context),
  );
}

function checkCallLimit(context: SimulatorContext): RequestHandler {
  const isTooMany = createCallLimit(context);
  return function checkCallLimit(_request, _response, next) {
    if (isTooMany()) throw new SimulatorProblem(429, { error: 'Too many requests' });
    next();
  };
}

function answerUnknownPath({ logger }: SimulatorContext): RequestHandler {
  return function answerUnknownPath(request) {
    logger.warn({ method: request.method }, 'a call met no route of the simulator');
    const resource = request.path.split('/')[1] ?? '';
    if (emulated.includes(resource) || notEmulated.includes(resource)) {
      throw new SimulatorProblem(404, {
        error: `${request.method} of this path below /${resource} is not emulated`,
      });
    }
    throw createNotFound('Resource');
  };
}

const emulated = ['tickets', 'agents', 'teams', 'tags', 'customFields', 'licenses', 'webhooks'];
const notEmulated = ['transactions', 'attachments', 'cannedResponses', 'rules', 'reports'];

/** Answers whatever was thrown as `error` and `details`; the detail of a defect goes to the log only. */
function answerErrors({ logger }: SimulatorContext): ErrorRequestHandler {
  return function answerError(error: unknown, request, response, next) {
    if (response.headersSent) return next(error);
    if (error instanceof SimulatorProblem) {
      const { body, status } = error;
      answerJson(
        response,
        'errors' in body ? { error: 'Validation failed', details: body.errors } : body,
        status,
      );
      return;
    }
    const status = toClientStatus(error);
    if (status === undefined) logger.error({ error, method: request.method }, 'the simulator failed');
    const text = status === undefined ? 'Internal server error' : 'The request cannot be read';
    answerJson(response, { error: text }, status ?? 500);
  };
}
