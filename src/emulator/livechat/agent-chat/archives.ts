import type { FieldReader } from '../field-reader.js';
import type { Action } from '../modern/action.js';
import type { SimulatorState, StoredChat } from '../state.js';
import { toChat } from './chat-view.js';
import { checkChatScope, isAccessible } from './chats.js';
import { readPage, takePage } from './pages.js';

/** https://platform.text.com/docs/messaging/agent-chat-api/#list-archives */
export const listArchives: Action = function listArchives({ context, seen, caller, fields }) {
  checkChatScope(caller);
  const filters = readFilters(fields);
  const order = fields.oneOf('sort_order', ['asc', 'desc']) ?? 'desc';
  const page = readPage(fields, 10);
  if (
    filters.threadIds &&
    (Object.keys(givenFilters(fields)).length > 1 || fields.value('page_id') !== undefined)
  ) {
    fields.problem('filters', 'takes `thread_ids` alone');
  }
  fields.check();
  const found = seen.chats.filter(
    (stored) => isArchived(stored) && isAccessible(caller, stored) && fits(seen, stored, filters),
  );
  const sorted = order === 'asc' ? found : found.reverse();
  const whole = filters.threadIds ? { start: 0, limit: filters.threadIds.length } : page;
  const { rows, ...pages } = takePage(sorted, whole);
  const { bareCustomers } = context.quirks;
  return {
    chats: rows.map((stored) => toChat(seen, stored, bareCustomers)),
    found_chats: found.length,
    ...pages,
  };
};

/** Filters that exist and are not emulated; to pretend would find the wrong chats. */
const notEmulated = [
  ...['properties', 'agents', 'sales', 'goals', 'forms', 'event_types', 'greetings'],
  ...['agent_response', 'agent_types', 'customer_countries'],
];

type Filters = ReturnType<typeof readFilters>;

function readFilters(fields: FieldReader) {
  const filters = fields.object('filters');
  for (const key of notEmulated) {
    if (filters.value(key) !== undefined) filters.problem(key, 'is not emulated');
  }
  return {
    query: filters.text('query')?.toLowerCase(),
    from: readMoment(filters, 'from'),
    to: readMoment(filters, 'to'),
    chatIds: readList(filters, 'chat_ids', 1_000),
    threadIds: readList(filters, 'thread_ids', 20),
    groupIds: filters.integers('group_ids'),
    tags: filters.object('tags').texts('values'),
    customerId: filters.text('customer_id'),
    customerEmail: filters.text('customer_email')?.toLowerCase(),
  };
}

/** Only what has ended is in the archives. */
function isArchived({ chat }: StoredChat): boolean {
  return chat.ended_timestamp !== undefined;
}

function fits(state: SimulatorState, stored: StoredChat, filters: Filters): boolean {
  const { chat, thread, visitor } = stored;
  const { query, from, to, chatIds, threadIds, groupIds, tags, customerId, customerEmail } = filters;
  return (
    (chatIds?.includes(thread.chatId) ?? true) &&
    (threadIds?.includes(chat.id) ?? true) &&
    (groupIds?.some((id) => chat.groups.includes(id)) ?? true) &&
    (tags?.some((tag) => chat.tags.includes(tag)) ?? true) &&
    (customerId === undefined || thread.customerId === customerId) &&
    (customerEmail === undefined || visitor.email?.toLowerCase() === customerEmail) &&
    (from === undefined || thread.createdAt >= from) &&
    (to === undefined || thread.createdAt <= to) &&
    (query === undefined || JSON.stringify(toChat(state, stored)).toLowerCase().includes(query))
  );
}

function readList(filters: FieldReader, key: string, max: number): string[] | undefined {
  const list = filters.texts(key);
  if (list === undefined || (list.length > 0 && list.length <= max)) return list;
  return filters.problem(key, `must have 1 to ${max} entries`);
}

/** RFC 3339, or a day. */
function readMoment(filters: FieldReader, key: string): number | undefined {
  const text = filters.text(key);
  if (text === undefined) return undefined;
  const moment = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  return Number.isNaN(moment) ? filters.problem(key, 'must be a date as RFC 3339') : moment;
}

function givenFilters(fields: FieldReader): object {
  const filters = fields.value('filters');
  return typeof filters === 'object' && filters !== null ? filters : {};
}
