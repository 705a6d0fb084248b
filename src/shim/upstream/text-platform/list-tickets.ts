import type { TicketSilo } from '../../../livechat/helpdesk/ticket.js';
import type { ListTicketsQuery } from '../../../livechat/helpdesk/ticket-requests.js';
import type { Logger } from '../../../shared/logger.js';
import { HttpProblem } from '../../http-problem.js';
import { type Fields, readText, readTime } from '../read.js';
import type { Call, TicketPageSet } from '../upstream.js';
import type { HelpDeskClient } from './help-desk-client.js';
import { reasonOf } from './status-mapping.js';
import { toRequester, toSubject } from './ticket.js';
import { toSource } from './ticket-source.js';
import { toTicketStatus } from './ticket-status.js';

/** How many tickets are fetched at most, of all silos together. */
export const maxTickets = 2_500;
const pageSize = 100;
/** Each silo's last page may be a short one. */
const maxPages = maxTickets / pageSize + 3;

/** v2 lists them all together; HelpDesk keeps spam and what was closed long ago apart. */
const silos = ['tickets', 'spam', 'archive'] as const satisfies readonly TicketSilo[];

/**
 * All tickets, the last changed first, without their events. Pages are read one after the other, because the limits
 * of HelpDesk are not published, and always from the silo where the next newer tickets are. A ticket that changes or
 * moves meanwhile may come twice; it is kept once.
 */
export async function listAllTickets(
  client: HelpDeskClient,
  call: Call,
  logger: Logger,
): Promise<TicketPageSet> {
  const readers = silos.map((silo) => createSiloReader(client, call, silo, logger));
  const byId = new Map<string, Fields>();
  for (const reader of readers) keep(byId, await reader.next());
  for (let page = readers.length; page < maxPages && byId.size < maxTickets; page += 1) {
    const reader = readers
      .filter(({ isAtEnd }) => !isAtEnd())
      .toSorted((one, other) => other.reachedTo().localeCompare(one.reachedTo()))[0];
    if (reader === undefined) break;
    keep(byId, await reader.next());
  }
  const newestFirst = [...byId.values()].toSorted((one, other) => changed(other).localeCompare(changed(one)));
  const tickets = newestFirst.slice(0, maxTickets).map(toListedTicket);
  const total = readers.reduce((sum, reader) => sum + reader.total(), 0);
  return { tickets, total: Math.max(total, tickets.length) };
}

interface SiloReader {
  next(): Promise<readonly Fields[]>;
  isAtEnd(): boolean;
  /** When the last ticket read was changed; those to come are older. */
  reachedTo(): string;
  total(): number;
}

function createSiloReader(client: HelpDeskClient, call: Call, silo: TicketSilo, logger: Logger): SiloReader {
  let page = 0;
  let atEnd = false;
  let reachedTo = '';
  let rowsRead = 0;
  let total = 0;
  return {
    async next() {
      page += 1;
      try {
        const { rows, totalPages, totalRows } = await client.page(call, toPath(silo, page), 'tickets');
        rowsRead += rows.length;
        total = Math.max(totalRows ?? 0, rowsRead);
        atEnd = rows.length === 0 || (totalPages === undefined ? rows.length < pageSize : page >= totalPages);
        reachedTo = changed(rows.at(-1) ?? {});
        return rows.map((ticket) => ({ ...ticket, silo: readText(ticket.silo) ?? silo }));
      } catch (error) {
        if (silo === 'tickets' || !isRefused(error)) throw error;
        logger.warn(
          { requestId: call.requestId, silo, reason: reasonOf(error) },
          'tickets of a silo are left out',
        );
        atEnd = true;
        return [];
      }
    },
    isAtEnd: () => atEnd,
    reachedTo: () => reachedTo,
    total: () => total,
  };
}

/**
 * unverified: that spam and archive are listed by `silo`, and the default of `silo` and `eventsScope`, which are
 * therefore always given. A silo that HelpDesk refuses to list is left out.
 */
function isRefused(error: unknown): boolean {
  return error instanceof HttpProblem && [400, 403, 404, 422].includes(error.status);
}

function toPath(silo: TicketSilo, page: number): string {
  const query = {
    pageSize: String(pageSize),
    sortBy: 'updatedAt',
    order: 'desc',
    eventsScope: 'none',
    silo,
    page: String(page),
  } as const satisfies ListTicketsQuery;
  return `/tickets?${new URLSearchParams(query).toString()}`;
}

function keep(byId: Map<string, Fields>, tickets: readonly Fields[]): void {
  for (const ticket of tickets) {
    const id = readText(ticket.ID);
    if (id !== undefined && !byId.has(id)) byId.set(id, ticket);
  }
}

function changed({ updatedAt }: Fields): string {
  return readTime(updatedAt) ?? '';
}

/** A ticket of the contract's list. */
export function toListedTicket(ticket: Fields): TicketPageSet['tickets'][number] {
  return {
    date: readTime(ticket.createdAt),
    id: readText(ticket.ID),
    modified: readTime(ticket.updatedAt),
    requester: toRequester(ticket),
    source: toSource(ticket),
    status: toTicketStatus(ticket),
    subject: toSubject(ticket),
  };
}
