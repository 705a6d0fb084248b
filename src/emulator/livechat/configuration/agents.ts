import { agentFields, createAgentDefaults } from '../../../livechat/configuration/agent.js';
import { createStoredAgent, removeAgent } from '../agent-records.js';
import type { SimulatorContext } from '../context.js';
import type { FieldReader } from '../field-reader.js';
import { findAgent } from '../find-agent.js';
import { type Action, checkAdministrator, checkScope } from '../modern/action.js';
import type { Caller } from '../modern/caller.js';
import { TextPlatformProblem } from '../modern/problem.js';
import type { SimulatorState, StoredAgent } from '../state.js';
import { publishAgent } from '../webhooks-v3/publish.js';
import { readAgentFields, setRole } from './agent-fields.js';
import { toAgent } from './agent-view.js';

/** https://platform.text.com/docs/management/configuration-api/#list-agents */
export const listAgents: Action = function listAgents({ context, seen, caller, fields }) {
  checkScope(caller, 'agents--all:ro');
  const filters = fields.object('filters');
  const groups = filters.integers('group_ids');
  const isSuspended = filters.boolean('suspended');
  const asked = fields.someOf('fields', agentFields) ?? [];
  fields.check();
  if (isSuspended) return []; // nobody is: suspending is not open to the public
  return seen.agents
    .filter((agent) => groups === undefined || groups.some((id) => id === 0 || agent.groups.includes(id)))
    .map((agent) => toAgent(agent, asked, 'list', context.quirks));
};

/** https://platform.text.com/docs/management/configuration-api/#get-agent */
export const getAgent: Action = function getAgent({ context, seen, caller, fields }) {
  const asked = fields.someOf('fields', agentFields) ?? [];
  const id = readId(fields);
  if (isSelf(caller, id)) checkScope(caller, 'agents--my:ro');
  else checkScope(caller, 'agents--all:ro');
  return toAgent(findOrRefuse(seen, id), asked, 'get', context.quirks);
};

/** https://platform.text.com/docs/management/configuration-api/#create-agent */
export const createAgent: Action = function createAgent({ context, caller, fields }) {
  const { state, random, changed } = context;
  checkScope(caller, 'accounts--all:rc');
  const login = fields.mail('id', { required: true }) ?? '';
  const name = fields.text('name', { required: true }) ?? '';
  const awaitingApproval = fields.boolean('awaiting_approval') ?? true;
  const { role, settings } = readAgentFields(fields, state);
  if (!awaitingApproval) throw new TextPlatformProblem('authorization', 'Missing scope: subscription.lc:rw');
  if (role !== undefined && role !== 'normal') {
    checkScope(caller, 'accounts.roles.lc--all:rw');
    checkAdministrator(caller);
  }
  if (findAgent(state, login)) throw new TextPlatformProblem('already_exists', 'Agent already exists');
  const { login_status, max_chats_count } = createAgentDefaults;
  const agent: StoredAgent = {
    ...createStoredAgent(random, state.license, { login, name }),
    job_title: '',
    login_status,
    max_chats_count,
    awaitingApproval,
    ...settings,
  };
  setRole(agent, role ?? createAgentDefaults.role);
  state.agents.push(agent);
  changed();
  announce(context, 'agent_created', agent, caller);
  return { id: login };
};

/** https://platform.text.com/docs/management/configuration-api/#update-agent */
export const updateAgent: Action = function updateAgent({ context, caller, fields }) {
  const { state, changed } = context;
  const id = readId(fields);
  const { role, settings } = readAgentFields(fields, state);
  if (isSelf(caller, id)) checkScope(caller, 'agents--my:rw');
  else {
    checkScope(caller, 'agents--all:rw');
    checkAdministrator(caller);
  }
  if (role !== undefined) checkScope(caller, 'accounts.roles.lc--all:rw');
  const agent = findOrRefuse(state, id);
  if (role !== undefined && agent.permission === 'owner') throw new TextPlatformProblem('ownership_transfer');
  Object.assign(agent, settings);
  if (role !== undefined) setRole(agent, role);
  changed();
  announce(context, 'agent_updated', agent, caller);
  return {};
};

/** https://platform.text.com/docs/management/configuration-api/#delete-agent */
export const deleteAgent: Action = function deleteAgent({ context, caller, fields }) {
  const { state, changed } = context;
  const id = readId(fields);
  const whose = isSelf(caller, id) ? 'my' : 'all';
  checkScope(caller, `agents--${whose}:rw`);
  checkScope(caller, `accounts--${whose}:rw`);
  if (whose === 'all') checkAdministrator(caller);
  const agent = findOrRefuse(state, id);
  if (agent.permission === 'owner') {
    throw new TextPlatformProblem('authorization', 'The owner cannot be deleted');
  }
  removeAgent(state, agent);
  changed();
  announce(context, 'agent_deleted', agent, caller);
  return {};
};

function readId(fields: FieldReader): string {
  const id = fields.text('id', { required: true });
  fields.check();
  return id ?? ''; // required, so `check` has refused its absence
}

function isSelf({ agent }: Caller, id: string): boolean {
  return agent.login.toLowerCase() === id.toLowerCase();
}

function findOrRefuse(state: SimulatorState, id: string): StoredAgent {
  const agent = findAgent(state, id);
  if (agent === undefined) throw new TextPlatformProblem('not_found', 'Agent not found');
  return agent;
}

function announce(
  context: SimulatorContext,
  action: 'agent_created' | 'agent_updated' | 'agent_deleted',
  agent: StoredAgent,
  { agent: by, token }: Caller,
): void {
  publishAgent(context, action, agent, { agent: by, clientId: token.clientId });
}
