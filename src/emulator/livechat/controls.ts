import type { Ticket } from '../../livechat/v2/ticket.js';
import { closeChat, speakInChat, startChat } from './chats.js';
import type { SimulatorContext } from './context.js';
import type { EndChatOptions, OpenTicketOptions, SayOptions, StartChatOptions } from './control-options.js';
import type { Faults } from './faults.js';
import { notifyOfChat, notifyOfTicket } from './notifications.js';
import { createInvalid } from './problem.js';
import { seedCustomers } from './seed/people.js';
import { seedTopics } from './seed/topics.js';
import type { StoredChat } from './state.js';
import { type StateView, toStateView } from './state-view.js';
import { openTicket } from './v2/ticket-changes.js';
import { toTicket } from './v2/ticket-view.js';

/** What happens on the side of the visitors and agents; webhooks follow as they would. */
export interface Controls {
  startChat(options?: StartChatOptions): StoredChat;
  say(chatId: string, options: SayOptions): StoredChat;
  endChat(chatId: string, options?: EndChatOptions): StoredChat;
  /** A visitor leaves a message in the chat window while nobody is there. */
  openTicket(options?: OpenTicketOptions): Ticket;
  state(): StateView;
}

/** Builds the controls of one simulator. */
export function createControls(context: SimulatorContext, faults: Faults): Controls {
  const { state, random } = context;
  return {
    startChat(options = {}) {
      const chat = startChat(context, options);
      notifyOfChat(context, 'chat_started', chat);
      return structuredClone(chat);
    },
    say: (chatId, options) => structuredClone(speakInChat(context, chatId, options)),
    endChat(chatId, options = {}) {
      const chat = closeChat(context, chatId, options);
      notifyOfChat(context, 'chat_ended', chat);
      return structuredClone(chat);
    },
    openTicket(options = {}) {
      const { group } = options;
      if (group !== undefined && !state.groups.some(({ id }) => id === group)) {
        throw createInvalid([`group does not exist: ${group}`]);
      }
      const customer = random.pick(seedCustomers);
      const topic = random.pick(seedTopics);
      const ticket = openTicket(context, {
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
      notifyOfTicket(context, ticket);
      return structuredClone(toTicket(state, ticket, true));
    },
    state: () => toStateView(context, faults.current()),
  };
}
