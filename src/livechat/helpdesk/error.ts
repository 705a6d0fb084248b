/**
 * What HelpDesk answers when a call fails. The member names come from working clients; the type of `details` and the
 * status that goes with each failure are unverified.
 */
export interface HelpDeskErrorBody {
  readonly error: string;
  readonly details?: unknown;
}
