import { defaultTicketSubject } from '../../../livechat/v2/ticket.js';
import { announceTicketOpened } from '../announce.js';
import { type SimulatorContext, unixSeconds } from '../context.js';
import type { FieldReader } from '../field-reader.js';
import { setStatus } from '../help-desk-ticket.js';
import { createForbidden } from '../problem.js';
import type { StoredAgent, StoredHelpDeskEvent, StoredTicket } from '../state.js';
import { openTicket } from '../v2/ticket-changes.js';
import { toAgentAuthor } from './people.js';
import { publishTicketChange } from './publish.js';
import { readTicketFields } from './ticket-fields.js';
import { toAssignment } from './ticket-view.js';

/** Opens a ticket as `POST /tickets` asks. */
export function createTicket(
  context: SimulatorContext,
  fields: FieldReader,
  caller: StoredAgent,
): StoredTicket {
  const { state } = context;
  const requester = fields.object('requester');
  const mail = requester.mail('email', { required: true }) ?? '';
  const name = requester.text('name');
  if (fields.value('message') === undefined) fields.object('message').problem('text', 'is required');
  const given = readTicketFields(fields, state);
  checkTeam(fields, given);
  fields.check();
  const isByAgent = given.author !== 'client';
  const ticket = openTicket(context, {
    message: given.message ?? '', // required, so `check` has refused its absence
    requester: { mail, ...(name !== undefined && { name }) },
    subject: given.subject ?? defaultTicketSubject,
    assignee: given.assignment?.agent,
    source: { type: 'lc2' },
    groups: given.groups,
    tags: given.tags,
    assignedGroup: given.assignment?.group,
    ...(isByAgent && { author: caller }),
  });
  const { helpDesk } = ticket;
  if (given.priority !== undefined) helpDesk.priority = given.priority;
  helpDesk.followers = given.followers ?? [];
  helpDesk.customFields = given.customFields ?? {};
  if (given.status !== undefined) setStatus(ticket, given.status);
  announceTicketOpened(context, ticket);
  return ticket;
}

/** Changes what `PATCH /tickets/<ID>` gives. A message is added, never replaced. */
export function updateTicket(
  context: SimulatorContext,
  ticket: StoredTicket,
  fields: FieldReader,
  caller: StoredAgent,
): void {
  const { state, clock, quirks, changed } = context;
  const given = readTicketFields(fields, state);
  const isPrivate = fields.boolean('isPrivate') ?? false;
  const requester = fields.object('requester');
  const mail = requester.mail('email');
  const name = requester.text('name');
  if (isPrivate && given.author === 'client')
    fields.problem('isPrivate', 'cannot go with the author `client`');
  if (given.subject !== undefined && quirks.patchSubject === 'refuse')
    fields.problem('subject', 'cannot be changed');
  if ((mail ?? name) !== undefined && quirks.patchRequester === 'refuse')
    fields.problem('requester', 'cannot be changed');
  if (given.assignment || given.groups) checkTeam(fields, given, ticket);
  fields.check();
  if (ticket.helpDesk.silo !== 'tickets') {
    throw createForbidden(`Tickets in the silo \`${ticket.helpDesk.silo}\` are read-only`);
  }
  const now = unixSeconds(clock);
  const first = ticket.events.length;
  const author = toAgentAuthor(state, caller.login, caller.name);
  const note = (event: StoredHelpDeskEvent['event']) =>
    ticket.events.push({ type: 'helpDesk', date: now, event: { ...event, author } });
  if (given.subject !== undefined && quirks.patchSubject === 'apply') ticket.subject = given.subject;
  if (quirks.patchRequester === 'apply') {
    if (mail !== undefined) ticket.requester.mail = mail;
    if (name !== undefined) ticket.requester.name = name;
  }
  if (given.groups) Object.assign(ticket, { groups: given.groups, groupsInherited: false });
  if (given.followers) ticket.helpDesk.followers = given.followers;
  Object.assign(ticket.helpDesk.customFields, given.customFields);
  if (given.message !== undefined) {
    const client = { id: ticket.requester.mail, name: ticket.requester.name ?? '', type: 'client' } as const;
    const agent = { id: caller.login, name: caller.name, type: 'agent' } as const;
    ticket.events.push({
      type: 'message',
      author: given.author === 'client' ? client : agent,
      date: now,
      is_private: isPrivate,
      message: given.message,
      source: { type: 'lc2' },
    });
  }
  if (given.assignment) assign(context, ticket, given.assignment, caller, note);
  if (given.status !== undefined && given.status !== ticket.helpDesk.status) {
    note({ type: 'status', status: { old: ticket.helpDesk.status, new: given.status } });
    setStatus(ticket, given.status);
  }
  if (given.priority !== undefined && given.priority !== ticket.helpDesk.priority) {
    note({ type: 'priority', priority: { old: ticket.helpDesk.priority, new: given.priority } });
    ticket.helpDesk.priority = given.priority;
  }
  if (given.tags && given.tags.join('\n') !== ticket.tags.join('\n')) {
    const toIds = (names: readonly string[]) =>
      state.tags.filter((tag) => names.includes(tag.name)).map(({ ID }) => ID);
    note({ type: 'tags', tags: { old: toIds(ticket.tags), new: toIds(given.tags) } });
    ticket.tags = given.tags;
  }
  ticket.modified = now;
  ticket.helpDesk.updatedBy = caller.login;
  changed();
  publishTicketChange(context, ticket, first);
}

/** An agent is an event that v2 shows too; the team alone is not. */
function assign(
  { state, clock }: SimulatorContext,
  ticket: StoredTicket,
  { group, agent }: NonNullable<ReturnType<typeof readTicketFields>['assignment']>,
  caller: StoredAgent,
  note: (event: StoredHelpDeskEvent['event']) => void,
): void {
  const old = toAssignment(state, ticket.helpDesk.assignedGroup, ticket.assignee);
  const isSame = ticket.helpDesk.assignedGroup === group && ticket.assignee?.id === agent?.login;
  ticket.helpDesk.assignedGroup = group;
  if (isSame) return;
  if (agent && ticket.assignee?.id !== agent.login) {
    ticket.assignee = { id: agent.login, name: agent.name };
    ticket.events.push({
      type: 'assignee_changed',
      author: { id: caller.login, name: caller.name },
      to: ticket.assignee,
      date: unixSeconds(clock),
    });
    return;
  }
  if (agent === undefined) delete ticket.assignee;
  note({ type: 'assignment', assignment: { old, new: toAssignment(state, group, ticket.assignee) } });
}

/**
 * The team of the assignment has to be among the teams. Without an assignment it is the default team, without teams
 * they are the default team alone.
 */
function checkTeam(
  fields: FieldReader,
  { groups, assignment }: ReturnType<typeof readTicketFields>,
  ticket?: StoredTicket,
): void {
  const team = assignment?.group ?? ticket?.helpDesk.assignedGroup ?? 0;
  const teams = groups ?? ticket?.groups ?? [0];
  if (!teams.includes(team)) fields.problem('assignment', 'names a team that is not in `teamIDs`');
}
