import type { Agent, AgentSummary } from '../../../livechat/v2/agent.js';
import type { SimulatorState, StoredAgent } from '../state.js';

/** An agent as the list shows it. */
export function toAgentSummary({ name, permission, avatar, login, status }: StoredAgent): AgentSummary {
  return { name, permission, avatar, login, status };
}

/** An agent as get, create and update answer it. */
export function toAgent(state: SimulatorState, agent: StoredAgent): Agent {
  return {
    login: agent.login,
    name: agent.name,
    login_status: agent.login_status,
    permission: agent.permission,
    daily_summary: agent.daily_summary,
    job_title: agent.job_title,
    avatar: agent.avatar,
    notifications: agent.notifications,
    max_chats_count: agent.max_chats_count,
    groups: state.groups.filter(({ id }) => agent.groups.includes(id)).map(({ id, name }) => ({ id, name })),
    status: agent.status,
    last_logout: agent.last_logout,
  };
}
