import type { Flag, UnixSeconds } from './api.js';

/** Who an agent may be. `owner` is only ever read. */
export const agentPermissions = ['owner', 'administrator', 'normal'] as const;
export type AgentPermission = (typeof agentPermissions)[number];

/** The permissions that can be given to a new agent. */
export const assignablePermissions = ['administrator', 'normal'] as const;

/** The state an agent has right after signing in. */
export const loginStatuses = ['accepting chats', 'not accepting chats'] as const;
export type LoginStatus = (typeof loginStatuses)[number];

/** The state an agent has now. */
export const agentStatuses = ['accepting chats', 'not accepting chats', 'offline'] as const;
export type AgentStatus = (typeof agentStatuses)[number];

/** What an agent can be told of. */
export const notificationNames = [
  'new_visitor',
  'incoming_chat',
  'returning_visitor',
  'queued_visitor',
  'visitor_is_typing',
  'new_goal',
] as const;
export type NotificationName = (typeof notificationNames)[number];

/** One entry of `GET /agents`. https://platform.text.com/docs/management/configuration-api/v2.0/#list-all-agents */
export interface AgentSummary {
  /** The agent's e-mail address, and the agent's id. */
  readonly login: string;
  readonly name: string;
  readonly permission: AgentPermission;
  /** Host and path without a scheme. */
  readonly avatar: string;
  readonly status: AgentStatus;
}

/**
 * An agent as `GET /agents/<login>`, create and update answer it.
 * https://platform.text.com/docs/management/configuration-api/v2.0/#get-a-single-agent-details
 */
export interface Agent extends AgentSummary {
  readonly job_title: string;
  readonly login_status: LoginStatus;
  readonly daily_summary: Flag;
  readonly notifications: { readonly [Name in NotificationName]?: Flag };
  readonly max_chats_count: number;
  /** Objects in answers; create and update take ids. */
  readonly groups: readonly AgentGroup[];
  /** 0 for an agent who never signed in. */
  readonly last_logout: UnixSeconds;
}

/** A group as an agent's entry names it. */
export interface AgentGroup {
  readonly id: number;
  readonly name: string;
}

/** The body of `POST /agents`. https://platform.text.com/docs/management/configuration-api/v2.0/#create-a-new-agent */
export interface CreateAgentRequest {
  readonly login: string;
  readonly name: string;
  /** `Support Agent` when left out. */
  readonly job_title?: string;
  readonly login_status?: LoginStatus;
  /** At least five characters; without it the person gets an activation link by e-mail. */
  readonly password?: string;
  readonly permission?: (typeof assignablePermissions)[number];
  readonly groups?: readonly number[];
  readonly notifications?: { readonly [Name in NotificationName]?: Flag };
  readonly daily_summary?: Flag;
  readonly max_chats_count?: number;
}

/** The answer of `DELETE /agents/<login>`: `<login> removed successfully`. */
export interface DeleteAgentResponse {
  readonly result: string;
}
