import {
  creatableSourceTypes,
  defaultTicketSubject,
  type TicketSource,
} from '../../../livechat/v2/ticket.js';
import { type SimulatorContext, unixSeconds } from '../context.js';
import type { FieldReader } from '../field-reader.js';
import { findAgent } from '../find-agent.js';
import { createHelpDeskTicket } from '../help-desk-ticket.js';
import { createTicketId } from '../ids.js';
import type { StoredAgent, StoredTicket } from '../state.js';
import { readGroups } from './group-fields.js';

/** The longest message taken. LiveChat names no limit. */
const messageLength = 65_536;

/** What a new ticket is made of. */
export interface NewTicket {
  readonly message: string;
  readonly requester: StoredTicket['requester'];
  readonly subject?: string | undefined;
  readonly assignee?: StoredAgent | undefined;
  readonly source: TicketSource;
  readonly groups?: number[] | undefined;
  readonly tags?: string[] | undefined;
  /** The group whose team HelpDesk gives the ticket to; the first one unless said. */
  readonly assignedGroup?: number | undefined;
  /** The agent who wrote the message; the requester unless said. */
  readonly author?: StoredAgent | undefined;
}

/** Opens a ticket whose first event is the message, and keeps it. */
export function openTicket(
  { state, clock, random, changed }: SimulatorContext,
  made: NewTicket,
): StoredTicket {
  const now = unixSeconds(clock);
  const groups = made.groups ?? [0];
  const { author, tags = [] } = made;
  const ticket: StoredTicket = {
    id: createTicketId(random, state.tickets),
    status: 'open',
    subject: made.subject ?? defaultTicketSubject,
    requester: made.requester,
    ...(made.assignee && { assignee: { id: made.assignee.login, name: made.assignee.name } }),
    groups,
    groupsInherited: made.groups === undefined,
    tags,
    source: made.source,
    opened: now,
    modified: now,
    events: [],
    helpDesk: createHelpDeskTicket(random, {
      status: 'open',
      group: made.assignedGroup ?? groups[0] ?? 0,
      ...(author && { createdBy: author.login }),
    }),
  };
  appendMessage(ticket, made.message, now, author);
  state.tickets.push(ticket);
  changed();
  return ticket;
}

/** Reads the body of `POST /tickets`. https://platform.text.com/docs/management/configuration-api/v2.0/#create-a-ticket */
export function readNewTicket({ state }: SimulatorContext, fields: FieldReader): NewTicket {
  const message = fields.text('message', { required: true, max: messageLength });
  const requester = fields.object('requester');
  const mail = requester.mail('mail', { required: true });
  const name = requester.text('name');
  const made = {
    subject: fields.text('subject'),
    assignee: readAssignee(fields, state),
    source: readSource(fields, { type: 'lc2' }),
    groups: readGroups(fields, 'group', state),
  };
  fields.check();
  return {
    ...made,
    message: message ?? '', // required, so `check` has refused its absence
    requester: { mail: mail ?? '', ...(name !== undefined && { name }) },
  };
}

/**
 * Changes what the body gives. No revision of the documentation has this call: that a `message` becomes a further
 * message of the requester is the simulator's reading.
 */
export function updateTicket(
  { state, clock }: SimulatorContext,
  ticket: StoredTicket,
  fields: FieldReader,
  caller: StoredAgent,
): void {
  const message = fields.text('message', { max: messageLength });
  const requester = fields.object('requester');
  const mail = requester.mail('mail');
  const name = requester.text('name');
  const subject = fields.text('subject');
  const assignee = readAssignee(fields, state);
  const source = readSource(fields, ticket.source);
  const groups = readGroups(fields, 'group', state);
  fields.check();
  const now = unixSeconds(clock);
  if (mail !== undefined) ticket.requester.mail = mail;
  if (name !== undefined) ticket.requester.name = name;
  if (subject !== undefined) ticket.subject = subject;
  ticket.source = source;
  if (groups !== undefined) {
    Object.assign(ticket, { groups, groupsInherited: false });
    ticket.helpDesk.assignedGroup = groups[0] ?? 0;
  }
  if (assignee !== undefined && assignee.login !== ticket.assignee?.id) assign(ticket, assignee, caller, now);
  if (message !== undefined) appendMessage(ticket, message, now);
  ticket.modified = now;
  ticket.helpDesk.updatedBy = caller.login;
}

/** Adds what the requester wrote, or an agent. */
function appendMessage(ticket: StoredTicket, message: string, date: number, agent?: StoredAgent): void {
  const { mail, name = '' } = ticket.requester;
  const { type, url } = ticket.source;
  ticket.events.push({
    type: 'message',
    author: agent ? { id: agent.login, name: agent.name, type: 'agent' } : { id: mail, name, type: 'client' },
    date,
    is_private: false,
    message,
    source: { type, ...(url && { url }) },
  });
}

function assign(ticket: StoredTicket, { login, name }: StoredAgent, caller: StoredAgent, date: number): void {
  ticket.assignee = { id: login, name };
  ticket.events.push({
    type: 'assignee_changed',
    author: { id: caller.login, name: caller.name },
    to: { id: login, name },
    date,
  });
}

function readAssignee(fields: FieldReader, state: SimulatorContext['state']): StoredAgent | undefined {
  const assignee = fields.object('assignee');
  const login = assignee.text('id');
  if (login === undefined) return undefined;
  return findAgent(state, login) ?? assignee.problem('id', 'is not the login of an agent');
}

/** The source with what was given in place of what was there. The page counts only for the chat window. */
function readSource(fields: FieldReader, current: TicketSource): TicketSource {
  const source = fields.object('source');
  const type = source.oneOf('type', creatableSourceTypes) ?? current.type;
  const url = source.text('url', { max: 2_048 });
  return { ...current, type, ...(type === 'chat-window' && url !== undefined && { url }) };
}
