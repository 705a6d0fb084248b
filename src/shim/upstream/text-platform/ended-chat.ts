import type { GetChatRequest, ListArchivesRequest } from '../../../livechat/agent-chat/chat.js';
import type { GetCustomerRequest } from '../../../livechat/agent-chat/user.js';
import type { changeDelayMs } from '../../../livechat/configuration/api.js';
import type { Clock } from '../../../shared/clock.js';
import type { Logger } from '../../../shared/logger.js';
import { HttpProblem } from '../../http-problem.js';
import { type Fields, isFields, readFields, readList, readText } from '../read.js';
import type { Call } from '../upstream.js';
import { customerOf, pagesOf, readChat, threadOf } from './chat.js';
import { type ChatBody, toChatBody } from './chat-body.js';
import { showsItsEnd } from './chat-end.js';
import type { LiveChatClient } from './live-chat-client.js';
import { createLookup } from './lookup.js';
import { type EndedChat, toEventId } from './parse-notification.js';
import { isRefusal, reasonOf } from './status-mapping.js';

/** The body for a chat that ended, fetched from LiveChat: the notification holds ids only. */
export type ReadEndedChat = (call: Call, ended: EndedChat) => Promise<ChatBody>;

const settledAfterMs: typeof changeDelayMs = 120_000;
const keptForMs = 5 * 60_000;
const keptChats = 200;

/**
 * Reads chats that ended. Kept for some minutes, because one chat may go to several flows and calls are billed. What
 * fails for the moment is thrown; a chat that cannot be read at all goes out with what the notification told.
 */
export function createReadEndedChat(client: LiveChatClient, clock: Clock, logger: Logger): ReadEndedChat {
  const chats = createLookup<ChatParts | undefined>({
    clock,
    keptForMs,
    most: keptChats,
    fetch: async (call, key) => {
      const ended = JSON.parse(key) as EndedChat; // written below
      const chat = await fetchChat(call, ended);
      return chat === undefined ? undefined : { chat, customer: await fetchCustomer(call, chat, ended) };
    },
  });
  const run = (call: Call, name: string, body: object) => client.run(call, { api: 'agentChat', name, body });

  /** Always with the thread's id: a customer who is back already may have opened another. */
  async function fetchChat(call: Call, ended: EndedChat): Promise<Fields | undefined> {
    const { chatId, threadId } = ended;
    const request: GetChatRequest = { chat_id: chatId, thread_id: threadId };
    try {
      const chat = readChat(await run(call, 'get_chat', request));
      const thread = threadOf(chat, threadId);
      if (thread.active === true && !showsItsEnd(thread) && isRecent(ended)) throw notSettled(threadId);
      if (readText(thread.id) !== undefined) return chat;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    return fetchArchived(call, ended);
  }

  async function fetchArchived(call: Call, ended: EndedChat): Promise<Fields | undefined> {
    const request: ListArchivesRequest = { filters: { thread_ids: [ended.threadId] } };
    try {
      const { chats: found } = readFields(await run(call, 'list_archives', request));
      const chat = (readList(found) ?? [])
        .filter(isFields)
        .find((entry) => threadOf(entry, ended.threadId).id === ended.threadId);
      if (chat !== undefined) return chat;
      if (isRecent(ended)) throw notSettled(ended.threadId);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      logger.warn({ requestId: call.requestId, reason: reasonOf(error) }, 'the archives cannot be read');
    }
    return undefined;
  }

  /**
   * unverified: how long after its end a chat shows its closing event, and how far the archives lag behind; two
   * minutes, as for other changes, during which a chat that is not there yet is asked for again.
   */
  function isRecent({ receivedAt }: EndedChat): boolean {
    return clock.now() - Date.parse(receivedAt) < settledAfterMs;
  }

  async function fetchCustomer(call: Call, chat: Fields, { threadId }: EndedChat): Promise<Fields> {
    const customer = customerOf(chat, threadOf(chat, threadId));
    const id = readText(customer?.id);
    if (customer === undefined || id === undefined) return {};
    const isComplete = readText(customer.name) && readText(customer.email) && pagesOf(customer).length > 0;
    if (isComplete) return {};
    const request: GetCustomerRequest = { id };
    try {
      return readFields(await run(call, 'get_customer', request));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      logger.warn(
        { requestId: call.requestId, reason: reasonOf(error) },
        'the visitor of a chat cannot be read',
      );
      return {};
    }
  }

  return async (call, ended) => {
    const { chatId, threadId, userId, receivedAt } = ended;
    const eventId = toEventId('chat_ended', chatId, threadId);
    const parts = await chats.find(call, JSON.stringify(ended));
    if (parts === undefined) {
      logger.warn(
        { requestId: call.requestId, chatId, threadId },
        'a chat that ended goes out without its content',
      );
    }
    const { chat, customer } = parts ?? { chat: {}, customer: {} };
    return toChatBody(chat, { eventId, threadId, customer, end: { userId, receivedAt } });
  };
}

interface ChatParts {
  readonly chat: Fields;
  readonly customer: Fields;
}

/** Names no pause: most chats show their end within a second, and the relay waits longer each time. */
function notSettled(threadId: string): HttpProblem {
  return new HttpProblem(
    503,
    'UpstreamFailed',
    `LiveChat does not show the end of chat \`${threadId}\` yet.`,
  );
}
