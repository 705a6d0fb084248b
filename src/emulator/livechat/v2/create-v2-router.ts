import express, { type RequestHandler, Router } from 'express';
import type { SimulatorContext } from '../context.js';
import { SimulatorProblem } from '../problem.js';
import { createAgentRoutes } from './agents.js';
import { answerErrors, checkCallback } from './answer.js';
import { authenticate, requireVersion } from './authenticate.js';
import { createGroupRoutes } from './groups.js';
import { createOfflineForm } from './offline-form.js';
import { createTicketRoutes } from './tickets.js';
import { createWebhookRoutes } from './webhooks.js';

/** LiveChat's REST API v2: with the version header at the root, without it below `/v2`. */
export function createV2Router(context: SimulatorContext): Router {
  const readBody = express.Router().use(
    express.json({ limit: bodyLimit, strict: false, type: ['json', '+json'] }),
    express.urlencoded({ limit: bodyLimit, extended: true }), // extended reads `requester[mail]=…` and `groups[]=1`
  );
  const api = Router().use(
    checkCallback,
    authenticate(context.state),
    readBody,
    createAgentRoutes(context),
    createGroupRoutes(context),
    createTicketRoutes(context),
    createWebhookRoutes(context),
    answerUnknownPath(context),
  );
  return Router()
    .use('/v2', createOfflineForm(context, readBody), api)
    .use(requireVersion, api)
    .use(answerErrors(context.logger));
}

const bodyLimit = '256kb';

/** Resources of v2 that the simulator does not have. */
const notEmulated = [
  'canned_responses',
  'chats',
  'goals',
  'greetings',
  'reports',
  'status',
  'tags',
  'visitors',
];

function answerUnknownPath({ logger }: SimulatorContext): RequestHandler {
  return function answerUnknownPath(request) {
    const resource = request.path.split('/')[1] ?? '';
    logger.warn({ method: request.method, resource }, 'a call met no route of the simulator');
    throw new SimulatorProblem(404, {
      error: notEmulated.includes(resource) ? `/${resource} is not emulated` : 'Resource not found',
    });
  };
}
