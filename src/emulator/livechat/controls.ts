import type { TicketSilo } from '../../livechat/helpdesk/ticket.js';
import type { Agent } from '../../livechat/v2/agent.js';
import {
  announceChatAssigned,
  announceChatEnded,
  announceChatStarted,
  announceChatTagged,
  announceSaid,
  announceTicketOpened,
} from './announce.js';
import { changeAgent, createTokenFor, type MadeToken } from './change-account.js';
import { assignChat, closeChat, speakInChat, startChat, tagChat } from './chats.js';
import type { SimulatorContext } from './context.js';
import type {
  AssignChatOptions,
  ChangeAgentOptions,
  CreateTokenOptions,
  EndChatOptions,
  OpenTicketOptions,
  SayOptions,
  StartChatOptions,
} from './control-options.js';
import type { Faults } from './faults.js';
import { moveTicket } from './help-desk-ticket.js';
import { createInvalid, createNotFound } from './problem.js';
import { seedCustomers } from './seed/people.js';
import { seedTopics } from './seed/topics.js';
import type { StoredChat, StoredTicket } from './state.js';
import { type StateView, type TicketView, toStateView, toTicketView } from './state-view.js';
import { toAgent } from './v2/agent-view.js';
import { openTicket } from './v2/ticket-changes.js';

/** What happens on the side of the visitors and agents; webhooks of every API follow as they would. */
export interface Controls {
  /** A chat's id is that of v2, which is the thread's id in v3. */
  startChat(options?: StartChatOptions): StoredChat;
  /** An agent or a bot takes a waiting visitor, or joins. */
  assignChat(chatId: string, options?: AssignChatOptions): StoredChat;
  say(chatId: string, options: SayOptions): StoredChat;
  tagChat(chatId: string, tag: string): StoredChat;
  endChat(chatId: string, options?: EndChatOptions): StoredChat;
  /** A visitor leaves a message in the chat window while nobody is there. */
  openTicket(options?: OpenTicketOptions): TicketView;
  /** Puts a ticket into a silo of HelpDesk, by its id of v2 or of HelpDesk. */
  moveTicket(ticketId: string, silo: TicketSilo): TicketView;
  changeAgent(login: string, options: ChangeAgentOptions): Agent;
  /** Makes a token for v3 and HelpDesk. */
  createToken(options?: CreateTokenOptions): MadeToken;
  state(): StateView;
}

/** Builds the controls of one simulator. */
export function createControls(context: SimulatorContext, faults: Faults): Controls {
  const { state, history, changed } = context;
  return {
    startChat(options = {}) {
      history.note();
      const chat = startChat(context, options);
      announceChatStarted(context, chat);
      return structuredClone(chat);
    },
    assignChat(chatId, options = {}) {
      history.note();
      const { stored, ...assigned } = assignChat(context, chatId, options);
      announceChatAssigned(context, stored, assigned);
      return structuredClone(stored);
    },
    say(chatId, options) {
      history.note();
      const chat = speakInChat(context, chatId, options);
      const said = chat.thread.events.at(-1);
      if (said) announceSaid(context, chat, said);
      return structuredClone(chat);
    },
    tagChat(chatId, tag) {
      history.note();
      const chat = tagChat(context, chatId, tag);
      announceChatTagged(context, chat, tag);
      return structuredClone(chat);
    },
    endChat(chatId, options = {}) {
      history.note();
      const { stored, userId } = closeChat(context, chatId, options);
      announceChatEnded(context, stored, userId);
      return structuredClone(stored);
    },
    openTicket(options = {}) {
      const ticket = openVisitorTicket(context, options);
      announceTicketOpened(context, ticket);
      return structuredClone(toTicketView(state, ticket));
    },
    moveTicket(ticketId, silo) {
      const ticket = state.tickets.find(({ id, helpDesk }) => id === ticketId || helpDesk.id === ticketId);
      if (ticket === undefined) throw createNotFound('Ticket');
      moveTicket(ticket, silo);
      changed();
      return structuredClone(toTicketView(state, ticket));
    },
    changeAgent(login, options) {
      history.note();
      return structuredClone(toAgent(state, changeAgent(context, login, options)));
    },
    createToken: (options = {}) => createTokenFor(context, options),
    state: () => toStateView(context, faults.current()),
  };
}

function openVisitorTicket(context: SimulatorContext, options: OpenTicketOptions): StoredTicket {
  const { state, random } = context;
  const { group } = options;
  if (group !== undefined && !state.groups.some(({ id }) => id === group)) {
    throw createInvalid([`group does not exist: ${group}`]);
  }
  const customer = random.pick(seedCustomers);
  const topic = random.pick(seedTopics);
  return openTicket(context, {
    subject: options.subject ?? topic.subject,
    message: options.message ?? topic.message,
    requester: {
      mail: options.mail ?? customer.mail,
      name: options.name ?? customer.name,
      ip: `192.0.2.${random.integer(1, 254)}`,
      utc_offset: customer.timezone,
    },
    source: {
      type: 'chat-window',
      url: options.url ?? 'https://shop.example/help',
      ...(options.chatId && { id: options.chatId }),
    },
    groups: group === undefined ? undefined : [group],
  });
}
