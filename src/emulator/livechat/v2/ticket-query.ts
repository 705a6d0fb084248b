import { ticketSourceTypes, ticketStatuses, ticketsPerPage } from '../../../livechat/v2/ticket.js';
import { FieldReader } from '../field-reader.js';
import type { StoredTicket } from '../state.js';

/** What `GET /tickets` was asked for. */
export type TicketQuery = ReturnType<typeof readTicketQuery>;

/** One page of tickets and the size of the whole. */
export interface TicketPage {
  readonly pages: number;
  readonly total: number;
  readonly tickets: readonly StoredTicket[];
}

/** Reads the query of the ticket list. https://platform.text.com/docs/management/configuration-api/v2.0/#get-list-of-tickets */
export function readTicketQuery(query: object) {
  const fields = new FieldReader({ ...query });
  const values = {
    from: readDay(fields, 'date_from'),
    to: readDay(fields, 'date_to'),
    page: fields.integer('page', 1, 1_000_000) ?? 1,
    order: fields.oneOf('order', ['desc', 'asc']) ?? 'desc',
    status: fields.oneOf('status', ticketStatuses),
    assigned: fields.flag('assigned'),
    assignee: fields.text('assignee')?.toLowerCase(),
    requester: fields.text('requester[mail]')?.toLowerCase(),
    text: fields.text('query')?.trim().toLowerCase(),
    group: fields.integer('group', 0, Number.MAX_SAFE_INTEGER),
    source: fields.oneOf('source', ticketSourceTypes),
    tag: fields.text('tag'),
    tagged: fields.flag('tagged'),
    sourceId: fields.text('source_id'),
  };
  fields.check();
  return values;
}

/** The asked page of the tickets that fit, the last changed first unless asked otherwise. */
export function selectTickets(tickets: readonly StoredTicket[], query: TicketQuery): TicketPage {
  const direction = query.order === 'asc' ? 1 : -1;
  const found = tickets
    .filter((ticket) => fits(ticket, query))
    .sort((one, other) => direction * (one.modified - other.modified || (one.id < other.id ? -1 : 1)));
  const start = (query.page - 1) * ticketsPerPage;
  return {
    pages: Math.ceil(found.length / ticketsPerPage),
    total: found.length,
    tickets: found.slice(start, start + ticketsPerPage),
  };
}

function fits(ticket: StoredTicket, query: TicketQuery): boolean {
  return (
    isActive(ticket, query) &&
    isAskedFor(query.status, ticket.status) &&
    isAskedFor(query.assigned, ticket.assignee ? 1 : 0) &&
    isAskedFor(query.assignee, ticket.assignee?.id.toLowerCase()) &&
    isAskedFor(query.requester, ticket.requester.mail.toLowerCase()) &&
    isAskedFor(query.source, ticket.source.type) &&
    isAskedFor(query.sourceId, ticket.source.id) &&
    isAskedFor(query.tagged, ticket.tags.length > 0 ? 1 : 0) &&
    (query.group === undefined || ticket.groups.includes(query.group)) &&
    (query.tag === undefined || ticket.tags.includes(query.tag)) &&
    (query.text === undefined || toSearchText(ticket).includes(query.text))
  );
}

function isAskedFor<T>(asked: T | undefined, actual: T | null | undefined): boolean {
  return asked === undefined || asked === actual;
}

/** Any activity counts, not only the opening. The real service takes days in the account's time zone; here UTC. */
function isActive(ticket: StoredTicket, { from, to }: TicketQuery): boolean {
  if (from === undefined && to === undefined) return true;
  const moments = [ticket.opened, ticket.modified, ...ticket.events.map((event) => event.date)];
  return moments.some(
    (seconds) => seconds >= (from ?? 0) && seconds < (to ?? Number.POSITIVE_INFINITY) + daySeconds,
  );
}

function toSearchText({ id, subject, requester, events }: StoredTicket): string {
  const messages = events.map((event) => (event.type === 'message' ? event.message : ''));
  return [id, subject, requester.mail, requester.name ?? '', ...messages].join('\n').toLowerCase();
}

const daySeconds = 24 * 60 * 60;

/** The first second of a `YYYY-MM-DD`. */
function readDay(fields: FieldReader, key: string): number | undefined {
  const text = fields.text(key);
  if (text === undefined) return undefined;
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const isReal = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text); // 31 February is not
  return isReal ? moment / 1_000 : fields.problem(key, 'must be a date as YYYY-MM-DD');
}
