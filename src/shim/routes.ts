import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { createAgent } from '../../connector/operations/agents/create-agent.js';
import { deleteAgent } from '../../connector/operations/agents/delete-agent.js';
import { listAgents } from '../../connector/operations/agents/list-agents.js';
import { createTicket } from '../../connector/operations/tickets/create-ticket.js';
import { getTicket } from '../../connector/operations/tickets/get-ticket.js';
import { listTickets } from '../../connector/operations/tickets/list-tickets.js';
import { updateTicket } from '../../connector/operations/tickets/update-ticket.js';
import { deleteHook } from '../../connector/operations/webhooks/delete-hook.js';
import { webhookResponse } from '../../connector/operations/webhooks/webhook-response.js';
import { webhookRequest } from '../../connector/schemas/webhook-request.js';
import { chatEnded } from '../../connector/triggers/chat-ended.js';
import { chatStarted } from '../../connector/triggers/chat-started.js';
import { ticketCreated } from '../../connector/triggers/ticket-created.js';
import type { BodyOf, Operation, ResponseSchemaOf } from '../model/operation.js';
import type { FromSchema, Reshaped } from '../model/schema.js';
import { createInputCheck } from './check-input.js';
import { parseCredential } from './credential.js';
import { HttpProblem } from './http-problem.js';
import { readJson } from './middleware/read-json.js';
import { requestIdOf } from './middleware/request-id.js';
import type { ReceiveNotification } from './relay/receive-notification.js';
import type { Subscriptions } from './subscriptions/subscriptions.js';
import type { Call, EventType, Upstream } from './upstream/upstream.js';

/** What the routes hand their work to. */
export interface RouteParts {
  readonly upstream: Upstream;
  readonly subscriptions: Subscriptions;
  readonly receiveNotification: ReceiveNotification;
}

/** The largest bodies that are taken, in bytes. */
export interface BodyLimits {
  readonly call: number;
  readonly notification: number;
}

export const usualLimits: BodyLimits = { call: 1024 ** 2, notification: 10 * 1024 ** 2 };

/**
 * One route per operation of the contract. The most used come first: Express looks through them in order.
 */
export function addRoutes(
  app: Router,
  { upstream, subscriptions, receiveNotification }: RouteParts,
  limits: BodyLimits,
): void {
  const readCall = express.json({ limit: limits.call, type: () => true, strict: false });
  const readNotification = readJson(limits.notification);
  serve(app, readCall, getTicket, (call, { param }) => upstream.getTicket(call, param('ticketId')));
  serve(app, readCall, createTicket, (call, { body }) => upstream.createTicket(call, body));
  serve(app, readCall, updateTicket, (call, { param, body }) =>
    upstream.updateTicket(call, param('ticketId'), body),
  );
  serve(app, readCall, listTickets, async (call, { response }) => {
    const { tickets, total } = await upstream.listTickets(call);
    response.setHeader('x-total-count', total);
    return tickets;
  });
  serve(app, readCall, listAgents, (call) => upstream.listAgents(call));
  serve(app, readCall, createAgent, (call, { body }) => upstream.createAgent(call, body));
  serve(app, readCall, deleteAgent, (call, { param }) => upstream.deleteAgent(call, param('login')));
  serveTrigger(app, readCall, chatStarted, 'chat_started', subscriptions);
  serveTrigger(app, readCall, chatEnded, 'chat_ended', subscriptions);
  serveTrigger(app, readCall, ticketCreated, 'ticket_created', subscriptions);
  app.delete(expressPath(deleteHook.path), async (request, response) => {
    await subscriptions.unsubscribe(toCall(request, response), String(request.params['hookId']));
    response.status(deleteHook.response.status).end();
  });
  app.post(webhookResponse.path, readNotification, async (request, response) => {
    const callback = request.query['logicAppsUri'];
    const encoded = typeof callback === 'string' ? callback : '';
    await receiveNotification.forCallback(encoded, request.body, requestIdOf(request, response));
    response.status(webhookResponse.response.status).end();
  });
}

interface Inputs<O extends Operation> {
  readonly param: (name: string) => string;
  readonly body: BodyOf<O>;
  readonly response: Response;
}

/** The shim answers with a status of the contract. */
interface Answered {
  readonly response: { readonly status: number };
}

/** Serves an operation whose answer has a body. The answer's type is the contract's. */
function serve<O extends Operation & Answered>(
  app: Router,
  readCall: RequestHandler,
  operation: O,
  handle: (call: Call, inputs: Inputs<O>) => Promise<Reshaped<ResponseSchemaOf<O>>>,
): void {
  const check = operation.body === undefined ? undefined : createInputCheck<BodyOf<O>>(operation.body);
  const handler: RequestHandler = async (request, response) => {
    const call = toCall(request, response);
    // An operation without a body has `undefined` for one, which is what its type says.
    const body = (check === undefined ? undefined : check(request.body)) as BodyOf<O>;
    const answer = await handle(call, { param: (name) => String(request.params[name]), body, response });
    response.statusCode = operation.response.status;
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(answer));
  };
  const handlers = check === undefined ? [handler] : [readCall, handler];
  app[operation.method](expressPath(operation.path), ...handlers);
}

/** Serves a trigger: subscribes, and says in `Location` where to end it. */
function serveTrigger(
  app: Router,
  readCall: RequestHandler,
  trigger: Extract<Operation, { kind: 'webhook' }> & Answered,
  eventType: EventType,
  subscriptions: Subscriptions,
): void {
  const check = createInputCheck<FromSchema<typeof webhookRequest>>(webhookRequest);
  app[trigger.method](trigger.path, readCall, async (request, response) => {
    const call = toCall(request, response);
    checkEventType(request, eventType);
    const { url } = check(request.body);
    const { location, id } = await subscriptions.subscribe(call, eventType, url);
    response.status(trigger.response.status).location(location).json({ id });
  });
}

/** The internal input `event_type` has one value per trigger; left out it stands for that value. */
function checkEventType(request: Request, eventType: EventType): void {
  const given = request.query['event_type'];
  if (given === undefined || given === eventType) return;
  throw new HttpProblem(400, 'InvalidInput', `\`event_type\` must be \`${eventType}\` for this trigger.`);
}

function toCall(request: Request, response: Response): Call {
  const requestId = requestIdOf(request, response);
  return { credential: parseCredential(request.headers.authorization), requestId };
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
