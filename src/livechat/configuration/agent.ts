import type { Moment } from './api.js';

/** Who an agent may be. */
export const agentRoles = ['owner', 'viceowner', 'administrator', 'normal'] as const;
export type AgentRole = (typeof agentRoles)[number];

/** The roles that can be given to an agent. */
export const assignableRoles = ['viceowner', 'administrator', 'normal'] as const;
export type AssignableRole = (typeof assignableRoles)[number];

/** The state an agent has right after signing in. */
export const loginStatuses = ['accepting chats', 'not accepting chats'] as const;
export type LoginStatus = (typeof loginStatuses)[number];

/** When a group's chats come to an agent; `supervisor` never gets any. */
export const groupPriorities = ['first', 'normal', 'last', 'supervisor'] as const;
export type GroupPriority = (typeof groupPriorities)[number];

/** What an agent can be told of. */
export const agentNotifications = [
  'new_visitor',
  'incoming_chat',
  'returning_visitor',
  'queued_visitor',
  'visitor_is_typing',
  'new_goal',
  'unassigned_chats',
  'unassigned_chat_messages',
  'ticket',
  'inactive_notifications',
  'mute_all_sounds',
  'repeat_sound_notifications',
  'ticket_notifications',
  'incoming_message_for_focused_chat',
] as const;
export type AgentNotification = (typeof agentNotifications)[number];

export const emailSubscriptions = ['daily_summary', 'weekly_summary'] as const;
export type EmailSubscription = (typeof emailSubscriptions)[number];

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** What `list_agents` and `get_agent` add to an agent only when asked. */
export const agentFields = [
  'work_scheduler',
  'groups',
  'email_subscriptions',
  'notifications',
  'job_title',
  'mobile',
  'max_chats_count',
  'suspended',
  'awaiting_approval',
  'last_logout',
] as const;
export type AgentField = (typeof agentFields)[number];

/** What `create_agent` fills in. It knows no default `job_title`. */
export const createAgentDefaults = {
  role: 'normal',
  login_status: 'not accepting chats',
  max_chats_count: 6,
} as const;

/** The most chats an agent can be given at once. */
export const maxChatsLimit = 20;

export interface AgentGroup {
  readonly id: number;
  readonly priority: GroupPriority;
}

export interface WorkScheduler {
  /** A time zone name such as `Europe/Warsaw`. */
  readonly timezone: string;
  /** Times of day are `HH:MM`. */
  readonly schedule: readonly {
    readonly day: Weekday;
    readonly enabled: boolean;
    readonly start: string;
    readonly end: string;
  }[];
}

/**
 * An agent as `list_agents` and `get_agent` answer it.
 * https://platform.text.com/docs/management/configuration-api/#get-agent
 */
export interface Agent {
  /** The agent's e-mail address. */
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly login_status: LoginStatus;
  /** A full URL in the sample of `get_agent`. */
  readonly avatar?: string;
  /** The name in the sample of `list_agents`; without a scheme. */
  readonly avatar_path?: string;
  readonly job_title?: string;
  readonly mobile?: string;
  readonly max_chats_count?: number;
  readonly groups?: readonly AgentGroup[];
  readonly notifications?: readonly AgentNotification[];
  readonly email_subscriptions?: readonly EmailSubscription[];
  /** What one sample calls `email_subscriptions`. */
  readonly summaries?: readonly EmailSubscription[];
  readonly work_scheduler?: WorkScheduler;
  readonly suspended?: boolean;
  readonly awaiting_approval?: boolean;
  readonly last_logout?: Moment;
}

/** https://platform.text.com/docs/management/configuration-api/#list-agents */
export interface ListAgentsRequest {
  readonly filters?: { readonly group_ids?: readonly number[]; readonly suspended?: boolean };
  readonly fields?: readonly AgentField[];
}

/** A bare array: no paging, no bots. */
export type ListAgentsResponse = readonly Agent[];

/** https://platform.text.com/docs/management/configuration-api/#get-agent */
export interface GetAgentRequest {
  readonly id: string;
  readonly fields?: readonly AgentField[];
}

/** What create and update have in common. */
export interface AgentSettings {
  readonly role?: AssignableRole;
  readonly login_status?: LoginStatus;
  readonly job_title?: string;
  readonly mobile?: string;
  /** At most {@link maxChatsLimit}. */
  readonly max_chats_count?: number;
  readonly groups?: readonly AgentGroup[];
  readonly notifications?: readonly AgentNotification[];
  readonly email_subscriptions?: readonly EmailSubscription[];
  readonly work_scheduler?: WorkScheduler;
}

/**
 * There is no password: the person is invited, and waits for the owner's approval.
 * https://platform.text.com/docs/management/configuration-api/#create-agent
 */
export interface CreateAgentRequest extends AgentSettings {
  readonly id: string;
  readonly name: string;
  /** Only a caller with a private scope may say `false`. */
  readonly awaiting_approval?: boolean;
}

/** The id and nothing else. */
export interface CreateAgentResponse {
  readonly id: string;
}

/** https://platform.text.com/docs/management/configuration-api/#update-agent */
export interface UpdateAgentRequest extends AgentSettings {
  readonly id: string;
}

/** https://platform.text.com/docs/management/configuration-api/#delete-agent */
export interface DeleteAgentRequest {
  readonly id: string;
}
