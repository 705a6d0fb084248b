import type { UnixSeconds } from './api.js';

export const ticketStatuses = ['open', 'pending', 'solved', 'spam'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Where a ticket or a message came from; `lc2` is the archives and the API. */
export const ticketSourceTypes = ['lc2', 'mail', 'facebook', 'agent-app-manual', 'chat-window'] as const;
export type TicketSourceType = (typeof ticketSourceTypes)[number];

/** The sources that `POST /tickets` takes. */
export const creatableSourceTypes = ['chat-window', 'mail', 'lc2'] as const;
export type CreatableSourceType = (typeof creatableSourceTypes)[number];

/** How many tickets `GET /tickets` puts on a page. */
export const ticketsPerPage = 25;

/** The subject of a ticket that was opened without one. */
export const defaultTicketSubject = '(no subject)';

export interface TicketRequester {
  readonly mail: string;
  readonly name?: string;
  /** Seen in webhooks only. */
  readonly ip?: string;
}

export interface TicketAssignee {
  /** The agent's login. */
  readonly id: string;
  readonly name: string;
}

export interface TicketSource {
  readonly type: TicketSourceType;
  /** The page, for a ticket from the chat window. */
  readonly url?: string | null;
  /** The chat that the ticket came from. */
  readonly id?: string | null;
}

/** Who did it; `type` is missing when an assignee was changed. */
export interface TicketAuthor {
  readonly id: string;
  readonly name: string;
  readonly type?: 'client' | 'agent';
}

/** A message in a ticket; `Moment` is unix seconds over REST and an ISO string in webhooks. */
export interface TicketMessageEvent<Moment> {
  readonly type: 'message';
  readonly author: TicketAuthor;
  readonly date: Moment;
  /** A note that only agents see. */
  readonly is_private: boolean;
  readonly message: string;
  readonly source: TicketSource;
}

export interface TicketAssigneeEvent<Moment> {
  readonly type: 'assignee_changed';
  readonly author: TicketAuthor;
  readonly to: TicketAssignee;
  readonly date: Moment;
}

/** What happened to a ticket. LiveChat documents these two types; others may arrive. */
export type TicketEvent<Moment = UnixSeconds> = TicketMessageEvent<Moment> | TicketAssigneeEvent<Moment>;

/** A ticket as REST answers it. https://platform.text.com/docs/management/configuration-api/v2.0/#get-single-ticket */
export interface Ticket {
  /** Five upper-case letters and digits. */
  readonly id: string;
  readonly status: TicketStatus;
  readonly subject: string;
  readonly requester: TicketRequester;
  /** Missing when nobody is assigned. */
  readonly assignee?: TicketAssignee;
  /** Ids; webhooks carry objects instead. */
  readonly groups: readonly number[];
  readonly tags: readonly string[];
  readonly source: TicketSource;
  readonly modified: UnixSeconds;
  readonly opened: readonly { readonly from: UnixSeconds; readonly to?: UnixSeconds }[];
  readonly firstResponse: { readonly date?: UnixSeconds };
  readonly events: readonly TicketEvent[];
  /** When the ticket was opened. Not in any sample of the documentation. */
  readonly date?: UnixSeconds;
  /** Not in any sample of the documentation. */
  readonly currentGroup?: { readonly id: number; readonly name: string };
}

/** The answer of `GET /tickets`. https://platform.text.com/docs/management/configuration-api/v2.0/#get-list-of-tickets */
export interface TicketList {
  readonly pages: number;
  readonly total: number;
  readonly tickets: readonly Ticket[];
}

/** What one ticket is answered as: the object (2017) or a list that holds it (today's samples). */
export type SingleTicketResponse = Ticket | TicketList;

/** The query of `GET /tickets`. */
export interface ListTicketsQuery {
  /** `YYYY-MM-DD`; tickets with any activity from that day on. */
  readonly date_from?: string;
  /** `YYYY-MM-DD`; tickets with any activity up to and on that day. */
  readonly date_to?: string;
  /** From 1. */
  readonly page?: string;
  /** By last change; `desc` when left out. */
  readonly order?: 'asc' | 'desc';
  readonly status?: TicketStatus;
  readonly assigned?: '0' | '1';
  /** A login. */
  readonly assignee?: string;
  readonly 'requester[mail]'?: string;
  readonly query?: string;
  readonly group?: string;
  readonly source?: TicketSourceType;
  readonly tag?: string;
  readonly tagged?: '0' | '1';
  /** The chat a ticket came from; documented in 2019 only. */
  readonly source_id?: string;
}

/** The body of `POST /tickets`. https://platform.text.com/docs/management/configuration-api/v2.0/#create-a-ticket */
export interface CreateTicketRequest {
  /** What the requester wrote; the first event. */
  readonly message: string;
  readonly requester: { readonly mail: string; readonly name?: string };
  readonly subject?: string;
  readonly assignee?: { readonly id: string };
  /** `url` only together with `chat-window`. */
  readonly source?: { readonly type?: CreatableSourceType; readonly url?: string };
  /** Group ids, in spite of the singular; `[0]` when left out. */
  readonly group?: readonly number[];
}

/** The body of `PUT /tickets/<id>`, which no revision of the documentation describes. */
export interface UpdateTicketRequest extends Partial<Omit<CreateTicketRequest, 'requester'>> {
  readonly requester?: { readonly mail?: string; readonly name?: string };
}

/** The body of `PUT /tickets/<id>/tags`: the whole new list. */
export interface UpdateTicketTagsRequest {
  readonly tag: readonly string[];
}

/** A ticket as the `ticket_created` webhook carries it: ISO dates, groups as objects, no `modified`. */
export interface WebhookTicket {
  readonly id: string;
  readonly status: TicketStatus;
  readonly subject: string;
  readonly requester: TicketRequester & {
    /** A time zone name such as `Europe/Warsaw`. */
    readonly utc_offset?: string;
  };
  readonly assignee?: TicketAssignee;
  readonly groups: readonly WebhookTicketGroup[];
  readonly tags: readonly string[];
  readonly source: TicketSource;
  /** Dates are ISO without a fraction, for example `2023-11-14T22:13:20Z`. */
  readonly events: readonly TicketEvent<string>[];
}

export interface WebhookTicketGroup {
  readonly id: number;
  readonly name: string;
  readonly inherited?: boolean;
}

/** The body of the chat window's offline form, `POST /v2/tickets/new`; no credential. */
export interface OfflineFormRequest {
  readonly licence_id: number;
  readonly requester: { readonly name: string; readonly mail: string };
  readonly subject?: string;
  readonly ticket_message?: string;
  readonly offline_message?: string;
  readonly visitor_id?: string;
  readonly group?: number;
  readonly source?: { readonly url: string };
  readonly timezone?: string;
}

/** The answer of `POST /v2/tickets/new`. */
export interface OfflineFormResponse {
  readonly id: string;
}
