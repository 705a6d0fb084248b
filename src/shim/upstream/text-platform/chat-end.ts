import type { webhookChatResponse } from '../../../../connector/schemas/webhook-chat-response.js';
import type { ClosingMessageType } from '../../../livechat/agent-chat/thread-end.js';
import type { DateTime, Reshaped } from '../../../model/schema.js';
import { inOrderOfTime } from '../in-order-of-time.js';
import { type Fields, readText, readTime } from '../read.js';
import { eventsOf } from './chat.js';

type Chat = NonNullable<Reshaped<typeof webhookChatResponse>['chat']>;
type ChatEvents = NonNullable<Chat['events']>;

/** How a chat came to its end, as far as the notification tells it. */
export interface ChatEnd {
  readonly receivedAt: string;
  /** A login or a customer's id; nothing when LiveChat itself closed the chat. */
  readonly userId: string | undefined;
}

/**
 * The system messages that close a thread, and whom v2 would have said to have done it: for LiveChat's own routing it
 * has no word but `agent`. https://platform.text.com/docs/messaging/references/system-activities/
 */
const closings: Readonly<Record<ClosingMessageType, 'agent' | 'visitor'>> = {
  manual_archived_agent: 'agent',
  manual_archived_customer: 'visitor',
  archived_customer_disconnected: 'visitor',
  customer_banned: 'agent',
  system_archived: 'agent',
  'routing.archived_inactive': 'agent',
  'routing.archived_offline': 'agent',
  'routing.archived_disconnected': 'agent',
  'routing.archived_signed_out': 'agent',
  'routing.archived_remotely_signed_out': 'agent',
  'routing.archived_deleted': 'agent',
  'routing.archived_other': 'agent',
};

function closingOf({ type, system_message_type }: Fields): 'agent' | 'visitor' | undefined {
  if (type !== 'system_message' || typeof system_message_type !== 'string') return undefined;
  // It is one of the table's keys.
  return Object.hasOwn(closings, system_message_type)
    ? closings[system_message_type as ClosingMessageType]
    : undefined;
}

/** Whether a thread shows that it was closed, whatever else it says of itself. */
export function showsItsEnd(thread: Fields): boolean {
  return eventsOf(thread).some((event) => closingOf(event) !== undefined);
}

/**
 * When a thread ended. LiveChat keeps no such time, so it is the last closing message, else the last event, else
 * when the notification came.
 */
export function endedAt(thread: Fields, { receivedAt }: ChatEnd): DateTime | undefined {
  const events = eventsOf(thread);
  const times = (some: readonly Fields[]) =>
    some.map(({ created_at }) => readTime(created_at)).filter((time) => time !== undefined);
  const closing = times(events.filter((event) => closingOf(event) !== undefined))
    .toSorted()
    .at(-1);
  return closing ?? times(events).toSorted().at(-1) ?? readTime(receivedAt);
}

/** What happened besides messages: files, and the end. Other system messages have no counterpart in v2. */
export function toChatEvents(thread: Fields, users: readonly Fields[], end: ChatEnd | undefined): ChatEvents {
  const typeOf = (id: unknown) => users.find((user) => id !== undefined && user.id === id)?.type;
  const toSide = (type: unknown) => (type === 'customer' ? 'visitor' : 'agent');
  const lastClosing = eventsOf(thread).findLast((event) => closingOf(event) !== undefined);
  const events = eventsOf(thread).flatMap((event): ChatEvents => {
    const timestamp = readTime(event.created_at);
    if (event.type === 'file') {
      const text = readText(event.name) ?? readText(event.url);
      return [{ text, timestamp, type: 'attachment', user_type: toSide(typeOf(event.author_id)) }];
    }
    const closing = closingOf(event);
    if (closing === undefined) return [];
    const closer = event === lastClosing ? typeOf(end?.userId) : undefined;
    const user_type = closer === undefined ? closing : toSide(closer);
    return [{ text: readText(event.text), timestamp, type: 'closed', user_type }];
  });
  return inOrderOfTime(events, ({ timestamp }) => timestamp);
}
