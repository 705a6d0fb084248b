import { pageSizes } from '../../../livechat/helpdesk/api.js';
import { ticketPriorities, ticketSilos, ticketStatuses } from '../../../livechat/helpdesk/ticket.js';
import {
  eventsScopes,
  priorityOperators,
  ticketSortKeys,
} from '../../../livechat/helpdesk/ticket-requests.js';
import type { FieldReader } from '../field-reader.js';
import type { SimulatorState, StoredTicket } from '../state.js';
import { toIso } from './moment.js';
import { toTeamReference } from './people.js';
import { readDate } from './read-date.js';

/** What `GET /tickets` was asked for. */
export type TicketQuery = ReturnType<typeof readTicketQuery>;

/** Reads the query of the ticket list; `now` in milliseconds is what relative dates count from. */
export function readTicketQuery(fields: FieldReader, now: number) {
  for (const key of ['tagIDs', 'teamIDs']) {
    if (fields.value(key) !== undefined) fields.problem(key, `must be written \`${key}[]\``);
  }
  const date = (key: string) => readDate(fields, key, now);
  const values = {
    page: fields.integer('page', 1, 1_000_000) ?? 1,
    pageSize: fields.integer('pageSize', 1, pageSizes.max) ?? pageSizes.default,
    next: readCursor(fields, 'next'),
    prev: readCursor(fields, 'prev'),
    sortBy: fields.oneOf('sortBy', ticketSortKeys) ?? 'createdAt',
    order: fields.oneOf('order', ['desc', 'asc']) ?? 'desc',
    status: fields.oneOf('status', ticketStatuses),
    silo: fields.oneOf('silo', ticketSilos) ?? 'tickets',
    text: fields.text('query')?.trim().toLowerCase(),
    priority: readPriority(fields),
    priorityOp: fields.oneOf('priorityOp', priorityOperators) ?? 'eq',
    tagIds: readList(fields, 'tagIDs[]'),
    teamIds: readList(fields, 'teamIDs[]'),
    created: { from: date('createdDateFrom'), to: date('createdDateTo') },
    updated: { from: date('updatedDateFrom'), to: date('updatedDateTo') },
    lastMessage: { from: date('lastMessageFrom'), to: date('lastMessageTo') },
    eventsScope: fields.oneOf('eventsScope', eventsScopes),
  };
  fields.check();
  return values;
}

/** The asked page of the tickets that fit, and how many fit. */
export function selectTickets(state: SimulatorState, query: TicketQuery) {
  const direction = query.order === 'asc' ? 1 : -1;
  const compare = (one: Row, other: Row) =>
    direction * (one.value - other.value || (one.id < other.id ? -1 : Number(one.id > other.id)));
  const rows = state.tickets
    .filter((ticket) => fits(state, ticket, query))
    .map((ticket) => ({ ticket, id: ticket.helpDesk.id, value: toMoments(ticket)[query.sortBy] }))
    .sort(compare);
  const { next, prev, pageSize } = query;
  const after = next && rows.filter((row) => compare(row, next) > 0).slice(0, pageSize);
  const before = prev && rows.filter((row) => compare(row, prev) < 0).slice(-pageSize);
  const start = (query.page - 1) * pageSize;
  return {
    total: rows.length,
    pages: Math.ceil(rows.length / pageSize),
    tickets: (after ?? before ?? rows.slice(start, start + pageSize)).map(({ ticket }) => ticket),
  };
}

/** A row's place in the order: seconds and, where they are equal, the id. */
interface Row {
  readonly value: number;
  readonly id: string;
}

function fits(state: SimulatorState, ticket: StoredTicket, query: TicketQuery): boolean {
  const { helpDesk, tags, groups } = ticket;
  const { status, silo, tagIds, teamIds, text } = query;
  const moments = toMoments(ticket);
  return (
    helpDesk.silo === silo &&
    (status === undefined || helpDesk.status === status) &&
    (query.priority === undefined || compares(helpDesk.priority, query.priorityOp, query.priority)) &&
    (tagIds?.some((id) => state.tags.some((tag) => tag.ID === id && tags.includes(tag.name))) ?? true) &&
    (teamIds?.some((id) => groups.some((group) => toTeamReference(state, group).ID === id)) ?? true) &&
    isWithin(moments.createdAt, query.created) &&
    isWithin(moments.updatedAt, query.updated) &&
    isWithin(moments.lastMessageAt, query.lastMessage) &&
    (text === undefined || toSearchText(ticket).includes(text))
  );
}

function toMoments({ opened, modified, events }: StoredTicket) {
  const lastMessageAt = events.findLast((event) => event.type === 'message')?.date ?? opened;
  return { createdAt: opened, updatedAt: modified, lastMessageAt };
}

/** A range includes its start and excludes its end. */
function isWithin(
  seconds: number,
  { from, to }: { readonly from: number | undefined; readonly to: number | undefined },
): boolean {
  return (from === undefined || seconds * 1_000 >= from) && (to === undefined || seconds * 1_000 < to);
}

function compares(value: number, operator: TicketQuery['priorityOp'], wanted: number): boolean {
  if (operator === 'gt') return value > wanted;
  if (operator === 'gte') return value >= wanted;
  if (operator === 'lt') return value < wanted;
  return operator === 'lte' ? value <= wanted : value === wanted;
}

function toSearchText({ helpDesk, subject, requester, events }: StoredTicket): string {
  const messages = events.map((event) => (event.type === 'message' ? event.message : ''));
  return [helpDesk.shortId, subject, requester.mail, requester.name ?? '', ...messages]
    .join('\n')
    .toLowerCase();
}

function readPriority(fields: FieldReader): number | undefined {
  const text = fields.text('priority');
  const known = ticketPriorities.find((priority) => String(priority) === text);
  if (text === undefined || known !== undefined) return known;
  return fields.problem('priority', `must be one of: ${ticketPriorities.join(', ')}`);
}

/** One value, or several of the same name. */
function readList(fields: FieldReader, key: string): string[] | undefined {
  return typeof fields.value(key) === 'string' ? [fields.text(key) ?? ''] : fields.texts(key);
}

/** The sort value and the id of the row beside the page. */
function readCursor(fields: FieldReader, side: 'next' | 'prev'): Row | undefined {
  const value = fields.text(`${side}.value`);
  const id = fields.text(`${side}.ID`);
  if (value === undefined && id === undefined) return undefined;
  const moment = Date.parse(value ?? '');
  if (id === undefined || Number.isNaN(moment)) {
    return fields.problem(side, `needs \`${side}.value\`, a date such as ${toIso(0)}, and \`${side}.ID\``);
  }
  return { value: moment / 1_000, id };
}
