import type { IsoMoment, Uuid } from './api.js';
import type { TicketEvent } from './ticket-event.js';

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

/** `type` is one of {@link knownSourceTypes} or another word. */
export interface TicketSource {
  readonly type: string;
  readonly detailedSource?: string;
  readonly integrationType?: string;
  readonly referenceURL?: string;
}

/**
 * A ticket. The layout agrees across several working clients; the vendor's page could be read in part only.
 * https://api.helpdesk.com/docs
 */
export interface Ticket {
  readonly ID: Uuid;
  /** A short readable code; its form, and whether a ticket can be looked up by it, are unverified. */
  readonly shortID?: string;
  readonly licenseID?: number;
  readonly createdAt: IsoMoment;
  /** An agent's id or a client's e-mail address. */
  readonly createdBy?: string;
  readonly createdByType?: (typeof personTypes)[number];
  readonly updatedAt: IsoMoment;
  readonly updatedBy?: string;
  readonly lastMessageAt?: IsoMoment;
  readonly status: TicketStatus;
  readonly priority?: TicketPriority;
  readonly subject: string;
  readonly requester: { readonly email: string; readonly name?: string };
  readonly cc?: readonly unknown[];
  readonly teamIDs: readonly Uuid[];
  readonly assignment?: TicketAssignment | null;
  readonly tagIDs: readonly Uuid[];
  readonly followers?: readonly Uuid[];
  readonly parentTicket?: unknown;
  readonly childTickets?: readonly unknown[];
  readonly rating?: unknown;
  readonly ratingRequestSent?: boolean;
  readonly spam?: { readonly status: boolean; readonly reason: string };
  readonly silo?: TicketSilo;
  readonly source?: TicketSource;
  readonly integrations?: Readonly<Record<string, unknown>>;
  /** By the field's `apiKey`. */
  readonly customFields?: Readonly<Record<string, string>>;
  readonly detectedLanguage?: string;
  /** Missing in a list without `eventsScope=full`; the default is unverified. */
  readonly events?: readonly TicketEvent[];
}
