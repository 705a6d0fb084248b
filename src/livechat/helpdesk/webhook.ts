import type { IsoMoment, Uuid } from './api.js';
import type { Ticket } from './ticket.js';
import type { TicketEvent } from './ticket-event.js';

/** What a webhook can be for, one per record; seen in second-hand sources. `tickets.statusChange` is old. */
export const helpDeskEventTypes = [
  'tickets.create',
  'tickets.update',
  'tickets.statusChange',
  'tickets.events.status',
  'tickets.events.priority',
  'tickets.events.message',
  'tickets.events.tags',
  'tickets.events.followers',
  'tickets.events.assignment',
] as const;
export type HelpDeskEventType = (typeof helpDeskEventTypes)[number];

/** A registration as `GET`, `POST`, `PATCH` and `PUT /webhooks` answer it. */
export interface HelpDeskWebhook {
  readonly ID: Uuid;
  readonly licenseID: number;
  readonly url: string;
  readonly eventType: HelpDeskEventType;
  readonly name: string | null;
  readonly createdAt: IsoMoment;
  readonly createdBy: string;
  readonly createdByType: 'agent';
  readonly updatedAt: IsoMoment;
  readonly updatedBy: string;
}

/** The body of `POST /webhooks`; which members are required is unverified. */
export interface CreateHelpDeskWebhookRequest {
  readonly url: string;
  readonly eventType: HelpDeskEventType;
  readonly name?: string;
}

/**
 * The body of a delivery, as production consumers read it. Nothing signs it, so a secret belongs into the URL's path.
 * Further members, the time limit and the accepted statuses are unverified; repeats are said to go on for 24 hours.
 */
export type HelpDeskDelivery = TicketDelivery | TicketEventDelivery;

/** Here the payload is the ticket itself. */
export interface TicketDelivery {
  readonly eventType: 'tickets.create' | 'tickets.update' | 'tickets.statusChange';
  readonly payload: Ticket;
}

export interface TicketEventDelivery {
  readonly eventType: Extract<HelpDeskEventType, `tickets.events.${string}`>;
  readonly payload: { readonly ticket: Ticket; readonly event: TicketEvent };
}

/** For how long a delivery is repeated. Unverified. */
export const helpDeskRetryWindowMs = 24 * 60 * 60 * 1_000;
