import { createHash } from 'node:crypto';
import { invalidInput } from '../../http-problem.js';
import { toEventIdentity } from '../event-identity.js';
import { type Fields, isFields, readFields, readList, readText } from '../read.js';
import type { Notification } from '../upstream.js';
import { readChat, threadOf } from './chat.js';
import { toChatBody } from './chat-body.js';
import { type ChatEventType, chatActions, chatEventOf } from './chat-webhooks.js';
import { ticketEventType } from './ticket-webhooks.js';

/** All that LiveChat tells of a chat that ended; the rest is fetched before each delivery. */
export interface EndedChat {
  readonly chatId: string;
  readonly threadId: string;
  /** Who closed it, a login or a customer's id; absent when LiveChat itself did. */
  readonly userId: string | undefined;
  /** When the notification came, in ISO form. */
  readonly receivedAt: string;
}

/**
 * A notification of the contract from a v3 webhook or one of HelpDesk. The secret of a v3 webhook stands in its body
 * in plain text: it goes into `proof` and nowhere else. https://platform.text.com/docs/management/webhooks/
 *
 * @param now milliseconds; when the notification came.
 */
export function fromNotification(body: unknown, now: number): Notification {
  if (!isFields(body)) throw invalidInput('The notification is not a JSON object.');
  const eventType = chatEventOf(body.action);
  if (eventType !== undefined) return fromChatNotification(eventType, body, now);
  if (body.eventType === ticketEventType) return fromTicketNotification(body);
  throw invalidInput('The notification is of an event that nobody subscribed to.');
}

function fromChatNotification(eventType: ChatEventType, body: Fields, now: number): Notification {
  const payload = readFields(body.payload);
  const chat = readChat(payload.chat);
  const chatId = readText(eventType === 'chat_started' ? chat.id : payload.chat_id);
  const threadId = readText(eventType === 'chat_started' ? threadOf(chat).id : payload.thread_id);
  if (chatId === undefined || threadId === undefined) {
    throw invalidInput(`The notification of \`${chatActions[eventType]}\` names no chat and thread.`);
  }
  const eventId = toEventId(eventType, chatId, threadId);
  const ended: EndedChat = {
    chatId,
    threadId,
    userId: readText(payload.user_id),
    receivedAt: new Date(now).toISOString(),
  };
  return {
    eventType,
    proof: readText(body.secret_key),
    eventId,
    content: eventType === 'chat_started' ? toChatBody(chat, { eventId, end: undefined }) : ended,
  };
}

/** v3 has no id of the event: what it is about makes one, which is the same when the notification is repeated. */
export function toEventId(eventType: ChatEventType, chatId: string, threadId: string): string {
  const parts = `${chatActions[eventType]}:${chatId}:${threadId}`;
  return createHash('sha256').update(parts).digest('hex').slice(0, 32);
}

/**
 * unverified: the envelope beyond `eventType` and `payload`, and that the payload is the ticket itself; a ticket in
 * `payload.ticket`, as other events have it, is read as well.
 */
function fromTicketNotification({ payload }: Fields): Notification {
  const ticket = isFields(readFields(payload).ticket)
    ? readFields(readFields(payload).ticket)
    : readFields(payload);
  const id = readText(ticket.ID);
  if (id === undefined) throw invalidInput(`The notification of \`${ticketEventType}\` names no ticket.`);
  return {
    eventType: 'ticket_created',
    proof: undefined,
    eventId: toEventIdentity(id),
    content: toTicketContent(ticket),
  };
}

const ticketMembers = [
  'ID',
  'assignment',
  'createdAt',
  'createdByType',
  'requester',
  'silo',
  'source',
  'spam',
  'status',
  'subject',
  'tagIDs',
  'teamIDs',
] as const;

/** The members that the body is made from; the same text in rich form, and fields of the customer, stay out. */
function toTicketContent(ticket: Fields): Fields {
  const content: Record<string, unknown> = {};
  for (const member of ticketMembers) if (Object.hasOwn(ticket, member)) content[member] = ticket[member];
  const events = readList(ticket.events)?.filter(isFields);
  if (events === undefined) return content;
  return {
    ...content,
    events: events.map(({ type, date, author, source, message }) => ({
      type,
      date,
      author,
      source,
      ...(isFields(message) && { message: { isPrivate: message.isPrivate, text: message.text } }),
    })),
  };
}
