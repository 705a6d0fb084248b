import type { IsoMoment, Uuid } from './api.js';
import type { TicketAssignment, TicketPriority, TicketStatus } from './ticket-values.js';

/** Something that happened to a ticket. `message`, `status` and `assignment` were seen; the full list is unverified. */
export type TicketEvent =
  | MessageTicketEvent
  | StatusTicketEvent
  | AssignmentTicketEvent
  | PriorityTicketEvent
  | TagsTicketEvent;

/** Agents have an `ID`, clients an `email`. */
export interface EventAuthor {
  readonly type: 'agent' | 'client';
  readonly ID?: Uuid;
  readonly email?: string;
  readonly name?: string;
}

interface TicketEventBase {
  /** A running number within the ticket. */
  readonly ID: number;
  readonly date: IsoMoment;
  /** Missing when HelpDesk itself acted. */
  readonly author?: EventAuthor;
}

export interface MessageTicketEvent extends TicketEventBase {
  readonly type: 'message';
  readonly source?: { readonly type: string };
  readonly message: {
    /** A note that only agents see. */
    readonly isPrivate: boolean;
    readonly text: string;
    readonly richTextHtml?: string;
    readonly richTextObj?: unknown;
  };
  readonly deliveryStatus?: readonly unknown[];
}

export interface StatusTicketEvent extends TicketEventBase {
  readonly type: 'status';
  readonly status: { readonly old: TicketStatus; readonly new: TicketStatus };
}

/** That `old` and `new` stand here as they do in a status event is unverified. */
export interface AssignmentTicketEvent extends TicketEventBase {
  readonly type: 'assignment';
  readonly assignment: { readonly old: TicketAssignment | null; readonly new: TicketAssignment | null };
}

/** The layout is unverified. */
export interface PriorityTicketEvent extends TicketEventBase {
  readonly type: 'priority';
  readonly priority: { readonly old: TicketPriority; readonly new: TicketPriority };
}

/** The layout is unverified. */
export interface TagsTicketEvent extends TicketEventBase {
  readonly type: 'tags';
  readonly tags: { readonly old: readonly Uuid[]; readonly new: readonly Uuid[] };
}
