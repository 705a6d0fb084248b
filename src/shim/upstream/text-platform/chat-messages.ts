import type { webhookChatResponse } from '../../../../connector/schemas/webhook-chat-response.js';
import type { Reshaped } from '../../../model/schema.js';
import { inOrderOfTime } from '../in-order-of-time.js';
import { type Fields, isFields, readList, readText, readTime } from '../read.js';
import { eventsOf, isBot, isForAgents } from './chat.js';

type Chat = NonNullable<Reshaped<typeof webhookChatResponse>['chat']>;
type Message = NonNullable<Chat['messages']>[number];

/** What was said, the oldest first. Rich messages become their words; forms and removed events have none. */
export function toMessages(thread: Fields, users: readonly Fields[]): readonly Message[] {
  const messages = eventsOf(thread).flatMap((event) => {
    const text = toText(event);
    return text === undefined ? [] : [toMessage(event, text, users)];
  });
  return inOrderOfTime(messages, ({ timestamp }) => timestamp);
}

function toText({ type, text, elements }: Fields): string | undefined {
  if (type === 'message') return readText(text);
  if (type !== 'rich_message') return undefined;
  const words = (readList(elements) ?? [])
    .filter(isFields)
    .flatMap(({ title, subtitle }) => [readText(title), readText(subtitle)])
    .filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words.join('\n');
}

function toMessage(event: Fields, text: string, users: readonly Fields[]): Message {
  const author = users.find(({ id }) => id !== undefined && id === event.author_id);
  const isAgent = author?.type === 'agent';
  return {
    agent_id: author !== undefined && isAgent && !isBot(author) ? readText(author.id) : undefined,
    author_name: toAuthorName(author),
    text,
    timestamp: readTime(event.created_at),
    user_type: author === undefined ? undefined : toUserType(author, event),
  };
}

/** Who is not among the users has left no name. */
function toAuthorName(author: Fields | undefined): string | undefined {
  if (author === undefined) return undefined;
  return readText(author.name) ?? (author.type === 'agent' ? readText(author.id) : 'Visitor');
}

/** A message that only agents see is a whisper of a supervisor. */
function toUserType(author: Fields, event: Fields): string {
  if (author.type !== 'agent') return 'visitor';
  return isForAgents(event) ? 'supervisor' : 'agent';
}
