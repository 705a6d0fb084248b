import type { createAgent } from '../../../connector/operations/agents/create-agent.js';
import type { deleteAgent } from '../../../connector/operations/agents/delete-agent.js';
import type { listAgents } from '../../../connector/operations/agents/list-agents.js';
import type { createTicket } from '../../../connector/operations/tickets/create-ticket.js';
import type { getTicket } from '../../../connector/operations/tickets/get-ticket.js';
import type { listTickets } from '../../../connector/operations/tickets/list-tickets.js';
import type { updateTicket } from '../../../connector/operations/tickets/update-ticket.js';
import type { webhookChatResponse } from '../../../connector/schemas/webhook-chat-response.js';
import type { webhookTicketResponse } from '../../../connector/schemas/webhook-ticket-response.js';
import type { BodyOf, Operation, ResponseSchemaOf } from '../../model/operation.js';
import type { Reshaped } from '../../model/schema.js';
import type { Credential } from '../credential.js';

/** The events a trigger subscribes to, as the contract names them. */
export const eventTypes = ['chat_started', 'chat_ended', 'ticket_created'] as const;
export type EventType = (typeof eventTypes)[number];

/** Who asks, and how long the answer may take. */
export interface Call {
  readonly credential: Credential;
  readonly requestId: string;
}

/** What an operation answers: every key of the contract's schema, `undefined` where LiveChat has nothing. */
export type Answer<O extends Operation> = Reshaped<ResponseSchemaOf<O>>;

/** All tickets, or the newest of them when there are more than the shim fetches. */
export interface TicketPageSet {
  readonly tickets: Answer<typeof listTickets>;
  /** How many LiveChat says there are. */
  readonly total: number;
}

/** A registration at LiveChat. */
export interface Registration {
  readonly id: string;
  /** The secret LiveChat repeats in each notification, where it has one. */
  readonly token: string | undefined;
}

/** A notification of LiveChat in the contract's shape. */
export interface Notification {
  readonly eventType: EventType;
  /** The secret that proves where it comes from. Never stored, logged or passed on. */
  readonly token: string | undefined;
  /** The same on each repetition of the same event. */
  readonly eventId: string;
  readonly body: Reshaped<typeof webhookChatResponse> | Reshaped<typeof webhookTicketResponse>;
}

/**
 * A LiveChat to answer from, contract-shaped on the inside. An adapter is a folder beside this file. Every method
 * throws `HttpProblem` for what goes wrong on the far side.
 */
export interface Upstream {
  listAgents(call: Call): Promise<Answer<typeof listAgents>>;
  createAgent(call: Call, input: BodyOf<typeof createAgent>): Promise<Answer<typeof createAgent>>;
  deleteAgent(call: Call, login: string): Promise<Answer<typeof deleteAgent>>;
  listTickets(call: Call): Promise<TicketPageSet>;
  getTicket(call: Call, ticketId: string): Promise<Answer<typeof getTicket>>;
  createTicket(call: Call, input: BodyOf<typeof createTicket>): Promise<Answer<typeof createTicket>>;
  updateTicket(
    call: Call,
    ticketId: string,
    input: BodyOf<typeof updateTicket>,
  ): Promise<Answer<typeof updateTicket>>;
  /** Asks LiveChat to send `eventType` to `hookUrl`. */
  register(call: Call, eventType: EventType, hookUrl: string): Promise<Registration>;
  /** Takes a registration back; one that is already gone is no error. */
  unregister(call: Call, registrationId: string): Promise<void>;
  /** Reads a notification; throws `HttpProblem` 400 for what is none. */
  parseNotification(body: unknown): Notification;
  close(): Promise<void>;
}
