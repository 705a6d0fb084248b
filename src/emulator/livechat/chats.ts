import type { ClosingMessageType } from '../../livechat/agent-chat/thread-end.js';
import type { ChatUserType, SurveyField } from '../../livechat/v2/chat.js';
import { greet, join, speakAs, speakAsVisitor } from './chat-speech.js';
import { createStartedChat } from './chat-start.js';
import { type SimulatorContext, unixSeconds } from './context.js';
import type { AssignChatOptions, EndChatOptions, SayOptions, StartChatOptions } from './control-options.js';
import { getAgent } from './find-agent.js';
import { createSurveyFieldId } from './ids.js';
import { createConflict, createInvalid, createNotFound } from './problem.js';
import type { SimulatorState, StoredChat } from './state.js';
import type { ThreadMember } from './stored-thread.js';
import { addThreadEvent, toPrechatForm } from './thread-events.js';

/** A visitor opens the chat window and an agent or a bot greets, unless the visitor has to wait. */
export function startChat(context: SimulatorContext, options: StartChatOptions): StoredChat {
  const { state, changed } = context;
  const { group = 0 } = options;
  if (!state.groups.some(({ id }) => id === group)) throw createInvalid([`group does not exist: ${group}`]);
  const greeter = options.queued ? undefined : findGreeter(state, group, options);
  const stored = createStartedChat(context, options, group);
  const { name, email } = stored.visitor;
  stored.survey = [...(options.survey ?? toDefaultSurvey(name, email))];
  const { customerId } = stored.thread;
  if (stored.survey.length > 0) addThreadEvent(context, stored, toPrechatForm(stored.survey, customerId));
  if (greeter !== undefined) greet(context, stored, greeter);
  if (options.message !== undefined) speakAsVisitor(context, stored, options.message);
  state.chats.push(stored);
  changed();
  return stored;
}

/** An agent or a bot takes a waiting visitor, or joins a chat. Tells who it was. */
export function assignChat(
  context: SimulatorContext,
  chatId: string,
  options: AssignChatOptions,
): { readonly stored: StoredChat; readonly memberId: string; readonly wasQueued: boolean } {
  const stored = getRunningChat(context.state, chatId);
  const member = findGreeter(context.state, stored.chat.groups[0] ?? 0, options);
  const wasQueued = stored.thread.queuedAt !== undefined;
  delete stored.thread.queuedAt;
  if (wasQueued) greet(context, stored, member);
  else join(stored, member);
  context.changed();
  return { stored, memberId: member.id, wasQueued };
}

/** Somebody writes; a supervisor's words are a whisper to the agent. */
export function speakInChat(
  context: SimulatorContext,
  chatId: string,
  { text, as = 'visitor', agent, kind = 'message' }: SayOptions,
): StoredChat {
  const { state, changed } = context;
  const stored = getRunningChat(state, chatId);
  if (as === 'visitor') speakAsVisitor(context, stored, text, kind);
  else speakAs(context, stored, as, findSpeaker(state, stored, as, agent), text, kind);
  changed();
  return stored;
}

/** Gives a running or ended chat a tag. */
export function tagChat({ state, changed }: SimulatorContext, chatId: string, tag: string): StoredChat {
  const stored = getChat(state, chatId);
  stored.chat = { ...stored.chat, tags: [...new Set([...stored.chat.tags, tag])] };
  changed();
  return stored;
}

/** One side or the router ends the chat, which adds the closing event. Tells whom v3 names as the one who did. */
export function closeChat(
  context: SimulatorContext,
  chatId: string,
  options: EndChatOptions,
): { readonly stored: StoredChat; readonly userId: string | undefined } {
  const { state, clock, quirks, changed } = context;
  const stored = getRunningChat(state, chatId);
  const {
    how = 'closed',
    reason = options.by === 'agent' ? 'manual_archived_agent' : 'manual_archived_customer',
  } = options;
  const [agent] = stored.chat.agents;
  const { by = byAgent.includes(reason) ? 'agent' : 'visitor' } = options;
  const name = by === 'visitor' ? stored.visitor.name : (agent?.name ?? '');
  const text = `${name} ${how} the chat.`;
  const event = {
    type: 'closed',
    user_type: by,
    ...(by === 'agent' && agent && { agent_id: agent.login }),
    text,
    timestamp: unixSeconds(clock),
  };
  stored.chat = {
    ...stored.chat,
    ended_timestamp: unixSeconds(clock),
    events: [...stored.chat.events, event],
  };
  if (quirks.closingMessage === 'present') {
    const text_vars = { [by === 'visitor' ? 'customer' : 'agent']: name };
    const common = { type: 'system_message', visibility: 'all' } as const;
    addThreadEvent(context, stored, { ...common, system_message_type: reason, text, text_vars });
  }
  changed();
  const isByPerson = byAgent.includes(reason) || byCustomer.includes(reason);
  const userId = by === 'agent' ? agent?.login : stored.thread.customerId;
  return { stored, userId: isByPerson ? userId : undefined };
}

const byAgent: readonly ClosingMessageType[] = ['manual_archived_agent', 'customer_banned'];
const byCustomer: readonly ClosingMessageType[] = [
  'manual_archived_customer',
  'archived_customer_disconnected',
];

function toDefaultSurvey(name: string, email = ''): SurveyField[] {
  return [
    { id: createSurveyFieldId(0), type: 'name', label: 'Your name', answer: name },
    { id: createSurveyFieldId(1), type: 'email', label: 'Your e-mail', answer: email },
  ];
}

/** The asked agent, the bot, or the first one of the group who accepts chats. */
function findGreeter(state: SimulatorState, group: number, { agent, bot }: AssignChatOptions): ThreadMember {
  const [first] = state.bots;
  if (bot && first) return { id: first.id, name: first.name, visibility: 'all' };
  const members = state.agents.filter(({ groups }) => group === 0 || groups.includes(group));
  const found =
    agent === undefined ? members.find(({ status }) => status === 'accepting chats') : getAgent(state, agent);
  if (found === undefined) throw createConflict(`Nobody in group ${group} accepts chats`);
  return { id: found.login, name: found.name, visibility: 'all' };
}

function findSpeaker(
  state: SimulatorState,
  { chat }: StoredChat,
  as: ChatUserType,
  login: string | undefined,
): ThreadMember {
  const [usual] = chat.agents;
  const owner = state.agents.find(({ permission }) => permission === 'owner');
  const speaker = login !== undefined ? getAgent(state, login) : as === 'agent' ? usual : owner;
  if (speaker === undefined) throw createConflict(`There is no ${as} to speak`);
  return { id: speaker.login, name: speaker.name, visibility: as === 'supervisor' ? 'agents' : 'all' };
}

function getRunningChat(state: SimulatorState, id: string): StoredChat {
  const stored = getChat(state, id);
  if (stored.chat.ended_timestamp !== undefined) throw createConflict('The chat has ended');
  return stored;
}

function getChat(state: SimulatorState, id: string): StoredChat {
  const stored = state.chats.find(({ chat }) => chat.id === id);
  if (stored === undefined) throw createNotFound('Chat');
  return stored;
}
