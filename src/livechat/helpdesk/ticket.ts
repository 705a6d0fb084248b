import type { IsoMoment, Uuid } from './api.js';
import type { TicketEvent } from './ticket-event.js';
import type {
  personTypes,
  TicketAssignment,
  TicketPriority,
  TicketSilo,
  TicketStatus,
} from './ticket-values.js';

export {
  knownSourceTypes,
  type NamedReference,
  personTypes,
  type TicketAssignment,
  type TicketPriority,
  type TicketSilo,
  type TicketStatus,
  ticketPriorities,
  ticketSilos,
  ticketStatuses,
} from './ticket-values.js';

/** `type` is one of `knownSourceTypes` or another word. */
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
