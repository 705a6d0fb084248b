import type { NamedReference } from '../../../livechat/helpdesk/ticket.js';
import type { EventAuthor } from '../../../livechat/helpdesk/ticket-event.js';
import type { SimulatorState, StoredAgent, StoredGroup } from '../state.js';

type Person = Pick<StoredAgent, 'login' | 'name' | 'helpDeskId'>;

/** Who has or had this login. */
export function findPerson(state: SimulatorState, login: string): Person | undefined {
  return [...state.agents, ...state.formerAgents.toReversed()].find((person) => person.login === login);
}

/** The agent as a reference; the name as the ticket remembers it when nobody has the login. */
export function toAgentReference(state: SimulatorState, login: string, name: string): NamedReference {
  const person = findPerson(state, login);
  return { ID: person?.helpDeskId ?? '', name: person?.name ?? name };
}

/** The team that a group is in HelpDesk. */
export function toTeamReference(state: SimulatorState, groupId: number): NamedReference {
  const group = state.groups.find(({ id }) => id === groupId) ?? state.groups[0];
  return { ID: group?.teamId ?? '', name: group ? toTeamName(group) : '' };
}

/** The default team is named as the general group of v3. */
export function toTeamName({ id, name }: StoredGroup): string {
  return id === 0 ? 'General' : name;
}

/** Agents have an id, clients an e-mail address. */
export function toAgentAuthor(state: SimulatorState, login: string, name: string): EventAuthor {
  return { type: 'agent', ...toAgentReference(state, login, name) };
}
