import type { WebhookFilters } from '../../../livechat/configuration/webhook.js';
import { toUserIds } from '../agent-chat/chat-view.js';
import type { SimulatorState, StoredChat, StoredWebhookV3 } from '../state.js';

/** What happened, as far as filters look at it. */
export interface Occurrence {
  readonly cause: Cause;
  readonly chat?: StoredChat | undefined;
  /** Of a new event. */
  readonly authorType?: 'customer' | 'agent' | undefined;
  /** Whose routing status changed. */
  readonly agentId?: string | undefined;
}

/** Who made it happen: LiveChat itself, an app, or people in LiveChat's own apps. */
export interface Cause {
  readonly isSystem?: true;
  readonly clientId?: string | undefined;
}

/** Whether the filters of a webhook let an occurrence through. */
export function matches(state: SimulatorState, webhook: StoredWebhookV3, occurrence: Occurrence): boolean {
  const { filters = {}, owner_client_id, type } = webhook;
  const { chat, authorType, cause, agentId } = occurrence;
  if (type === 'bot' && (chat === undefined || !hasBot(state, chat, owner_client_id))) return false;
  if (filters.author_type !== undefined && filters.author_type !== authorType) return false;
  if (filters.only_my_chats && chat !== undefined) return false; // all chats come from LiveChat's own window
  if (filters.source_type && !filters.source_type.includes(toSourceType(cause, owner_client_id)))
    return false;
  if (agentId !== undefined && !isListed(filters.agent_ids, [agentId])) return false;
  return chat === undefined || isPresent(state, filters, chat, owner_client_id);
}

function toSourceType({ isSystem, clientId }: Cause, owner: string) {
  if (isSystem) return 'system';
  return clientId === owner ? 'my_client' : 'other_clients';
}

function isPresent(
  state: SimulatorState,
  { chat_presence }: WebhookFilters,
  chat: StoredChat,
  owner: string,
): boolean {
  if (chat_presence?.my_bots && hasBot(state, chat, owner)) return true;
  if (chat_presence?.user_ids === undefined) return !chat_presence?.my_bots;
  return isListed(chat_presence.user_ids, toUserIds(chat));
}

function isListed(
  list: { values: readonly string[] } | { exclude_values: readonly string[] } | undefined,
  ids: readonly string[],
): boolean {
  if (list === undefined) return true;
  if ('values' in list) return ids.some((id) => list.values.includes(id));
  return !ids.some((id) => list.exclude_values.includes(id));
}

function hasBot(state: SimulatorState, chat: StoredChat, clientId: string): boolean {
  const ids = toUserIds(chat);
  return state.bots.some((bot) => bot.clientId === clientId && ids.includes(bot.id));
}
