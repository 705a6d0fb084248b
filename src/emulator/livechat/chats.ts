import type { ChatMessage, ChatUserType, SurveyField } from '../../livechat/v2/chat.js';
import { type SimulatorContext, unixSeconds } from './context.js';
import type { EndChatOptions, SayOptions, StartChatOptions } from './control-options.js';
import { getAgent } from './find-agent.js';
import { createChatId, createSurveyFieldId, createVisitorId } from './ids.js';
import { createConflict, createInvalid, createNotFound } from './problem.js';
import { seedCustomers } from './seed/people.js';
import type { SimulatorState, StoredAgent, StoredChat } from './state.js';

/** A visitor opens the chat window and an agent greets. */
export function startChat(context: SimulatorContext, options: StartChatOptions): StoredChat {
  const { state, random, clock, changed } = context;
  const group = options.group ?? 0;
  if (!state.groups.some(({ id }) => id === group)) throw createInvalid([`group does not exist: ${group}`]);
  const agent = options.agent === undefined ? findFreeAgent(state, group) : getAgent(state, options.agent);
  const now = unixSeconds(clock);
  const known = random.pick(seedCustomers);
  const { name = known.name, url = 'https://shop.example/checkout', customVariables = [] } = options;
  const email = options.email ?? (options.name === undefined ? known.mail : undefined);
  const stored: StoredChat = {
    chat: {
      id: createChatId(random),
      started_timestamp: now,
      url,
      referer: 'https://search.example/',
      messages: [toMessage('agent', agent.name, agent.login, 'Hello, how can I help?', now)],
      attachments: [],
      events: [],
      agents: [{ name: agent.name, login: agent.login }],
      tags: [],
      groups: [group],
    },
    visitor: {
      id: createVisitorId(random, now),
      name,
      ...(email !== undefined && { email }),
      country: known.country,
      city: known.city,
      language: 'en',
      page_current: url,
      timezone: known.timezone,
      ...(customVariables.length > 0 && { custom_variables: [...customVariables] }),
    },
    survey: [...(options.survey ?? toDefaultSurvey(name, email))],
  };
  if (options.message !== undefined)
    addMessage(stored, toMessage('visitor', name, undefined, options.message, now));
  state.chats.push(stored);
  changed();
  return stored;
}

/** Somebody writes; a supervisor's words are a whisper to the agent. */
export function speakInChat(
  { state, clock, changed }: SimulatorContext,
  chatId: string,
  { text, as = 'visitor', agent }: SayOptions,
): StoredChat {
  const stored = getRunningChat(state, chatId);
  const now = unixSeconds(clock);
  if (as === 'visitor') {
    addMessage(stored, toMessage(as, stored.visitor.name, undefined, text, now));
  } else {
    const speaker = getSpeaker(state, stored, as, agent);
    addMessage(stored, toMessage(as, speaker.name, speaker.login, text, now));
    if (as === 'agent' && !stored.chat.agents.some(({ login }) => login === speaker.login)) {
      const agents = [...stored.chat.agents, { name: speaker.name, login: speaker.login }];
      stored.chat = { ...stored.chat, agents };
    }
  }
  changed();
  return stored;
}

/** One side ends the chat, which adds the closing event. */
export function closeChat(
  { state, clock, changed }: SimulatorContext,
  chatId: string,
  { by = 'visitor', how = 'closed' }: EndChatOptions,
): StoredChat {
  const stored = getRunningChat(state, chatId);
  const now = unixSeconds(clock);
  const agent = stored.chat.agents[0];
  const name = by === 'visitor' ? stored.visitor.name : (agent?.name ?? '');
  const event = {
    type: 'closed',
    user_type: by,
    ...(by === 'agent' && agent && { agent_id: agent.login }),
    text: `${name} ${how} the chat.`,
    timestamp: now,
  };
  stored.chat = { ...stored.chat, ended_timestamp: now, events: [...stored.chat.events, event] };
  changed();
  return stored;
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

function toDefaultSurvey(name: string, email = ''): SurveyField[] {
  return [
    { id: createSurveyFieldId(0), type: 'name', label: 'Your name', answer: name },
    { id: createSurveyFieldId(1), type: 'email', label: 'Your e-mail', answer: email },
  ];
}

function findFreeAgent(state: SimulatorState, group: number): StoredAgent {
  const members = state.agents.filter((agent) => group === 0 || agent.groups.includes(group));
  const free = members.find((agent) => agent.status === 'accepting chats');
  if (free === undefined) throw createConflict(`Nobody in group ${group} accepts chats`);
  return free;
}

function getSpeaker(state: SimulatorState, { chat }: StoredChat, as: ChatUserType, login?: string) {
  if (login !== undefined) return getAgent(state, login);
  const usual =
    as === 'agent' ? chat.agents[0] : state.agents.find(({ permission }) => permission === 'owner');
  if (usual === undefined) throw createConflict(`There is no ${as} to speak`);
  return usual;
}

function getRunningChat(state: SimulatorState, id: string): StoredChat {
  const stored = state.chats.find(({ chat }) => chat.id === id);
  if (stored === undefined) throw createNotFound('Chat');
  if (stored.chat.ended_timestamp !== undefined) throw createConflict('The chat has ended');
  return stored;
}
