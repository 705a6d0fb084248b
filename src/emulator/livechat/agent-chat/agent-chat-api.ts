import { agentChatPath } from '../../../livechat/agent-chat/api.js';
import type { SimulatorContext } from '../context.js';
import type { ActionApi } from '../modern/create-action-router.js';
import { listArchives } from './archives.js';
import { getChat, getCustomer, listThreads } from './chats.js';
import { listRoutingStatuses } from './routing-statuses.js';

/** The Agent Chat API, as far as it is emulated. https://platform.text.com/docs/messaging/agent-chat-api/ */
export function createAgentChatApi({ quirks }: SimulatorContext): ActionApi {
  return {
    path: agentChatPath,
    lagMs: () => quirks.staleChatsMs,
    actions: {
      get_chat: getChat,
      list_archives: listArchives,
      list_threads: listThreads,
      get_customer: getCustomer,
      list_routing_statuses: listRoutingStatuses,
    },
  };
}
