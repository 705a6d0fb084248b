import type { ticketGroups, ticketRequester } from '../../../../connector/schemas/ticket-parts.js';
import type { ticketResponse } from '../../../../connector/schemas/ticket-response.js';
import type { Reshaped } from '../../../model/schema.js';
import { notWhatWasAsked } from '../parse-answer.js';
import { type Fields, isFields, readFields, readList, readText, readTexts, readTime } from '../read.js';
import { toGroupNumber } from './group-number.js';
import { toEvents } from './ticket-events.js';
import type { TicketNames } from './ticket-names.js';
import { toSource } from './ticket-source.js';
import { toTicketStatus } from './ticket-status.js';

/** A ticket of HelpDesk's answer. */
export function readTicket(answer: unknown): Fields {
  if (isFields(answer) && readText(answer.ID) !== undefined) return answer;
  throw notWhatWasAsked('HelpDesk', 'a ticket');
}

/** A ticket of the contract from one of HelpDesk. */
export function toTicketResponse(ticket: Fields, names: TicketNames): Reshaped<typeof ticketResponse> {
  const groups = toGroups(ticket, names);
  return {
    currentGroup: toCurrentGroup(ticket, names) ?? groups[0],
    date: readTime(ticket.createdAt),
    events: toEvents(ticket, names),
    groups,
    id: readText(ticket.ID),
    requester: toRequester(ticket),
    source: toSource(ticket),
    status: toTicketStatus(ticket),
    subject: toSubject(ticket),
    tags: toTags(ticket, names),
  };
}

/** The team that works on the ticket; a ticket without an assignment has none. */
function toCurrentGroup({ assignment }: Fields, { teams }: TicketNames) {
  const { ID, name } = readFields(readFields(assignment).team);
  const id = readText(ID);
  return id === undefined ? undefined : { id: toGroupNumber(id), name: readText(name) ?? teams?.get(id) };
}

/** The teams that see the ticket. */
export function toGroups({ teamIDs }: Fields, { teams }: TicketNames): Reshaped<typeof ticketGroups> {
  return readTexts(teamIDs).map((id) => ({ id: toGroupNumber(id), name: teams?.get(id) }));
}

/** The requester; HelpDesk keeps no network address. */
export function toRequester(ticket: Fields): Reshaped<typeof ticketRequester> {
  const { email, name } = readFields(ticket.requester);
  return { ip: undefined, mail: readText(email), name: readText(name) };
}

/** The subject; v2 writes these words for an empty one. */
export function toSubject({ subject }: Fields): string {
  return readText(subject) ?? '(no subject)';
}

/** The names of the tags. One that is gone is left out; when none can be looked up the list itself is absent. */
export function toTags({ tagIDs }: Fields, { tags }: TicketNames): readonly string[] | undefined {
  const ids = readTexts(tagIDs);
  if (ids.length > 0 && tags === undefined) return undefined;
  return ids.map((id) => tags?.get(id)).filter((name) => name !== undefined);
}

/** How many messages a ticket has, or nothing when its events are not there. */
export function countMessages(ticket: Fields): number | undefined {
  return readList(ticket.events)?.filter((event) => readFields(event).type === 'message').length;
}
