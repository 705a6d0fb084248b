import { type Action, checkScope } from '../modern/action.js';
import type { Caller } from '../modern/caller.js';
import { TextPlatformProblem } from '../modern/problem.js';
import type { StoredChat } from '../state.js';
import { toChat, toThread } from './chat-view.js';
import { readPage, takePage } from './pages.js';

/** https://platform.text.com/docs/messaging/agent-chat-api/#get-chat */
export const getChat: Action = function getChat({ context, seen, caller, fields }) {
  checkChatScope(caller);
  const chatId = fields.text('chat_id', { required: true });
  const threadId = fields.text('thread_id');
  fields.check();
  const threads = seen.chats.filter(({ thread }) => thread.chatId === chatId);
  const stored = threadId === undefined ? threads.at(-1) : threads.find(({ chat }) => chat.id === threadId);
  if (stored === undefined) throw new TextPlatformProblem('not_found', 'Chat not found');
  if (!isAccessible(caller, stored)) throw new TextPlatformProblem('missing_access');
  return toChat(seen, stored, context.quirks.bareCustomers);
};

/** https://platform.text.com/docs/messaging/agent-chat-api/#list-threads */
export const listThreads: Action = function listThreads({ seen, caller, fields }) {
  checkChatScope(caller);
  const chatId = fields.text('chat_id', { required: true });
  const order = fields.oneOf('sort_order', ['asc', 'desc']) ?? 'desc';
  const page = readPage(fields, 3);
  fields.check();
  const threads = seen.chats.filter(({ thread }) => thread.chatId === chatId);
  if (threads.length === 0) throw new TextPlatformProblem('not_found', 'Chat not found');
  const found = threads.filter((stored) => isAccessible(caller, stored));
  if (found.length === 0) throw new TextPlatformProblem('missing_access');
  const { rows, ...pages } = takePage(order === 'asc' ? found : found.reverse(), page);
  return { threads: rows.map((stored) => toThread(seen, stored)), found_threads: found.length, ...pages };
};

/** https://platform.text.com/docs/messaging/agent-chat-api/#get-customer */
export const getCustomer: Action = function getCustomer({ seen, caller, fields }) {
  checkScope(caller, 'customers:ro');
  const id = fields.text('id', { required: true });
  fields.check();
  const customer = seen.customers.find((entry) => entry.id === id);
  if (customer === undefined) throw new TextPlatformProblem('not_found', 'Customer not found');
  return customer;
};

/** Either scope will do; what the narrower one reaches tells {@link isAccessible}. */
export function checkChatScope(caller: Caller): void {
  checkScope(caller, 'chats--all:ro', 'chats--access:ro');
}

/** Administrators with the wider scope read every chat, others those of their groups. */
export function isAccessible(caller: Caller, { chat }: StoredChat): boolean {
  if (caller.has('chats--all:ro') && caller.isAdministrator) return true;
  return chat.groups.some((id) => id === 0 || caller.agent.groups.includes(id));
}
