import type { Chat, Thread } from '../../../livechat/agent-chat/chat.js';
import type { Properties } from '../../../livechat/agent-chat/event.js';
import type { AgentUser, CustomerUser, User } from '../../../livechat/agent-chat/user.js';
import { toMoment } from '../moment.js';
import type { SimulatorState, StoredChat } from '../state.js';
import type { ThreadMember } from '../stored-thread.js';

/** The client id of LiveChat's own chat window, through which every visitor comes. */
const widgetClientId = 'c5e4f61e1a6c3b1521b541bc5c5a2ac5';

/** A chat with one of its threads. A bare customer has neither name nor e-mail address. */
export function toChat(state: SimulatorState, stored: StoredChat, bareCustomer = false): Chat {
  const { thread } = stored;
  const siblings = state.chats.filter((entry) => entry.thread.chatId === thread.chatId);
  const members = new Map(
    siblings.flatMap((entry) => entry.thread.members).map((member) => [member.id, member]),
  );
  return {
    id: thread.chatId,
    users: [
      toCustomer(state, stored, bareCustomer),
      ...[...members.values()].map((member) => toAgentUser(state, stored, member)),
    ],
    thread: toThread(state, stored),
    access: { group_ids: stored.chat.groups },
    properties: { routing: { continuous: false, pinned: false }, source: { client_id: widgetClientId } },
    is_followed: false,
  };
}

/** One conversation of a chat. */
export function toThread(state: SimulatorState, stored: StoredChat): Thread {
  const { chat, thread } = stored;
  return {
    id: chat.id,
    active: isActive(stored),
    created_at: toMoment(thread.createdAt),
    user_ids: toUserIds(stored),
    ...(thread.events.length > 0 && { events: thread.events }),
    ...(chat.tags.length > 0 && { tags: chat.tags }),
    access: { group_ids: chat.groups },
    properties: toProperties(stored),
    ...(thread.previousThreadId !== undefined && { previous_thread_id: thread.previousThreadId }),
    ...(thread.nextThreadId !== undefined && { next_thread_id: thread.nextThreadId }),
    ...toQueue(state, stored),
  };
}

/** Everybody who is or was in the thread. */
export function toUserIds({ thread }: StoredChat): readonly string[] {
  return [thread.customerId, ...thread.members.map(({ id }) => id)];
}

function isActive({ chat }: StoredChat): boolean {
  return chat.ended_timestamp === undefined;
}

function toCustomer(state: SimulatorState, stored: StoredChat, bare: boolean): User {
  const { customerId } = stored.thread;
  const known = state.customers.find(({ id }) => id === customerId);
  const { name, email, ...rest } = known ?? ({ id: customerId, type: 'customer' } satisfies CustomerUser);
  const person = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
  return { ...rest, ...(!bare && person), present: isActive(stored) };
}

function toAgentUser(state: SimulatorState, stored: StoredChat, member: ThreadMember): AgentUser {
  const agent = state.agents.find(({ login }) => login === member.id);
  const isHere = stored.thread.members.some(({ id }) => id === member.id);
  return {
    id: member.id,
    type: 'agent',
    name: member.name,
    ...(member.id.includes('@') && { email: member.id }), // bots have none
    present: isHere && isActive(stored),
    ...(agent && { avatar: agent.avatar }),
    visibility: member.visibility,
  };
}

function toProperties({ thread }: StoredChat): Properties {
  return {
    routing: {
      continuous: false,
      idle: false,
      unassigned: thread.members.length === 0,
      referrer: thread.referrer,
      start_url: thread.startUrl,
    },
    source: { client_id: widgetClientId },
  };
}

function toQueue(state: SimulatorState, { chat, thread }: StoredChat): Pick<Thread, 'queue'> {
  const { queuedAt } = thread;
  if (queuedAt === undefined || chat.ended_timestamp !== undefined) return {};
  const before = state.chats.filter(
    (other) =>
      other.chat.ended_timestamp === undefined &&
      other.thread.queuedAt !== undefined &&
      other.thread.queuedAt < queuedAt,
  );
  const position = before.length + 1;
  return { queue: { position, wait_time: position * 60, queued_at: toMoment(queuedAt) } };
}
