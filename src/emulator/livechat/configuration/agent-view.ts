import {
  type Agent,
  type AgentField,
  type AgentNotification,
  type AgentRole,
  agentNotifications,
  type EmailSubscription,
} from '../../../livechat/configuration/agent.js';
import { toMoment } from '../moment.js';
import type { Quirks } from '../quirks.js';
import type { StoredAgent } from '../state.js';

/** An agent as one of the two calls answers it: the usual members, and those that were asked for. */
export function toAgent(
  agent: StoredAgent,
  fields: readonly AgentField[],
  call: 'list' | 'get',
  quirks: Pick<Quirks, 'avatar' | 'emailSubscriptions'>,
): Agent {
  const has = (field: AgentField) => fields.includes(field);
  return {
    ...toBareAgent(agent),
    ...toAvatar(agent, call, quirks.avatar),
    ...(has('job_title') && { job_title: agent.job_title }),
    ...(has('mobile') && { mobile: agent.mobile ?? '' }),
    ...(has('max_chats_count') && { max_chats_count: agent.max_chats_count }),
    ...(has('groups') && { groups: toGroups(agent) }),
    ...(has('notifications') && { notifications: toNotifications(agent) }),
    ...(has('email_subscriptions') && { [quirks.emailSubscriptions]: toEmailSubscriptions(agent) }),
    ...(has('work_scheduler') && agent.workScheduler && { work_scheduler: agent.workScheduler }),
    ...(has('suspended') && { suspended: false }),
    ...(has('awaiting_approval') && { awaiting_approval: agent.awaitingApproval ?? false }),
    ...(has('last_logout') && agent.last_logout > 0 && { last_logout: toMoment(agent.last_logout * 1_000) }),
  };
}

/** An agent as webhooks carry it: everything. */
export function toFullAgent(agent: StoredAgent): Agent {
  const { workScheduler } = agent;
  return {
    ...toBareAgent(agent),
    avatar: agent.avatar,
    job_title: agent.job_title,
    max_chats_count: agent.max_chats_count,
    groups: toGroups(agent),
    notifications: toNotifications(agent),
    email_subscriptions: toEmailSubscriptions(agent),
    awaiting_approval: agent.awaitingApproval ?? false,
    ...(agent.mobile !== undefined && { mobile: agent.mobile }),
    ...(workScheduler && { work_scheduler: workScheduler }),
  };
}

/** v2 has no word for the one between owner and administrator. */
export function toRole({ viceOwner, permission }: StoredAgent): AgentRole {
  return viceOwner ? 'viceowner' : permission;
}

function toBareAgent(agent: StoredAgent) {
  const { login, accountId, name, login_status } = agent;
  return { id: login, account_id: accountId, name, role: toRole(agent), login_status };
}

/** The sample of the list has a host and path, the sample of one agent a full URL. */
function toAvatar({ avatar }: StoredAgent, call: 'list' | 'get', quirk: Quirks['avatar']) {
  const member = quirk === 'mixed' ? ({ list: 'avatar_path', get: 'avatar' } as const)[call] : quirk;
  return member === 'avatar_path' ? { avatar_path: avatar } : { avatar: `https://${avatar}` };
}

function toGroups({ groups, priorities }: StoredAgent) {
  return groups.map((id) => ({ id, priority: priorities?.[id] ?? ('normal' as const) }));
}

function toNotifications({ notifications, moreNotifications = [] }: StoredAgent): AgentNotification[] {
  const flags: Readonly<Record<string, number | undefined>> = notifications;
  return agentNotifications.filter((name) => flags[name] === 1 || moreNotifications.includes(name));
}

function toEmailSubscriptions({ daily_summary, weeklySummary }: StoredAgent): EmailSubscription[] {
  return [
    ...(daily_summary === 1 ? (['daily_summary'] as const) : []),
    ...(weeklySummary ? (['weekly_summary'] as const) : []),
  ];
}
