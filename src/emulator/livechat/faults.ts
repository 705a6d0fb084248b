import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Clock } from '../../shared/clock.js';
import { toFaultBody } from './fault-body.js';
import { truncateAnswer } from './truncate.js';
import { answer } from './v2/answer.js';
import type { WebhookFault } from './webhook-faults.js';

/** How an answer can go wrong beside its status: no JSON, half of it, a cut connection, or silence. */
export const faultModes = ['garble', 'truncate', 'reset', 'hang'] as const;

/** What goes wrong with calls of the APIs, and with webhook messages. The controls are never hit. */
export interface Fault {
  readonly delayMs?: number;
  /** Answer this instead of doing anything. */
  readonly status?: number;
  /** With `status`, or 200 without it: JSON, or a text that is sent as it is. */
  readonly body?: unknown;
  /** The value of `Retry-After`: seconds or a date. */
  readonly retryAfter?: number | string;
  /** `truncate` still does what was asked and loses half of the answer. */
  readonly mode?: (typeof faultModes)[number];
  /** How many calls it hits; without it all, until it is cleared. */
  readonly count?: number;
  /** Only calls at or below this path, for example `/tickets` or `/v3.6/agent`; a `/v2` in front does not count. */
  readonly path?: string;
  /** Lasts until the faults are set anew or cleared; `count` and `path` have no part in it. */
  readonly webhooks?: WebhookFault;
}

/** Breaks the APIs on purpose. */
export interface Faults {
  set(fault: Fault): void;
  /** Ends the fault and lets go of the calls that hang. */
  clear(): void;
  /** The fault in force, with the calls it has left. */
  current(): Fault | undefined;
  readonly middleware: RequestHandler;
}

/** Builds the faults of one simulator. */
export function createFaults(clock: Clock): Faults {
  let fault: Fault | undefined;
  let webhooks: WebhookFault | undefined;
  const hanging = new Set<Response>();

  function take(path: string): Fault | undefined {
    const taken = fault;
    if (taken === undefined || !isBelow(path, taken.path)) return undefined;
    if (taken.count !== undefined) fault = taken.count > 1 ? { ...taken, count: taken.count - 1 } : undefined;
    return taken;
  }

  return {
    set({ webhooks: webhookFault, ...callFault }) {
      webhooks = webhookFault;
      fault = Object.keys(callFault).length > 0 ? callFault : undefined;
    },
    clear() {
      fault = undefined;
      webhooks = undefined;
      for (const response of hanging) response.destroy();
    },
    current: () => (fault || webhooks ? { ...fault, ...(webhooks && { webhooks }) } : undefined),
    middleware: function injectFault(request, response, next) {
      const taken = take(request.path.replace(/^\/v2(?=\/|$)/, ''));
      if (taken === undefined) return next();
      const act = () => {
        if (response.destroyed) return; // the caller did not wait
        if (taken.mode === 'hang') hang(response, hanging);
        else if (taken.mode === 'reset') response.destroy();
        else answerWrong(taken, request, response, next);
      };
      if (taken.delayMs === undefined) act();
      else clock.after(taken.delayMs, act);
    },
  };
}

/** The answer as the fault wants it, or the real one when the fault only delays, cuts or adds a header. */
function answerWrong(fault: Fault, request: Request, response: Response, next: NextFunction): void {
  const { status, body, mode, retryAfter } = fault;
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  if (mode === 'truncate') truncateAnswer(response);
  if (mode === 'garble') sendText(response, 'json', garbage, status);
  else if (typeof body === 'string') sendText(response, 'html', body, status);
  else if (body !== undefined) answer(request, response, body, status);
  else if (status !== undefined) {
    answer(request, response, toFaultBody(request.path, status), status);
  } else next();
}

function sendText(response: Response, type: 'json' | 'html', text: string, status = 200): void {
  response.status(status).type(type).send(text);
}

const garbage = '<!doctype html><title>Not JSON</title>{"agents":[';

function isBelow(path: string, top = '/'): boolean {
  const bare = top.replace(/\/+$/, '');
  return path === bare || path.startsWith(`${bare}/`);
}

function hang(response: Response, hanging: Set<Response>): void {
  hanging.add(response);
  response.once('close', () => hanging.delete(response));
}
