import {
  type AgentNotification,
  agentNotifications,
  assignableRoles,
  emailSubscriptions,
  type GroupPriority,
  groupPriorities,
  loginStatuses,
  maxChatsLimit,
  type WorkScheduler,
  weekdays,
} from '../../../livechat/configuration/agent.js';
import { type NotificationName, notificationNames } from '../../../livechat/v2/agent.js';
import type { Flag } from '../../../livechat/v2/api.js';
import type { FieldReader } from '../field-reader.js';
import { givenOnly } from '../given-only.js';
import { TextPlatformProblem } from '../modern/problem.js';
import type { SimulatorState, StoredAgent } from '../state.js';

/** What create and update set alike, as it is stored. */
export function readAgentFields(fields: FieldReader, state: SimulatorState) {
  const role = fields.oneOf('role', assignableRoles);
  const values = {
    login_status: fields.oneOf('login_status', loginStatuses),
    job_title: fields.text('job_title'),
    mobile: fields.text('mobile'),
    max_chats_count: fields.integer('max_chats_count', 1, maxChatsLimit),
    workScheduler: readWorkScheduler(fields),
  };
  const groups = readGroups(fields);
  const notifications = fields.someOf('notifications', agentNotifications);
  const subscriptions = fields.someOf('email_subscriptions', emailSubscriptions);
  fields.check();
  const unknown = groups?.find(({ id }) => !state.groups.some((group) => group.id === id));
  if (unknown !== undefined) throw new TextPlatformProblem('group_not_found');
  return {
    role,
    settings: givenOnly({
      ...values,
      ...(groups && toStoredGroups(groups)),
      ...(notifications && toStoredNotifications(notifications)),
      ...(subscriptions && {
        daily_summary: toFlag(subscriptions.includes('daily_summary')),
        weeklySummary: subscriptions.includes('weekly_summary'),
      }),
    }),
  };
}

/** Both members of each are needed. */
function readGroups(fields: FieldReader): { id: number; priority: GroupPriority }[] | undefined {
  return fields.objects('groups')?.map((entry) => {
    const id = entry.integer('id', 0, Number.MAX_SAFE_INTEGER);
    const priority = entry.oneOf('priority', groupPriorities);
    for (const key of ['id', 'priority']) {
      if (entry.value(key) === undefined) entry.problem(key, 'is required');
    }
    return { id: id ?? 0, priority: priority ?? 'normal' }; // required, so `check` refuses their absence
  });
}

function toStoredGroups(groups: readonly { id: number; priority: GroupPriority }[]) {
  return {
    groups: [...new Set(groups.map(({ id }) => id))],
    priorities: Object.fromEntries(groups.map(({ id, priority }) => [String(id), priority])),
  };
}

/** What v2 knows too becomes its flags. */
function toStoredNotifications(names: readonly AgentNotification[]) {
  const notifications: { [Name in NotificationName]?: Flag } = {};
  for (const name of notificationNames) notifications[name] = toFlag(names.includes(name));
  return { notifications, moreNotifications: names.filter((name) => !(name in notifications)) };
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

function readWorkScheduler(fields: FieldReader): WorkScheduler | undefined {
  if (fields.value('work_scheduler') === undefined) return undefined;
  const reader = fields.object('work_scheduler');
  const timezone = reader.text('timezone', { required: true }) ?? '';
  const schedule = reader.objects('schedule')?.map((entry) => {
    for (const key of ['day', 'enabled', 'start', 'end']) {
      if (entry.value(key) === undefined) entry.problem(key, 'is required');
    }
    return {
      day: entry.oneOf('day', weekdays) ?? weekdays[0],
      enabled: entry.boolean('enabled') ?? false,
      start: readTime(entry, 'start'),
      end: readTime(entry, 'end'),
    };
  });
  return { timezone, schedule: schedule ?? [] };
}

function readTime(fields: FieldReader, key: string): string {
  const time = fields.text(key);
  if (time !== undefined && !timePattern.test(time)) fields.problem(key, 'must be a time as HH:MM');
  return time ?? '';
}

function toFlag(value: boolean): Flag {
  return value ? 1 : 0;
}

/** The agent's role as it is stored. */
export function setRole(agent: StoredAgent, role: (typeof assignableRoles)[number]): void {
  agent.permission = role === 'viceowner' ? 'administrator' : role;
  if (role === 'viceowner') agent.viceOwner = true;
  else delete agent.viceOwner;
}
