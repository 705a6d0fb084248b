import type { AgentRoutingStatus, RoutingStatus } from '../../../livechat/agent-chat/routing-status.js';
import type { AgentStatus } from '../../../livechat/v2/agent.js';
import { type Action, checkScope } from '../modern/action.js';

/** https://platform.text.com/docs/messaging/agent-chat-api/#list-routing-statuses */
export const listRoutingStatuses: Action = function listRoutingStatuses({ seen, caller, fields }) {
  checkScope(caller, 'agents--all:ro');
  checkScope(caller, 'agents-bot--all:ro');
  const groups = fields.object('filters').integers('group_ids');
  fields.check();
  const isMeant = (ids: readonly number[]) => groups?.some((id) => id === 0 || ids.includes(id)) ?? true;
  const agents = seen.agents
    .filter((agent) => !agent.awaitingApproval && isMeant(agent.groups))
    .map(({ login, status }) => ({ agent_id: login, status: toRoutingStatus(status) }));
  const bots = seen.bots
    .filter(() => isMeant([]))
    .map(({ id }) => ({ agent_id: id, status: 'accepting_chats' }));
  return [...agents, ...bots] satisfies { agent_id: string; status: string }[];
};

/** The same state with underscores. */
export function toRoutingStatus(status: AgentStatus): AgentRoutingStatus['status'] {
  return status.replaceAll(' ', '_') as RoutingStatus; // the three words differ in nothing else
}

/** A group takes chats when one of its agents does. */
export function toGroupStatus(statuses: readonly AgentStatus[]): AgentStatus {
  if (statuses.includes('accepting chats')) return 'accepting chats';
  return statuses.includes('not accepting chats') ? 'not accepting chats' : 'offline';
}
