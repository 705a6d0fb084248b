import { Ajv, type ValidateFunction } from 'ajv';
import express, { type Request, type Response, Router } from 'express';
import { GatewayProblem } from '../gateway-problem.js';
import { callRoutes } from './call-routes.js';
import { connectionRoutes } from './connection-routes.js';
import { connectorRoutes } from './connector-routes.js';
import type { ControlOptions } from './control-options.js';
import { dynamicRoutes } from './dynamic-routes.js';
import { flowRoutes } from './flow-routes.js';
import { formRoutes } from './form-routes.js';
import { toOpenApi } from './open-api.js';
import type { ControlRoute } from './route.js';
import { runRoutes } from './run-routes.js';
import { serveIcon } from './serve-icon.js';
import { createSimulatorProxy } from './simulator-proxy.js';
import { createEventStreams } from './stream-events.js';

/** The control interface below `/api`: a table of routes, their description, the event stream, the simulator's controls. */
export function createControlRouter(options: ControlOptions): { router: Router; close(): void } {
  const streams = createEventStreams(options.events, options.clock);
  const routes = controlRoutes(options);
  const ajv = new Ajv({ allErrors: true, strict: false });
  const router = Router({ caseSensitive: true });
  const description = toOpenApi(routes, options.publicUrl);
  router.get('/openapi.json', (_request, response) => void response.json(description()));
  router.get('/events', (request, response) => streams.stream(request, response));
  router.get('/recording.har', (_request, response) => {
    response.attachment('calls.har').type('json').send(options.recording.toHar());
  });
  router.get('/connectors/:connector/icon', serveIcon(options.connectors));
  router.use('/simulator', createSimulatorProxy(options.simulatorUrl, options.forward));
  // The inputs of a call may hold a file, in Base64.
  router.use('/call', express.json({ limit: '150mb', strict: false }));
  router.use(express.json({ limit: '1mb', strict: false }));
  for (const route of routes) {
    if (route.handle === undefined) continue;
    const validate = route.body === undefined ? undefined : ajv.compile(route.body);
    router[route.method](route.path.replace(/\{(\w+)\}/g, ':$1'), (request: Request, response: Response) =>
      answerRoute(route, validate, request, response),
    );
  }
  router.use(() => {
    throw new GatewayProblem(
      404,
      'NotFound',
      'The control interface has no such route. See `/api/openapi.json`.',
    );
  });
  return { router, close: streams.close };
}

/** Every route of the control interface. */
export function controlRoutes(options: ControlOptions): readonly ControlRoute[] {
  return [
    ...connectorRoutes(options),
    ...dynamicRoutes(options),
    ...formRoutes(options),
    ...connectionRoutes(options),
    ...callRoutes(options),
    ...flowRoutes(options),
    ...runRoutes(options),
  ];
}

async function answerRoute(
  route: ControlRoute,
  validate: ValidateFunction | undefined,
  request: Request,
  response: Response,
): Promise<void> {
  const body: unknown = request.body;
  if (validate !== undefined) checkBody(validate, body);
  const params = request.params as Record<string, string>; // no route has a wildcard, so no value is a list
  const answer = await route.handle?.({ params, query: request.query, body });
  if (answer?.body === undefined) response.status(answer?.status ?? 204).end();
  else response.status(answer.status ?? route.status).json(answer.body);
}

function checkBody(validate: ValidateFunction, body: unknown): void {
  if (body === undefined) {
    throw new GatewayProblem(415, 'BodyMissing', 'Send a JSON body with `Content-Type: application/json`.');
  }
  if (validate(body)) return;
  const details = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const name = (params as { additionalProperty?: unknown }).additionalProperty;
    const place = instancePath === '' ? 'The body' : `\`${instancePath}\``;
    return `${place} ${message ?? 'does not fit'}${typeof name === 'string' ? ` (\`${name}\`)` : ''}.`;
  });
  throw new GatewayProblem(400, 'BodyNotValid', `The body does not fit. ${details.join(' ')}`, details);
}
