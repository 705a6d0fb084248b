import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { deprecationHeader, legacyHeader, regionHeader } from '../../../livechat/configuration/api.js';
import { errorTypes } from '../../../livechat/configuration/error.js';
import type { SimulatorContext } from '../context.js';
import { toErrorType } from '../fault-body.js';
import { createJsonReader } from '../field-reader.js';
import { SimulatorProblem } from '../problem.js';
import type { Action } from './action.js';
import { answerJson, toClientStatus } from './answer-json.js';
import { createCallLimit } from './call-limit.js';
import { findCaller } from './caller.js';
import { TextPlatformProblem } from './problem.js';

/** The actions of one API of v3, and how far its reads lag behind. */
export interface ActionApi {
  readonly path: string;
  readonly lagMs: () => number;
  readonly actions: Readonly<Record<string, Action>>;
  /** Actions that ask for no credential. */
  readonly open?: Readonly<Record<string, () => unknown>>;
}

/** APIs of v3: `POST <path>/<action>`. Calls of other versions are refused, other paths passed on. */
export function createActionRouter(context: SimulatorContext, apis: readonly ActionApi[]): Router {
  const isTooMany = createCallLimit(context);
  const router = Router();
  router.use(
    /^\/v\d+\.\d+(?=\/)/,
    announceEnd(context),
    checkVersion,
    function checkCall(request, _response, next) {
      checkRegion(context, request);
      if (isTooMany()) throw new TextPlatformProblem('too_many_requests');
      next();
    },
  );
  for (const api of apis) {
    router.post(`${api.path}/:action`, readJson, (request: Request<{ action: string }>, response) => {
      answerAction(context, api, request, response);
    });
    router.all(`${api.path}/:action`, () => {
      throw new TextPlatformProblem('validation', 'Every action is a POST');
    });
  }
  router.use('/v3.6', (request) => {
    context.logger.warn({ method: request.method }, 'a call met no action of the simulator');
    throw new TextPlatformProblem('not_found');
  });
  return router.use(answerErrors(context));
}

const readJson = express.json({ limit: '256kb', strict: false, type: ['json', '+json'] });

function answerAction(
  context: SimulatorContext,
  { actions, open = {}, lagMs }: ActionApi,
  request: Request<{ action: string }>,
  response: Response,
): void {
  const { action } = request.params;
  const openAction = Object.hasOwn(open, action) ? open[action] : undefined;
  if (openAction) {
    answerJson(response, openAction());
    return;
  }
  const caller = findCaller(context, request);
  if (caller === undefined) throw new TextPlatformProblem('authentication');
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (run === undefined) {
    context.logger.warn({ action }, 'a call met no action of the simulator');
    throw new TextPlatformProblem('not_found', `\`${action.slice(0, 100)}\` is not emulated`);
  }
  if (request.body === undefined)
    throw new TextPlatformProblem('validation', 'The body must be a JSON object');
  const seen = context.history.before(lagMs());
  answerJson(response, run({ context, seen, caller, fields: createJsonReader(request.body) }));
}

const checkVersion: RequestHandler = function checkVersion(request, _response, next) {
  if (request.baseUrl === '/v3.6') return next();
  throw new TextPlatformProblem('unsupported_version');
};

/** Like a version that will be switched off on a day that is known. */
function announceEnd({ quirks }: SimulatorContext): RequestHandler {
  return function announceEnd(_request, response, next) {
    if (quirks.lifecycle === 'legacy') response.set(legacyHeader, endOfVersion);
    if (quirks.lifecycle === 'deprecated') response.set(deprecationHeader, endOfVersion);
    next();
  };
}

const endOfVersion = '2027-03-31';

function checkRegion({ quirks }: SimulatorContext, request: Request): void {
  const { region } = quirks;
  if (region === 'any') return;
  const bearer = /^Bearer +(\w+):/i.exec(request.get('Authorization') ?? '')?.[1];
  if ((request.get(regionHeader) ?? bearer)?.trim() === region) return;
  throw new TextPlatformProblem('misdirected_request', undefined, { region });
}

/** Answers whatever was thrown in the shape of v3; the detail of a defect goes to the log only. */
function answerErrors({ quirks, logger }: SimulatorContext): ErrorRequestHandler {
  return function answerError(error: unknown, request, response, next) {
    if (response.headersSent) return next(error);
    const { type, message, data } = toProblem(error);
    const { status } = errorTypes[type];
    if (status >= 500) logger.error({ error, method: request.method }, 'the simulator failed');
    const body = { error: { type, message, ...(data && { data }) } };
    answerJson(response, body, quirks.errorStatus === 'badRequest' && status < 500 ? 400 : status);
  };
}

function toProblem(error: unknown): TextPlatformProblem {
  if (error instanceof TextPlatformProblem) return error;
  if (error instanceof SimulatorProblem) {
    const message = 'errors' in error.body ? [error.body.errors].flat().join('; ') : error.message;
    return new TextPlatformProblem(toErrorType(error.status), message);
  }
  const status = toClientStatus(error);
  return new TextPlatformProblem(
    status === undefined ? 'internal' : status === 413 ? 'entity_too_large' : 'validation',
  );
}
