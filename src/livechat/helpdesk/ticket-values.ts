import type { Uuid } from './api.js';

/** Spam is no status but a flag and a silo. https://api.helpdesk.com/docs */
export const ticketStatuses = ['open', 'pending', 'onhold', 'solved', 'closed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Where a ticket is kept; only `tickets` can be written to. https://api.helpdesk.com/docs */
export const ticketSilos = ['tickets', 'archive', 'spam', 'trash'] as const;
export type TicketSilo = (typeof ticketSilos)[number];

/** Low, medium, high, urgent. */
export const ticketPriorities = [-10, 0, 10, 20] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

/** The sources that were seen; the full list is unverified. */
export const knownSourceTypes = ['api', 'email', 'integration'] as const;

/** Who wrote or did something. */
export const personTypes = ['agent', 'client', 'system'] as const;

export interface NamedReference {
  readonly ID: Uuid;
  readonly name: string;
}

/** Without an agent the ticket waits in the team's queue. */
export interface TicketAssignment {
  readonly team: NamedReference;
  readonly agent: NamedReference | null;
}
