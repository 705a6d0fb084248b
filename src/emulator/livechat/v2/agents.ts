import { Router } from 'express';
import { agentStatuses, assignablePermissions } from '../../../livechat/v2/agent.js';
import { createStoredAgent, removeAgent } from '../agent-records.js';
import type { SimulatorContext } from '../context.js';
import { FieldReader } from '../field-reader.js';
import { findAgent, getAgent } from '../find-agent.js';
import { givenOnly } from '../given-only.js';
import { createForbidden, createInvalid } from '../problem.js';
import type { StoredAgent } from '../state.js';
import { publishAgent } from '../webhooks-v3/publish.js';
import { agentDefaults, readAgentFields, toDigest } from './agent-fields.js';
import { toAgent, toAgentSummary } from './agent-view.js';
import { answer } from './answer.js';
import { callerOf, checkAdministrator, isAdministrator } from './authenticate.js';

/** `/agents`. https://platform.text.com/docs/management/configuration-api/v2.0/#agents */
export function createAgentRoutes(context: SimulatorContext): Router {
  const { state, changed } = context;
  const router = Router();

  router.get('/agents', (request, response) => {
    const query = new FieldReader({ ...request.query });
    const status = query.oneOf('status', agentStatuses);
    query.check();
    const agents = state.agents.filter((agent) => status === undefined || agent.status === status);
    answer(request, response, agents.map(toAgentSummary));
  });

  router.get('/agents/:login', (request, response) => {
    answer(request, response, toAgent(state, getAgent(state, request.params.login)));
  });

  router.post('/agents', (request, response) => {
    checkAdministrator(response);
    const agent = createAgent(context, new FieldReader(request.body));
    state.agents.push(agent);
    changed();
    publishAgent(context, 'agent_created', agent, { agent: callerOf(response) });
    answer(request, response, toAgent(state, agent));
  });

  router.put('/agents/:login', (request, response) => {
    const agent = getAgent(state, request.params.login);
    updateAgent(context, agent, new FieldReader(request.body), callerOf(response));
    changed();
    publishAgent(context, 'agent_updated', agent, { agent: callerOf(response) });
    answer(request, response, toAgent(state, agent));
  });

  router.delete('/agents/:login', (request, response) => {
    checkAdministrator(response);
    const agent = getAgent(state, request.params.login);
    if (agent.permission === 'owner') throw createInvalid(['the owner cannot be removed']);
    removeAgent(state, agent);
    changed();
    publishAgent(context, 'agent_deleted', agent, { agent: callerOf(response) });
    answer(request, response, { result: `${agent.login} removed successfully` });
  });

  return router;
}

function createAgent({ state, random }: SimulatorContext, fields: FieldReader): StoredAgent {
  const login = fields.mail('login', { required: true });
  const name = fields.text('name', { required: true });
  const permission = fields.oneOf('permission', assignablePermissions);
  const shared = readAgentFields(fields, state);
  if (login !== undefined && findAgent(state, login)) fields.problem('login', 'is taken');
  fields.check();
  return {
    ...createStoredAgent(random, state.license, { login: login ?? '', name: name ?? '' }), // required, so given
    ...givenOnly({ ...shared, permission }),
    notifications: { ...agentDefaults.notifications, ...shared.notifications },
  };
}

/** What agents who are no administrators may change, and only of themselves. */
const ownMembers = [
  'password',
  'name',
  'job_title',
  'daily_summary',
  'notifications',
  'login_status',
  'status',
];
const administratorMembers = ['permission', 'groups', 'max_chats_count', 'work_scheduler'];

function updateAgent(
  { state }: SimulatorContext,
  agent: StoredAgent,
  fields: FieldReader,
  caller: StoredAgent,
): void {
  const name = fields.text('name');
  const status = fields.oneOf('status', agentStatuses);
  const permission = fields.oneOf('permission', assignablePermissions);
  const shared = readAgentFields(fields, state);
  checkPassword(fields, agent);
  if (permission !== undefined && agent.permission === 'owner')
    fields.problem('permission', 'of the owner is fixed');
  fields.check();
  const forbidden = administratorMembers.some((key) => fields.value(key) !== undefined);
  if (!isAdministrator(caller) && (caller !== agent || forbidden)) {
    throw createForbidden(`You can change only your own ${ownMembers.join(', ')}`);
  }
  if (permission !== undefined) delete agent.viceOwner;
  Object.assign(agent, givenOnly({ ...shared, name, permission }), {
    notifications: { ...agent.notifications, ...shared.notifications },
    status: agent.status === 'offline' ? 'offline' : (status ?? agent.status),
  });
}

/** An agent whose password was never set here, such as a seeded one, passes with any current password. */
function checkPassword(fields: FieldReader, agent: StoredAgent): void {
  if (fields.value('password') === undefined) return;
  const current = toDigest(fields.text('current_password', { required: true }));
  if (current !== undefined && agent.passwordDigest !== undefined && current !== agent.passwordDigest) {
    fields.problem('current_password', 'is wrong');
  }
}
