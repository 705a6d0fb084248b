import type { RoutingStatus } from '../../../livechat/agent-chat/routing-status.js';
import { readText } from '../read.js';

const statuses: Readonly<Record<RoutingStatus, string>> = {
  accepting_chats: 'accepting chats',
  not_accepting_chats: 'not accepting chats',
  offline: 'offline',
};

/**
 * The contract's word for the state an agent is in. The Agent Chat API writes underscores, webhooks and v2 spaces;
 * an agent whom LiveChat does not list is offline.
 */
export function toLiveStatus(status: unknown): string {
  const text = readText(status) ?? 'offline';
  return Object.hasOwn(statuses, text) ? statuses[text as RoutingStatus] : text; // it is one of its keys
}
