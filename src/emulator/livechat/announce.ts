import type { Event } from '../../livechat/agent-chat/event.js';
import type { SimulatorContext } from './context.js';
import { publishTicketCreated } from './helpdesk/publish.js';
import type { StoredChat, StoredTicket } from './state.js';
import { notifyOfChat, notifyOfTicket } from './v2/notifications.js';
import { type Cause, publishChat } from './webhooks-v3/publish.js';

/** People act through LiveChat's own apps, never through the app that registered the webhook. */
const byPeople: Cause = {};
const byRouter: Cause = { isSystem: true };

/** A visitor opened the chat window; one who waits in the queue has no chat in v2 yet. */
export function announceChatStarted(context: SimulatorContext, chat: StoredChat): void {
  notifyOfChat(context, chat.thread.queuedAt === undefined ? 'chat_started' : 'visitor_queued', chat);
  publishChat(context, chat, { action: 'incoming_chat' }, byPeople);
}

/** An agent or a bot took a waiting visitor, who has a chat in v2 from now on, or joined a chat. */
export function announceChatAssigned(
  context: SimulatorContext,
  chat: StoredChat,
  { memberId, wasQueued }: { readonly memberId: string; readonly wasQueued: boolean },
): void {
  if (wasQueued) notifyOfChat(context, 'chat_started', chat);
  publishChat(context, chat, { action: 'user_added_to_chat', memberId }, byRouter);
}

/** Somebody wrote. v2 has no webhook for it. */
export function announceSaid(context: SimulatorContext, chat: StoredChat, event: Event): void {
  publishChat(context, chat, { action: 'incoming_event', event }, byPeople);
}

export function announceChatTagged(context: SimulatorContext, chat: StoredChat, tag: string): void {
  notifyOfChat(context, 'chat_changed', chat);
  publishChat(context, chat, { action: 'thread_tagged', tag }, byPeople);
}

/** A chat ended; `userId` is missing when the router ended it. */
export function announceChatEnded(
  context: SimulatorContext,
  chat: StoredChat,
  userId: string | undefined,
): void {
  if (chat.thread.queuedAt === undefined) notifyOfChat(context, 'chat_ended', chat);
  const cause = userId === undefined ? byRouter : byPeople;
  publishChat(context, chat, { action: 'chat_deactivated', userId }, cause);
}

/** A ticket was opened, through whichever API. */
export function announceTicketOpened(context: SimulatorContext, ticket: StoredTicket): void {
  notifyOfTicket(context, ticket);
  publishTicketCreated(context, ticket);
}
