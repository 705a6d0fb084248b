import type {
  TicketSource as HelpDeskSource,
  Ticket,
  TicketAssignment,
} from '../../../livechat/helpdesk/ticket.js';
import type { TicketEvent } from '../../../livechat/helpdesk/ticket-event.js';
import type { TicketSource, TicketEvent as V2TicketEvent } from '../../../livechat/v2/ticket.js';
import type { SimulatorState, StoredTicket, StoredTicketEvent } from '../state.js';
import { toIso } from './moment.js';
import { findPerson, toAgentAuthor, toAgentReference, toTeamReference } from './people.js';

/** A ticket as HelpDesk answers it and sends it; without its events when they were not asked for. */
export function toTicket(state: SimulatorState, ticket: StoredTicket, withEvents = true): Ticket {
  const { helpDesk, requester } = ticket;
  const messages = ticket.events.filter((event) => event.type === 'message');
  const { createdBy, updatedBy } = helpDesk;
  return {
    ID: helpDesk.id,
    shortID: helpDesk.shortId,
    licenseID: state.license,
    createdAt: toIso(ticket.opened),
    createdBy: createdBy === undefined ? requester.mail : toPersonId(state, createdBy),
    createdByType: createdBy === undefined ? 'client' : 'agent',
    updatedAt: toIso(ticket.modified),
    updatedBy: toPersonId(state, updatedBy ?? createdBy ?? requester.mail),
    lastMessageAt: toIso(messages.at(-1)?.date ?? ticket.opened),
    status: helpDesk.status,
    priority: helpDesk.priority,
    subject: ticket.subject,
    requester: { email: requester.mail, ...(requester.name !== undefined && { name: requester.name }) },
    cc: helpDesk.cc,
    teamIDs: ticket.groups.map((group) => toTeamReference(state, group).ID),
    assignment: toAssignment(state, helpDesk.assignedGroup, ticket.assignee),
    tagIDs: ticket.tags.flatMap((name) => state.tags.filter((tag) => tag.name === name).map(({ ID }) => ID)),
    followers: helpDesk.followers,
    parentTicket: null,
    childTickets: [],
    rating: null,
    ratingRequestSent: false,
    spam: helpDesk.spam,
    silo: helpDesk.silo,
    source: toSource(ticket.source),
    integrations: {},
    customFields: helpDesk.customFields,
    detectedLanguage: 'en',
    ...(withEvents && { events: toEvents(state, ticket) }),
  };
}

/** All events with their numbers. */
export function toEvents(state: SimulatorState, ticket: StoredTicket): TicketEvent[] {
  let assignee: StoredTicket['assignee'];
  return ticket.events.map((event, index) => {
    const shown = toEvent(state, ticket, event, index + 1, assignee);
    if (event.type === 'assignee_changed') assignee = event.to;
    return shown;
  });
}

/** A team and, unless the ticket waits in its queue, an agent. */
export function toAssignment(
  state: SimulatorState,
  group: number,
  assignee: StoredTicket['assignee'],
): TicketAssignment {
  return {
    team: toTeamReference(state, group),
    agent: assignee ? toAgentReference(state, assignee.id, assignee.name) : null,
  };
}

function toEvent(
  state: SimulatorState,
  ticket: StoredTicket,
  event: StoredTicketEvent,
  ID: number,
  before: StoredTicket['assignee'],
): TicketEvent {
  const date = toIso(event.date);
  if (event.type === 'helpDesk') return { ...event.event, ID, date } as TicketEvent; // put together again
  const author = toAuthor(state, event.author);
  if (event.type === 'assignee_changed') {
    const group = ticket.helpDesk.assignedGroup;
    const change = { old: toAssignment(state, group, before), new: toAssignment(state, group, event.to) };
    return { ID, type: 'assignment', date, author, assignment: change };
  }
  return {
    ID,
    type: 'message',
    date,
    source: { type: toSource(event.source).type },
    author,
    message: { isPrivate: event.is_private, text: event.message, richTextHtml: '', richTextObj: null },
    deliveryStatus: [],
  };
}

function toAuthor(state: SimulatorState, { id, name, type }: V2TicketEvent['author']) {
  if (type === 'client') return { type, email: id, name };
  return toAgentAuthor(state, id, name);
}

function toPersonId(state: SimulatorState, loginOrMail: string): string {
  return findPerson(state, loginOrMail)?.helpDeskId ?? loginOrMail;
}

/** HelpDesk's words; only `api`, `email` and `integration` were seen, `manual` is made up. */
function toSource({ type, url }: TicketSource): HelpDeskSource {
  const referenceURL = url ? { referenceURL: url } : {};
  switch (type) {
    case 'mail':
      return { type: 'email', detailedSource: 'email' };
    case 'lc2':
      return { type: 'api', detailedSource: 'api' };
    case 'chat-window':
      return { type: 'integration', detailedSource: 'chat', integrationType: 'livechat', ...referenceURL };
    case 'facebook':
      return { type: 'integration', detailedSource: 'facebook', integrationType: 'facebook' };
    case 'agent-app-manual':
      return { type: 'manual', detailedSource: 'manual' };
  }
}
