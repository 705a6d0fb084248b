/** The state an agent or group has now, with underscores; v2, the configuration and webhooks write spaces. */
export const routingStatuses = ['accepting_chats', 'not_accepting_chats', 'offline'] as const;
export type RoutingStatus = (typeof routingStatuses)[number];

/**
 * Needs `agents--all:ro` and `agents-bot--all:ro`.
 * https://platform.text.com/docs/messaging/agent-chat-api/#list-routing-statuses
 */
export interface ListRoutingStatusesRequest {
  readonly filters?: { readonly group_ids?: readonly number[] };
}

/** An entry of the answer. An agent who is not in it counts as offline. */
export interface AgentRoutingStatus {
  readonly agent_id: string;
  readonly status: RoutingStatus;
}
