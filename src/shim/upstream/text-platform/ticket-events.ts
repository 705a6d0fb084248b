import type { ticketEvents } from '../../../../connector/schemas/ticket-parts.js';
import type { Reshaped } from '../../../model/schema.js';
import { inOrderOfTime } from '../in-order-of-time.js';
import { type Fields, isFields, readBoolean, readFields, readList, readText, readTime } from '../read.js';
import type { TicketNames } from './ticket-names.js';
import { defaultSource, sourceWord, toSource } from './ticket-source.js';

type TicketEvents = Reshaped<typeof ticketEvents>;

/**
 * HelpDesk's types of events in the contract's words; any other is passed on as it is.
 *
 * unverified: the list of types. `message`, `status` and `assignment` were seen.
 */
const types: Readonly<Record<string, string>> = { assignment: 'assignee_changed' };

/** The events of a ticket, the oldest first; events of the same moment keep their order. */
export function toEvents(ticket: Fields, names: TicketNames): TicketEvents {
  const events = (readList(ticket.events) ?? []).filter(isFields);
  return inOrderOfTime(
    events.map((event) => toEvent(event, ticket, names)),
    ({ date }) => date,
  );
}

function toEvent(event: Fields, ticket: Fields, names: TicketNames): TicketEvents[number] {
  const message = readFields(event.message);
  const type = readText(event.type);
  return {
    author: toAuthor(event, names),
    date: readTime(event.date),
    is_private: readBoolean(message.isPrivate) ?? false,
    message: readText(message.text),
    source: type === 'message' ? toEventSource(event, ticket) : undefined,
    type: type !== undefined && Object.hasOwn(types, type) ? types[type] : type,
  };
}

/** Who did it: clients carry an e-mail address, agents a UUID. What HelpDesk itself did has no author. */
function toAuthor({ author }: Fields, { agents }: TicketNames): TicketEvents[number]['author'] {
  if (!isFields(author)) return undefined;
  const id = readText(author.ID);
  const agent = id === undefined ? undefined : agents?.get(id);
  return {
    id: readText(author.email) ?? agent?.email ?? id,
    name: readText(author.name) ?? agent?.name,
    type: readText(author.type),
  };
}

/** Where a message came from: its own source, and for the client's messages the ticket's. */
function toEventSource(event: Fields, ticket: Fields): TicketEvents[number]['source'] {
  const own = sourceWord(event.source);
  const { type, url } = toSource(ticket);
  if (readFields(event.author).type === 'agent') return { type: own ?? defaultSource, url: undefined };
  return { type: own ?? type, url };
}
