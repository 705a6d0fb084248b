import { HttpProblem } from '../../http-problem.js';
import { type Fields, isFields, readInteger, readList, readText, readTime } from '../read.js';
import type { Call, TicketPageSet } from '../upstream.js';
import type { V2Client } from './client.js';
import { openedAt, toRequester, toSource } from './ticket.js';

/** How many pages of 25 tickets are fetched at most. */
export const maxTicketPages = 100;
const pagesAtOnce = 4;

/**
 * All tickets, the last changed first: v2 answers 25 a page, the contract has no paging. A ticket that changes
 * while the pages are read moves to the front and would appear twice; it is kept once.
 */
export async function listAllTickets(client: V2Client, call: Call): Promise<TicketPageSet> {
  const first = await fetchPage(client, call, 1);
  const last = Math.min(first.pages, maxTicketPages);
  const byId = new Map<string, Fields>();
  keep(byId, first.tickets);
  for (let page = 2; page <= last; page += pagesAtOnce) {
    const numbers = Array.from(
      { length: Math.min(pagesAtOnce, last - page + 1) },
      (_, index) => page + index,
    );
    const pages = await Promise.all(numbers.map((number) => fetchPage(client, call, number)));
    for (const { tickets } of pages) keep(byId, tickets);
  }
  const tickets = [...byId.values()].map(toListedTicket);
  return { tickets, total: Math.max(first.total, tickets.length) };
}

interface TicketPage {
  readonly pages: number;
  readonly total: number;
  readonly tickets: readonly Fields[];
}

async function fetchPage(client: V2Client, call: Call, page: number): Promise<TicketPage> {
  const answer = await client.request(call, { method: 'GET', path: `/tickets?order=desc&page=${page}` });
  const tickets = isFields(answer) ? readList(answer.tickets) : undefined;
  if (!isFields(answer) || tickets === undefined) {
    throw new HttpProblem(
      502,
      'UpstreamInvalidAnswer',
      'LiveChat answered something that is not a list of tickets.',
    );
  }
  return {
    pages: readInteger(answer.pages) ?? 1,
    total: readInteger(answer.total) ?? 0,
    tickets: tickets.filter(isFields),
  };
}

function keep(byId: Map<string, Fields>, tickets: readonly Fields[]): void {
  for (const ticket of tickets) {
    const id = readText(ticket.id);
    if (id !== undefined && !byId.has(id)) byId.set(id, ticket);
  }
}

/** A ticket of the contract's list. */
export function toListedTicket(ticket: Fields): TicketPageSet['tickets'][number] {
  return {
    date: openedAt(ticket),
    id: readText(ticket.id),
    modified: readTime(ticket.modified),
    requester: toRequester(ticket.requester),
    source: toSource(ticket.source),
    status: readText(ticket.status),
    subject: readText(ticket.subject),
  };
}
