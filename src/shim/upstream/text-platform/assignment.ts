import type { AssignmentRequest } from '../../../livechat/helpdesk/ticket-requests.js';
import { invalidInput } from '../../http-problem.js';
import { type Fields, readFields, readText, readTexts } from '../read.js';
import type { Call } from '../upstream.js';
import type { Directory } from './directory.js';

/** Who gets a ticket. HelpDesk refuses a team that is not among `teamIDs`, so both go together. */
export interface AssignmentChange {
  readonly assignment: AssignmentRequest;
  readonly teamIDs: readonly string[];
}

/**
 * The assignment to the agent with an e-mail address: HelpDesk wants the agent's UUID and one of the agent's teams.
 * The team that the ticket has is kept where the agent is in it.
 */
export async function findAssignment(
  directory: Directory,
  call: Call,
  login: string,
  ticket: Fields = {},
): Promise<AssignmentChange> {
  const wanted = login.trim().toLowerCase();
  const isWanted = (person: { readonly email: string | undefined }) => person.email?.toLowerCase() === wanted;
  const agents = await directory.agents.find(call, '', (known) => [...known.values()].some(isWanted));
  const agent = [...agents.values()].find(isWanted);
  if (agent === undefined) {
    throw invalidInput(
      `\`assignee.id\` is \`${login.slice(0, 100)}\`, but HelpDesk has no agent with that email address; give the login of one of its agents.`,
    );
  }
  const present = readTexts(ticket.teamIDs);
  const current = readText(readFields(readFields(ticket.assignment).team).ID);
  const team = [current, ...present, ...agent.teamIds].find(
    (id) => id !== undefined && agent.teamIds.includes(id),
  );
  if (team === undefined) {
    throw invalidInput(
      `\`assignee.id\` is \`${login.slice(0, 100)}\`, an agent who is in no team of HelpDesk; add the agent to a team first.`,
    );
  }
  return {
    assignment: { team: { ID: team }, agent: { ID: agent.id } },
    teamIDs: present.includes(team) ? present : [...present, team],
  };
}
