import {
  type TicketPriority,
  type TicketStatus,
  ticketPriorities,
  ticketStatuses,
} from '../../../livechat/helpdesk/ticket.js';
import type { FieldReader } from '../field-reader.js';
import type { SimulatorState, StoredAgent } from '../state.js';

/** The longest message taken. HelpDesk's own limit is not known. */
const messageLength = 65_536;

/** Who a ticket is given to; without an agent it waits in the team's queue. */
export interface GivenAssignment {
  readonly group: number;
  readonly agent: StoredAgent | undefined;
}

/** What create and update read alike. */
export function readTicketFields(fields: FieldReader, state: SimulatorState) {
  return {
    subject: fields.text('subject'),
    status: fields.oneOf('status', ticketStatuses) satisfies TicketStatus | undefined,
    priority: readPriority(fields),
    message: readMessage(fields),
    author: fields.object('author').oneOf('type', ['client', 'agent']),
    groups: readTeams(fields, state),
    assignment: readAssignment(fields, state),
    tags: readTags(fields, state),
    followers: readFollowers(fields, state),
    customFields: readCustomFields(fields, state),
  };
}

function readMessage(fields: FieldReader): string | undefined {
  if (fields.value('message') === undefined) return undefined;
  return fields.object('message').text('text', { required: true, max: messageLength });
}

function readPriority(fields: FieldReader): TicketPriority | undefined {
  const value = fields.value('priority');
  if (value === undefined) return undefined;
  const known = ticketPriorities.find((priority) => priority === value);
  return known ?? fields.problem('priority', `must be one of: ${ticketPriorities.join(', ')}`);
}

function readTeams(fields: FieldReader, state: SimulatorState): number[] | undefined {
  const ids = fields.texts('teamIDs');
  const groups = ids?.map((teamId) => state.groups.find((group) => group.teamId === teamId)?.id);
  const known = groups?.filter((group) => group !== undefined);
  if (known?.length !== ids?.length) return fields.problem('teamIDs', 'names a team that does not exist');
  return known && [...new Set(known)];
}

function readAssignment(fields: FieldReader, state: SimulatorState): GivenAssignment | undefined {
  if (fields.value('assignment') === undefined) return undefined;
  const assignment = fields.object('assignment');
  const team = assignment.object('team');
  const teamId = team.text('ID', { required: true });
  const group = state.groups.find((entry) => entry.teamId === teamId);
  if (teamId !== undefined && group === undefined) team.problem('ID', 'is not a team');
  if (assignment.value('agent') === undefined) return { group: group?.id ?? 0, agent: undefined };
  const agentFields = assignment.object('agent');
  const agentId = agentFields.text('ID', { required: true });
  const agent = state.agents.find((entry) => entry.helpDeskId === agentId);
  if (agentId !== undefined && agent === undefined) agentFields.problem('ID', 'is not an agent');
  return { group: group?.id ?? 0, agent };
}

/** The names of the tags. */
function readTags(fields: FieldReader, state: SimulatorState): string[] | undefined {
  const ids = fields.texts('tagIDs');
  const names = ids?.map((tagId) => state.tags.find(({ ID }) => ID === tagId)?.name);
  const known = names?.filter((name) => name !== undefined);
  if (known?.length !== ids?.length) return fields.problem('tagIDs', 'names a tag that does not exist');
  return known && [...new Set(known)];
}

function readFollowers(fields: FieldReader, state: SimulatorState): string[] | undefined {
  const ids = fields.texts('followers');
  if (ids?.some((id) => !state.agents.some(({ helpDeskId }) => helpDeskId === id))) {
    return fields.problem('followers', 'names an agent who does not exist');
  }
  return ids;
}

function readCustomFields(
  fields: FieldReader,
  state: SimulatorState,
): { [apiKey: string]: string } | undefined {
  const value = fields.value('customFields');
  if (value === undefined) return undefined;
  const reader = fields.object('customFields');
  const given = state.customFields.map(
    ({ apiKey }) => [apiKey, reader.text(apiKey, { max: 4_096 })] as const,
  );
  const unknown =
    typeof value === 'object' && value !== null
      ? Object.keys(value).filter((key) => !given.some(([apiKey]) => apiKey === key))
      : [];
  for (const key of unknown.slice(0, 10)) reader.problem(key.slice(0, 50), 'is no custom field');
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
