import { createHash } from 'node:crypto';
import type { webhookChatResponse } from '../../../../connector/schemas/webhook-chat-response.js';
import type { webhookTicketResponse } from '../../../../connector/schemas/webhook-ticket-response.js';
import type { Reshaped } from '../../../model/schema.js';
import { invalidInput } from '../../http-problem.js';
import { toEventIdentity } from '../event-identity.js';
import { inOrderOfTime } from '../in-order-of-time.js';
import {
  type Fields,
  isFields,
  readBoolean,
  readFields,
  readList,
  readText,
  readTexts,
  readTime,
} from '../read.js';
import { type EventType, eventTypes, type Notification } from '../upstream.js';
import type { GroupNames } from './group-names.js';
import { groupIds, toEvents, toGroups, toRequester, toSource } from './ticket.js';

const noNames: GroupNames = new Map();

/**
 * A notification of the contract from a v2 webhook. `token` and `license_id` together are a working credential
 * of the account: they stay here.
 * https://platform.text.com/docs/management/webhooks/ (v2 layout in the history of that page)
 */
export function fromNotification(body: unknown): Notification {
  if (!isFields(body)) throw invalidInput('The notification is not a JSON object.');
  const eventType = eventTypes.find((type) => type === body.event_type);
  if (eventType === undefined)
    throw invalidInput('The notification is of an event that nobody subscribed to.');
  const part = eventType === 'ticket_created' ? body.ticket : body.chat;
  if (!isFields(part)) {
    throw invalidInput(
      `The notification of \`${eventType}\` holds no ${eventType === 'ticket_created' ? 'ticket' : 'chat'}.`,
    );
  }
  return {
    eventType,
    proof: readText(body.token),
    eventId: toEventId(eventType, body, part),
    content: eventType === 'ticket_created' ? toTicketNotification(part) : toChatNotification(body, part),
  };
}

/** Chats carry an id of the event, tickets do not; what has neither is known by its content. */
function toEventId(eventType: EventType, body: Fields, part: Fields): string {
  const own = readText(body.event_unique_id);
  if (own !== undefined) return toEventIdentity(own);
  const id = readText(part.id);
  return id === undefined
    ? createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 32)
    : toEventIdentity(`${eventType}:${id}`);
}

function toTicketNotification(ticket: Fields): Reshaped<typeof webhookTicketResponse> {
  const { id, name } = readFields(ticket.assignee);
  return {
    ticket: {
      assignee: isFields(ticket.assignee) ? { id: readText(id), name: readText(name) } : undefined,
      events: toEvents(ticket.events),
      groups: toGroups(ticket.groups, noNames),
      id: readText(ticket.id),
      requester: toRequester(ticket.requester),
      source: toSource(ticket.source),
      status: readText(ticket.status),
      subject: readText(ticket.subject),
      tags: readTexts(ticket.tags),
    },
  };
}

function toChatNotification(body: Fields, chat: Fields): Reshaped<typeof webhookChatResponse> {
  const visitor = readFields(body.visitor);
  return {
    chat: {
      agents: fieldsOf(chat.agents).map(({ login, name }) => ({
        login: readText(login),
        name: readText(name),
      })),
      ended_timestamp: readTime(chat.ended_timestamp),
      events: inOrderOfTime(fieldsOf(chat.events).map(toChatEvent), ({ timestamp }) => timestamp),
      groups: groupIds(chat),
      id: readText(chat.id),
      messages: inOrderOfTime(fieldsOf(chat.messages).map(toMessage), ({ timestamp }) => timestamp),
      started_timestamp: readTime(chat.started_timestamp),
      tags: readTexts(chat.tags),
      url: readText(chat.url),
    },
    event_unique_id: readText(body.event_unique_id),
    pre_chat_survey: fieldsOf(body.pre_chat_survey).map((field) => ({
      answer: toAnswer(field),
      id: readText(field.id),
      label: readText(field.label),
    })),
    visitor: isFields(body.visitor)
      ? {
          email: readText(visitor.email),
          id: readText(visitor.id),
          language: readText(visitor.language),
          name: readText(visitor.name),
          page_current: readText(visitor.page_current),
        }
      : undefined,
  };
}

function toMessage({ agent_id, author_name, text, timestamp, user_type }: Fields) {
  return {
    agent_id: readText(agent_id),
    author_name: readText(author_name),
    text: readText(text),
    timestamp: readTime(timestamp),
    user_type: readText(user_type),
  };
}

function toChatEvent({ text, timestamp, type, user_type }: Fields) {
  return {
    text: readText(text),
    timestamp: readTime(timestamp),
    type: readText(type),
    user_type: readText(user_type),
  };
}

/** A multiple-choice question carries `answers` of `{label, chosen}` instead of `answer`. */
function toAnswer(field: Fields): string | undefined {
  const chosen = fieldsOf(field.answers)
    .filter((answer) => readBoolean(answer.chosen) === true)
    .map((answer) => readText(answer.label))
    .filter((label) => label !== undefined);
  return readText(field.answer) ?? (chosen.length === 0 ? undefined : chosen.join(', '));
}

function fieldsOf(value: unknown): readonly Fields[] {
  return (readList(value) ?? []).filter(isFields);
}
