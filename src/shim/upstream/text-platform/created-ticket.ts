import type { Logger } from '../../../shared/logger.js';
import { type Fields, readList, readText } from '../read.js';
import type { Call, NotificationBody } from '../upstream.js';
import type { Directory } from './directory.js';
import { fetchTicket } from './get-ticket.js';
import type { HelpDeskClient } from './help-desk-client.js';
import { isRefusal, reasonOf } from './status-mapping.js';
import { toTicketBody } from './ticket-body.js';
import { findTicketNames } from './ticket-names.js';

/** The body for a ticket that was created: the notification's ticket, with names in the place of UUIDs. */
export type ReadCreatedTicket = (call: Call, ticket: Fields) => Promise<NotificationBody>;

/** Reads created tickets. What HelpDesk refuses to tell is left out; what fails for the moment is thrown. */
export function createReadCreatedTicket(
  client: HelpDeskClient,
  directory: Directory,
  logger: Logger,
): ReadCreatedTicket {
  /** unverified: whether a notification holds the ticket's events; they are fetched when it does not. */
  async function withEvents(call: Call, ticket: Fields): Promise<Fields> {
    const id = readText(ticket.ID);
    if (readList(ticket.events) !== undefined || id === undefined) return ticket;
    try {
      return { ...ticket, ...(await fetchTicket(client, call, id)) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      logger.warn(
        { requestId: call.requestId, reason: reasonOf(error) },
        'a new ticket goes out without its events',
      );
      return ticket;
    }
  }

  return async (call, notified) => {
    const ticket = await withEvents(call, notified);
    return toTicketBody(
      ticket,
      await findTicketNames(directory, { call, logger, onFailure: 'throw' }, ticket),
    );
  };
}
