import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '../../shared/logger.js';
import { type ObserveCall, operationOf } from '../metrics/observe-calls.js';
import { sendProblem } from '../middleware/answer-problem.js';
import { readJsonBody } from '../middleware/read-json.js';
import { requestIdOf } from '../middleware/request-id.js';
import { setSecurityHeaders } from '../middleware/security-headers.js';
import type { ReceiveNotification } from './receive-notification.js';

export interface TakeHooksOptions {
  readonly receiveNotification: ReceiveNotification;
  readonly observe: ObserveCall;
  readonly logger: Logger;
  /** The largest body that is taken, in bytes. */
  readonly limit: number;
}

/**
 * Takes what is posted to the addresses that the shim gave LiveChat, and leaves all else to `app`, an Express app. These
 * are by far the most calls and need nothing of a router, which costs more than keeping the notification does; what holds
 * for every call is done here, ahead of the router, for the same reason.
 */
export function takeHooks(app: RequestListener, options: TakeHooksOptions): RequestListener {
  const { receiveNotification, observe, logger, limit } = options;

  async function take(secret: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readJsonBody(request, limit);
      await receiveNotification.atAddress(secret, body, requestIdOf(request, response));
      response.end();
    } catch (error) {
      sendProblem(error, request, response, logger);
    }
  }

  return function takeHooks(request, response) {
    const secret = request.method === 'POST' ? hookPath.exec(request.url ?? '')?.[1] : undefined;
    observe(response, () => (secret === undefined ? operationOf(request) : 'ReceiveNotification'));
    setSecurityHeaders(response);
    if (secret === undefined) return app(request, response);
    void take(secret, request, response); // answers in any case
  };
}

const hookPath = /^\/hooks\/([\w-]{1,200})\/?(?:\?|$)/;
