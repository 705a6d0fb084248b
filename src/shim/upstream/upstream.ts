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

/** A registration at LiveChat that was just made. */
export interface NewRegistration {
  readonly id: string;
  /** The secret that each notification repeats, where LiveChat has one: chosen by it (v2) or by the adapter (v3). */
  readonly proof: string | undefined;
}

/** A registration that LiveChat lists, ours or another's. */
export interface ListedRegistration {
  readonly id: string;
  /** Absent for an event that no trigger has. */
  readonly eventType: EventType | undefined;
  readonly url: string;
}

/** What a flow gets. */
export type NotificationBody = Reshaped<typeof webhookChatResponse> | Reshaped<typeof webhookTicketResponse>;

/** A notification of LiveChat, read but perhaps not complete. */
export interface Notification {
  readonly eventType: EventType;
  /** The secret that proves where it comes from. Never stored, logged or passed on. */
  readonly proof: string | undefined;
  /** The same on each repetition of the same event. */
  readonly eventId: string;
  /** JSON without secrets: the body for the flow, or what `toNotificationBody` makes it from before each delivery. */
  readonly content: unknown;
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
  /**
   * What registrations are shared by: calls with the same text here see the same events, so one registration per
   * event serves them all.
   */
  scopeOf(call: Call): string;
  /** Asks LiveChat to send `eventType` to `hookUrl`. */
  register(call: Call, eventType: EventType, hookUrl: string): Promise<NewRegistration>;
  /** The registrations that the caller can see. */
  listRegistrations(call: Call): Promise<readonly ListedRegistration[]>;
  /** Takes a registration back; one that is already gone is no error. */
  unregister(call: Call, eventType: EventType, registrationId: string): Promise<void>;
  /** Reads a notification without asking anybody; throws `HttpProblem` 400 for what is none. */
  parseNotification(body: unknown): Notification;
  /** Whether what `parseNotification` makes of this event is the body for the flow already. */
  isComplete(eventType: EventType): boolean;
  /** The body for the flow of an event that is not complete; asks LiveChat for what the notification lacks, with the credential of the registration. */
  toNotificationBody(call: Call, eventType: EventType, content: unknown): Promise<NotificationBody>;
  close(): Promise<void>;
}
