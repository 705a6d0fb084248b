import type { textPlatformBaseUrl } from '../../../livechat/configuration/api.js';
import type { helpDeskBaseUrl } from '../../../livechat/helpdesk/api.js';
import { type Clock, systemClock } from '../../../shared/clock.js';
import { type Logger, silentLogger } from '../../../shared/logger.js';
import { createHttpClient } from '../http-client.js';
import { type Fields, readFields } from '../read.js';
import type { Call, NotificationBody, Upstream } from '../upstream.js';
import { findAssignment } from './assignment.js';
import { createChatWebhooks } from './chat-webhooks.js';
import { toCreateAgent } from './create-agent.js';
import { toCreateTicket } from './create-ticket.js';
import { createReadCreatedTicket } from './created-ticket.js';
import { fromDeleteAgent, toDeleteAgent } from './delete-agent.js';
import { createDirectory } from './directory.js';
import { createReadEndedChat } from './ended-chat.js';
import { fetchTicket } from './get-ticket.js';
import { createHelpDeskClient } from './help-desk-client.js';
import { fromListAgents, toListAgents } from './list-agents.js';
import { listRegistrations } from './list-registrations.js';
import { listAllTickets } from './list-tickets.js';
import { createLiveChatClient } from './live-chat-client.js';
import { type EndedChat, fromNotification } from './parse-notification.js';
import { createReadNewAgent } from './read-new-agent.js';
import { readTicket, toTicketResponse } from './ticket.js';
import { findTicketNames } from './ticket-names.js';
import { createTicketWebhooks } from './ticket-webhooks.js';
import { changeTicket } from './update-ticket.js';

export interface TextPlatformOptions {
  /** Where the Configuration API and the Agent Chat API answer; LiveChat's own address when left out. */
  readonly livechatUrl?: string;
  /** Where HelpDesk answers, with the version; its own address when left out. */
  readonly helpdeskUrl?: string;
  /** The client id of an app of the operator's organization, for webhooks: a personal access token has none. */
  readonly ownerClientId: string;
  /** Time for one call, in milliseconds; LiveChat itself gives up after 15 seconds. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Names the shim to LiveChat and HelpDesk, which may block calls without a name. */
  readonly userAgent?: string;
}

const livechatDefault: typeof textPlatformBaseUrl = 'https://api.livechatinc.com';
const helpdeskDefault: typeof helpDeskBaseUrl = 'https://api.helpdesk.com/v1';
const maxAnswerBytes = 20 * 1024 * 1024;

/**
 * The upstream on the APIs that LiveChat maintains: Configuration and Agent Chat v3.6, and HelpDesk v1.
 *
 * @example
 * const upstream = createTextPlatform({ ownerClientId: '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' });
 */
export function createTextPlatform({
  livechatUrl = livechatDefault,
  helpdeskUrl = helpdeskDefault,
  ownerClientId,
  timeoutMs = 20_000,
  clock = systemClock,
  logger = silentLogger,
  userAgent = 'livechat-connector',
}: TextPlatformOptions): Upstream {
  const livechatHttp = createHttpClient({ baseUrl: livechatUrl, timeoutMs, maxAnswerBytes });
  const helpdeskHttp = createHttpClient({ baseUrl: helpdeskUrl, timeoutMs, maxAnswerBytes });
  const livechat = createLiveChatClient(livechatHttp, userAgent, logger);
  const helpdesk = createHelpDeskClient(helpdeskHttp, userAgent);
  const directory = createDirectory(helpdesk, clock);
  const chats = createChatWebhooks(livechat, ownerClientId, logger);
  const tickets = createTicketWebhooks(helpdesk);
  const readNewAgent = createReadNewAgent(livechat, clock, logger);
  const readCreatedTicket = createReadCreatedTicket(helpdesk, directory, logger);
  const readEndedChat = createReadEndedChat(livechat, clock, logger);

  const configure = (call: Call, name: string, body: object) =>
    livechat.run(call, { api: 'configuration', name, body });
  const namesOf = (call: Call, ticket: Fields, onFailure: 'throw' | 'go-on') =>
    findTicketNames(directory, { call, logger, onFailure }, ticket);

  return {
    listAgents: async (call) => fromListAgents(await configure(call, 'list_agents', toListAgents())),
    async createAgent(call, input) {
      const request = toCreateAgent(input);
      await configure(call, 'create_agent', request);
      return readNewAgent(call, request);
    },
    async deleteAgent(call, login) {
      await configure(call, 'delete_agent', toDeleteAgent(login));
      return fromDeleteAgent(login);
    },
    listTickets: (call) => listAllTickets(helpdesk, call, logger),
    async getTicket(call, ticketId) {
      const ticket = await fetchTicket(helpdesk, call, ticketId);
      return toTicketResponse(ticket, await namesOf(call, ticket, 'throw'));
    },
    async createTicket(call, input) {
      const login = input.assignee?.id;
      const body = {
        ...toCreateTicket(input),
        ...(login !== undefined && (await findAssignment(directory, call, login))),
      };
      const ticket = readTicket(await helpdesk.request(call, { method: 'POST', path: '/tickets', body }));
      return toTicketResponse(ticket, await namesOf(call, ticket, 'go-on'));
    },
    async updateTicket(call, ticketId, input) {
      const ticket = await changeTicket(helpdesk, directory, call, ticketId, input);
      return toTicketResponse(ticket, await namesOf(call, ticket, 'go-on'));
    },
    scopeOf: ({ credential }) => `${credential.username.trim().toLowerCase()} ${ownerClientId}`,
    register: (call, eventType, hookUrl) =>
      eventType === 'ticket_created'
        ? tickets.register(call, hookUrl)
        : chats.register(call, eventType, hookUrl),
    listRegistrations: (call) => listRegistrations({ chats, tickets, logger }, call),
    unregister: (call, eventType, registrationId) =>
      (eventType === 'ticket_created' ? tickets : chats).unregister(call, registrationId),
    parseNotification: (body) => fromNotification(body, clock.now()),
    isComplete: (eventType) => eventType === 'chat_started',
    async toNotificationBody(call, eventType, content) {
      // Each content is what `parseNotification` made of that event, after a way through the store.
      if (eventType === 'chat_started') return content as NotificationBody;
      if (eventType === 'chat_ended') return readEndedChat(call, content as EndedChat);
      return readCreatedTicket(call, readFields(content));
    },
    async close() {
      await Promise.all([livechatHttp.close(), helpdeskHttp.close()]);
    },
  };
}
