import { HttpProblem } from '../../http-problem.js';
import { pathSegment } from '../path-segment.js';
import type { Fields } from '../read.js';
import type { Call } from '../upstream.js';
import type { HelpDeskClient } from './help-desk-client.js';
import { readTicket } from './ticket.js';

/** The path of a ticket. */
export function ticketPath(ticketId: string): string {
  return `/tickets/${pathSegment(ticketId, 'ticket')}`;
}

/**
 * One ticket. Tickets of v2 had ids of five characters, HelpDesk has UUIDs; whoever still has an old one is told.
 *
 * unverified: whether HelpDesk finds a ticket by its short id or by the id it had in v2; both are asked for as given.
 * Nor is it known whether spam and archived tickets are found by their id.
 */
export async function fetchTicket(client: HelpDeskClient, call: Call, ticketId: string): Promise<Fields> {
  try {
    return readTicket(await client.request(call, { method: 'GET', path: ticketPath(ticketId) }));
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.status !== 404 || isUuid(ticketId)) throw error;
    throw new HttpProblem(
      404,
      'NotFound',
      `HelpDesk has no ticket \`${ticketId.slice(0, 100)}\`; its ids look like \`9a000000-0000-4000-8000-000000000001\`, those of LiveChat's own tickets of old are not known to it.`,
      { ...(error.upstreamStatus !== undefined && { upstreamStatus: error.upstreamStatus }), cause: error },
    );
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
