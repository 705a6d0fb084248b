import type { webhookChatResponse } from '../../../../connector/schemas/webhook-chat-response.js';
import type { Reshaped } from '../../../model/schema.js';
import { type Fields, readFields, readInteger, readList, readText, readTexts, readTime } from '../read.js';
import { customerOf, isBot, isForAgents, pagesOf, propertyOf, threadOf, usersOf } from './chat.js';
import { type ChatEnd, endedAt, toChatEvents } from './chat-end.js';
import { toMessages } from './chat-messages.js';
import { answerTo, surveyFieldsOf, toSurvey } from './chat-survey.js';

export type ChatBody = Reshaped<typeof webhookChatResponse>;

export interface ChatBodyOptions {
  readonly eventId: string;
  /** How the chat ended; nothing while it goes on. */
  readonly end: ChatEnd | undefined;
  readonly threadId?: string;
  /** What `get_customer` says, for what the chat does not hold. */
  readonly customer?: Fields;
}

/**
 * A chat of the contract from one of the Agent Chat API. A chat of v2 is one conversation, so its counterpart is the
 * thread. https://platform.text.com/docs/messaging/agent-chat-api/data-structures/#chats
 *
 * unverified: that a v2 chat id and the id of the thread are the same for the same conversation.
 */
export function toChatBody(chat: Fields, options: ChatBodyOptions): ChatBody {
  const { eventId, end, threadId } = options;
  const thread = threadOf(chat, threadId);
  const members = usersOf(chat, thread);
  const everybody = (readList(chat.users) ?? []).map(readFields);
  const survey = surveyFieldsOf(thread);
  return {
    chat: {
      agents: toAgents(members),
      ended_timestamp: end === undefined ? undefined : endedAt(thread, end),
      events: toChatEvents(thread, everybody, end),
      groups: toGroups(chat, thread),
      id: readText(thread.id) ?? threadId,
      messages: toMessages(thread, everybody),
      started_timestamp: readTime(thread.created_at),
      tags: readTexts(thread.tags),
      url: startUrlOf(thread),
    },
    event_unique_id: eventId,
    pre_chat_survey: toSurvey(survey),
    visitor: toVisitor(customerOf(chat, thread), options.customer ?? {}, survey, startUrlOf(thread)),
  };
}

/** The agents of the contract: people who take part. Silent supervisors and bots are left out. */
function toAgents(users: readonly Fields[]) {
  return users
    .filter((user) => user.type === 'agent' && !isForAgents(user) && !isBot(user))
    .map(({ id, name }) => ({ login: readText(id), name: readText(name) }));
}

function toGroups(chat: Fields, thread: Fields): readonly number[] {
  const ids =
    readList(readFields(thread.access).group_ids) ?? readList(readFields(chat.access).group_ids) ?? [];
  return ids.map(readInteger).filter((id) => id !== undefined);
}

function startUrlOf(thread: Fields): string | undefined {
  return readText(propertyOf(thread, 'routing', 'start_url'));
}

/** The visitor. LiveChat no longer tells the language of the browser. */
function toVisitor(
  known: Fields | undefined,
  fetched: Fields,
  survey: readonly Fields[],
  startUrl: string | undefined,
): ChatBody['visitor'] {
  if (known === undefined) return undefined;
  return {
    email: readText(known.email) ?? readText(fetched.email) ?? answerTo(survey, 'email'),
    id: readText(known.id),
    language: undefined,
    name: readText(known.name) ?? readText(fetched.name) ?? answerTo(survey, 'name'),
    page_current: currentPageOf(known) ?? currentPageOf(fetched) ?? startUrl,
  };
}

function currentPageOf(customer: Fields): string | undefined {
  return pagesOf(customer)
    .map(({ opened_at, url }) => ({ openedAt: readTime(opened_at) ?? '', url: readText(url) }))
    .toSorted((one, other) => one.openedAt.localeCompare(other.openedAt))
    .at(-1)?.url;
}
