import type { Request, RequestHandler, Response } from 'express';
import { readBody } from '../body.js';
import type { Forward } from '../forward-request.js';
import { GatewayProblem } from '../gateway-problem.js';
import { isDotSegment } from '../match-operation.js';
import { toRequestTarget } from '../request-target.js';

const maxControlBytes = 1024 * 1024;

/** Passes `/api/simulator/*` on to the simulator's `/simulator/*`, so that the page needs no second origin. */
export function createSimulatorProxy(simulatorUrl: string | undefined, forward: Forward): RequestHandler {
  return async function passToSimulator(request: Request, response: Response): Promise<void> {
    if (simulatorUrl === undefined) {
      throw new GatewayProblem(404, 'NoSimulator', 'The gateway was started without a simulator.');
    }
    const { path, query } = toRequestTarget(request.url);
    if (path.split('/').some(isDotSegment)) {
      throw new GatewayProblem(404, 'NotFound', 'The simulator has no such control.');
    }
    const body = await readBody(request, maxControlBytes);
    if (body === undefined) throw new GatewayProblem(413, 'BodyTooLarge', 'The body is larger than 1 MB.');
    const type = request.get('content-type');
    const { origin, pathname } = new URL(simulatorUrl);
    const outcome = await forward({
      origin,
      path: `${pathname.replace(/\/+$/, '')}/simulator${path}${query === '' ? '' : `?${query}`}`,
      method: request.method,
      headers: type === undefined ? {} : { 'content-type': type },
      body,
    });
    if (outcome.kind !== 'answered') {
      throw new GatewayProblem(502, 'SimulatorNotReached', 'The simulator does not answer.');
    }
    const contentType = outcome.headers['content-type'];
    response.status(outcome.status).type(typeof contentType === 'string' ? contentType : 'application/json');
    response.send(outcome.body);
  };
}
