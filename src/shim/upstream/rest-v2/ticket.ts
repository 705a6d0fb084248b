import type {
  ticketEvents,
  ticketGroups,
  ticketRequester,
  ticketSource,
} from '../../../../connector/schemas/ticket-parts.js';
import type { ticketResponse } from '../../../../connector/schemas/ticket-response.js';
import type { DateTime, Reshaped } from '../../../model/schema.js';
import { HttpProblem } from '../../http-problem.js';
import { inOrderOfTime } from '../in-order-of-time.js';
import {
  type Fields,
  isFields,
  readBoolean,
  readFields,
  readInteger,
  readList,
  readText,
  readTexts,
  readTime,
} from '../read.js';
import type { GroupNames } from './group-names.js';

/**
 * One ticket of an answer. Today's documentation prints the list envelope where it promises one ticket, and the
 * one of 2017 the ticket itself: both are read.
 *
 * @param ticketId the ticket that was asked for; without it the first of the list is taken.
 */
export function pickTicket(answer: unknown, ticketId?: string): Fields {
  const list = isFields(answer) ? readList(answer.tickets) : undefined;
  const ticket = list === undefined ? answer : list.find((entry) => isTicket(entry, ticketId));
  if (isTicket(ticket)) return ticket; // a ticket on its own is the one asked for, however its id is spelt
  if (list !== undefined && ticketId !== undefined) {
    throw new HttpProblem(404, 'NotFound', `LiveChat knows no ticket \`${ticketId}\`.`);
  }
  throw new HttpProblem(502, 'UpstreamInvalidAnswer', 'LiveChat answered something that is not a ticket.');
}

function isTicket(value: unknown, ticketId?: string): value is Fields {
  const id = isFields(value) ? readText(value.id) : undefined;
  return id !== undefined && (ticketId === undefined || id === ticketId);
}

/** What v2 writes where a ticket was made without a subject. */
const noSubject = '(no subject)';

/** A ticket of the contract from one of v2's REST API. */
export function toTicketResponse(ticket: Fields, names: GroupNames): Reshaped<typeof ticketResponse> {
  const groups = toGroups(ticket.groups, names);
  const events = toEvents(ticket.events);
  const { id, name } = readFields(ticket.currentGroup);
  const current = readInteger(id);
  return {
    currentGroup:
      current === undefined ? groups[0] : { id: current, name: readText(name) ?? names.get(current) },
    date: openedAt(ticket, events),
    events,
    groups,
    id: readText(ticket.id),
    requester: toRequester(ticket.requester),
    source: toSource(ticket.source),
    status: readText(ticket.status),
    subject: readText(ticket.subject) ?? noSubject,
    tags: readTexts(ticket.tags),
  };
}

/** When a ticket was opened: `date` where v2 has it, else the first event, else the start of the first opening. */
export function openedAt(
  ticket: Fields,
  events: Reshaped<typeof ticketEvents> = toEvents(ticket.events),
): DateTime | undefined {
  return readTime(ticket.date) ?? events[0]?.date ?? readTime(readFields(readList(ticket.opened)?.[0]).from);
}

/** The numbers of a ticket's groups, whichever form they have. */
export function groupIds(ticket: Fields): readonly number[] {
  return (readList(ticket.groups) ?? []).map(toGroupId).filter((id) => id !== undefined);
}

/** Groups as objects. REST sends numbers, webhooks send objects with more members than the contract has. */
export function toGroups(value: unknown, names: GroupNames): Reshaped<typeof ticketGroups> {
  return (readList(value) ?? []).flatMap((group) => {
    const id = toGroupId(group);
    return id === undefined ? [] : [{ id, name: readText(readFields(group).name) ?? names.get(id) }];
  });
}

/** The number of a group, alone or in an object. */
function toGroupId(group: unknown): number | undefined {
  return readInteger(isFields(group) ? group.id : group);
}

/** The requester; `ip` comes in webhooks only. */
export function toRequester(value: unknown): Reshaped<typeof ticketRequester> {
  const { ip, mail, name } = readFields(value);
  return { ip: readText(ip), mail: readText(mail), name: readText(name) };
}

/** The source; `id` and `url` may be null. */
export function toSource(value: unknown): Reshaped<typeof ticketSource> {
  const { id, type, url } = readFields(value);
  return { id: readText(id), type: readText(type), url: readText(url) };
}

/** Events, the oldest first, with one form of time: REST has unix seconds, webhooks ISO texts. */
export function toEvents(value: unknown): Reshaped<typeof ticketEvents> {
  const events = (readList(value) ?? []).filter(isFields).map((event) => {
    const author = readFields(event.author);
    const source = readFields(event.source);
    return {
      author: { id: readText(author.id), name: readText(author.name), type: readText(author.type) },
      date: readTime(event.date),
      is_private: readBoolean(event.is_private) ?? false,
      message: readText(event.message),
      source: isFields(event.source) ? { type: readText(source.type), url: readText(source.url) } : undefined,
      type: readText(event.type),
    };
  });
  return inOrderOfTime(events, ({ date }) => date);
}
