import { createHash } from 'node:crypto';
import { loginStatuses, type NotificationName, notificationNames } from '../../../livechat/v2/agent.js';
import type { Flag } from '../../../livechat/v2/api.js';
import type { FieldReader } from '../field-reader.js';
import type { SimulatorState, StoredAgent } from '../state.js';
import { readGroups } from './group-fields.js';

/** What a new agent has unless the call says otherwise. */
export const agentDefaults = {
  job_title: 'Support Agent',
  login_status: 'accepting chats',
  permission: 'normal',
  daily_summary: 1,
  notifications: {
    new_visitor: 1,
    incoming_chat: 1,
    returning_visitor: 1,
    queued_visitor: 1,
    visitor_is_typing: 0,
    new_goal: 1,
  },
  max_chats_count: 6,
} as const satisfies Partial<StoredAgent>;

/** The members that create and update share, as far as they were given. */
export function readAgentFields(fields: FieldReader, state: SimulatorState) {
  return {
    job_title: fields.text('job_title'),
    login_status: fields.oneOf('login_status', loginStatuses),
    passwordDigest: toDigest(fields.text('password', { min: 5 })),
    groups: readGroups(fields, 'groups', state),
    notifications: readNotifications(fields),
    daily_summary: fields.flag('daily_summary'),
    max_chats_count: fields.integer('max_chats_count', 1, 10_000),
  };
}

/** What is kept of a password. */
export function toDigest(password: string | undefined): string | undefined {
  return password === undefined ? undefined : createHash('sha256').update(password).digest('hex');
}

function readNotifications(fields: FieldReader): { [Name in NotificationName]?: Flag } | undefined {
  if (fields.value('notifications') === undefined) return undefined;
  const reader = fields.object('notifications');
  const notifications: { [Name in NotificationName]?: Flag } = {};
  for (const name of notificationNames) {
    const flag = reader.flag(name);
    if (flag !== undefined) notifications[name] = flag;
  }
  return notifications;
}
