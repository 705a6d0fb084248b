import type { Uuid } from './api.js';
import type { TicketPriority, TicketSilo, TicketStatus } from './ticket-values.js';

export const ticketSortKeys = ['createdAt', 'updatedAt', 'lastMessageAt'] as const;
export type TicketSortKey = (typeof ticketSortKeys)[number];

/** Whether tickets in a list carry their events. */
export const eventsScopes = ['none', 'full'] as const;
export type EventsScope = (typeof eventsScopes)[number];

/** How `priority` is compared. The words are unverified. */
export const priorityOperators = ['eq', 'gt', 'gte', 'lt', 'lte'] as const;

/** A date in a query: ISO, or relative such as `-7d`. A range includes its start and excludes its end. */
export type DateQuery = string;

/**
 * The query of `GET /tickets`. Filters that take several values need the `[]`. The defaults of `silo` and
 * `eventsScope` are unverified. https://api.helpdesk.com/docs
 */
export interface ListTicketsQuery {
  /** From 1. */
  readonly page?: string;
  /** 1 to 100, 20 when left out. */
  readonly pageSize?: string;
  /** The sort value and the id of the last row of the page before. */
  readonly 'next.value'?: string;
  readonly 'next.ID'?: Uuid;
  /** The sort value and the id of the first row of the page after. */
  readonly 'prev.value'?: string;
  readonly 'prev.ID'?: Uuid;
  readonly sortBy?: TicketSortKey;
  readonly order?: 'desc' | 'asc';
  readonly status?: TicketStatus;
  readonly silo?: TicketSilo;
  readonly query?: string;
  readonly priority?: string;
  readonly priorityOp?: (typeof priorityOperators)[number];
  readonly 'tagIDs[]'?: readonly Uuid[];
  readonly 'teamIDs[]'?: readonly Uuid[];
  readonly createdDateFrom?: DateQuery;
  readonly createdDateTo?: DateQuery;
  readonly updatedDateFrom?: DateQuery;
  readonly updatedDateTo?: DateQuery;
  readonly lastMessageFrom?: DateQuery;
  readonly lastMessageTo?: DateQuery;
  readonly eventsScope?: EventsScope;
}

/** Who gets a ticket, as it is written: ids alone. */
export interface AssignmentRequest {
  readonly team: { readonly ID: Uuid };
  readonly agent: { readonly ID: Uuid } | null;
}

/** The body of `POST /tickets`. */
export interface CreateTicketRequest {
  readonly requester: { readonly email: string; readonly name?: string };
  readonly message: { readonly text: string };
  readonly subject?: string;
  readonly status?: TicketStatus;
  /** `client` reads as an inbound request; with `agent` HelpDesk writes to the requester. */
  readonly author?: { readonly type: 'client' | 'agent' };
  /** Send it together with {@link assignment}, or neither: the default team must be in it otherwise. */
  readonly teamIDs?: readonly Uuid[];
  readonly assignment?: AssignmentRequest;
  readonly tagIDs?: readonly Uuid[];
  readonly customFields?: Readonly<Record<string, string>>;
  readonly priority?: TicketPriority;
  readonly followers?: readonly Uuid[];
}

/** The body of `PATCH /tickets/<ID>`. A message is added, never replaced. */
export interface UpdateTicketRequest {
  readonly status?: TicketStatus;
  readonly message?: { readonly text: string };
  readonly author?: { readonly type: 'client' | 'agent' };
  /** Beside the message, not inside it; not together with the author `client`. */
  readonly isPrivate?: boolean;
  /** Replaces the list. */
  readonly tagIDs?: readonly Uuid[];
  readonly teamIDs?: readonly Uuid[];
  readonly assignment?: AssignmentRequest;
  readonly priority?: TicketPriority;
  /** One second-hand source lists it: unverified. */
  readonly subject?: string;
}
