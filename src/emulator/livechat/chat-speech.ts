import type { ChatMessage, ChatUserType } from '../../livechat/v2/chat.js';
import { type SimulatorContext, unixSeconds } from './context.js';
import type { SayOptions } from './control-options.js';
import type { StoredChat } from './state.js';
import type { ThreadMember } from './stored-thread.js';
import { addThreadEvent } from './thread-events.js';

/** An agent or a bot joins and says hello. */
export function greet(context: SimulatorContext, stored: StoredChat, member: ThreadMember): void {
  join(stored, member);
  speakAs(context, stored, 'agent', member, 'Hello, how can I help?', 'message');
}

/** Somebody becomes a member of the thread and, unless they only watch, an agent of the chat. */
export function join(stored: StoredChat, member: ThreadMember): void {
  const { thread, chat } = stored;
  if (!thread.members.some(({ id }) => id === member.id)) thread.members.push({ ...member });
  if (member.visibility === 'agents' || chat.agents.some(({ login }) => login === member.id)) return;
  stored.chat = { ...chat, agents: [...chat.agents, { name: member.name, login: member.id }] };
}

/** The visitor writes. */
export function speakAsVisitor(
  context: SimulatorContext,
  stored: StoredChat,
  text: string,
  kind: SayOptions['kind'] = 'message',
): void {
  addMessage(stored, toMessage('visitor', stored.visitor.name, undefined, text, unixSeconds(context.clock)));
  addSpoken(context, stored, stored.thread.customerId, 'all', text, kind);
}

/** An agent, a bot or a supervisor writes. */
export function speakAs(
  context: SimulatorContext,
  stored: StoredChat,
  as: ChatUserType,
  member: ThreadMember,
  text: string,
  kind: SayOptions['kind'],
): void {
  join(stored, member);
  addMessage(stored, toMessage(as, member.name, member.id, text, unixSeconds(context.clock)));
  addSpoken(context, stored, member.id, as === 'supervisor' ? 'agents' : 'all', text, kind);
}

/** A file's text is its address; v2 has words for messages only. */
function addSpoken(
  context: SimulatorContext,
  stored: StoredChat,
  author_id: string,
  visibility: 'all' | 'agents',
  text: string,
  kind: SayOptions['kind'],
): void {
  const common = { author_id, visibility };
  if (kind === 'file') {
    const name = text.split('/').at(-1) ?? text;
    addThreadEvent(context, stored, { ...common, type: 'file', name, url: text, size: 1_024 });
  } else if (kind === 'rich_message') {
    const elements = [{ title: text, buttons: [{ text: 'Yes', type: 'message', value: 'yes' }] }];
    addThreadEvent(context, stored, { ...common, type: 'rich_message', template_id: 'cards', elements });
  } else {
    addThreadEvent(context, stored, { ...common, type: 'message', text });
  }
}

function toMessage(
  user_type: ChatUserType,
  author_name: string,
  agent_id: string | undefined,
  text: string,
  timestamp: number,
): ChatMessage {
  const json = user_type === 'visitor' ? '{}' : '';
  return { user_type, author_name, ...(agent_id !== undefined && { agent_id }), text, json, timestamp };
}

function addMessage(stored: StoredChat, message: ChatMessage): void {
  stored.chat = { ...stored.chat, messages: [...stored.chat.messages, message] };
}
