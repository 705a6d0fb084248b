import { v2BaseUrl } from '../../../livechat/v2/api.js';
import { type Clock, systemClock } from '../../../shared/clock.js';
import { type Logger, silentLogger } from '../../../shared/logger.js';
import { createHttpClient } from '../http-client.js';
import { pathSegment } from '../path-segment.js';
import type { NotificationBody, Upstream } from '../upstream.js';
import { createV2Client } from './client.js';
import { fromCreateAgent, toCreateAgent } from './create-agent.js';
import { toCreateTicket } from './create-ticket.js';
import { fromDeleteAgent } from './delete-agent.js';
import { createGroupDirectory } from './group-names.js';
import { fromListAgents } from './list-agents.js';
import { listAllTickets } from './list-tickets.js';
import { fromNotification } from './notification.js';
import { groupIds, pickTicket, toTicketResponse } from './ticket.js';
import { changeTicket } from './update-ticket.js';
import { fromRegistration, fromRegistrationList, toRegistration, unregister } from './webhooks.js';

export interface RestV2Options {
  /** Where v2 answers; LiveChat's own address when left out. */
  readonly baseUrl?: string;
  /** Time for one call to LiveChat, in milliseconds; 15 seconds, as LiveChat's own client has it. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

const maxAnswerBytes = 20 * 1024 * 1024;

/** The upstream on LiveChat's REST API v2. */
export function createRestV2({
  baseUrl = v2BaseUrl,
  timeoutMs = 15_000,
  clock = systemClock,
  logger = silentLogger,
}: RestV2Options = {}): Upstream {
  const http = createHttpClient({ baseUrl, timeoutMs, maxAnswerBytes });
  const client = createV2Client(http);
  const groups = createGroupDirectory(client, clock, logger);
  const finishTicket = async (
    call: Parameters<Upstream['getTicket']>[0],
    ticket: ReturnType<typeof pickTicket>,
  ) => toTicketResponse(ticket, await groups.namesOf(call, groupIds(ticket)));
  return {
    listAgents: async (call) =>
      fromListAgents(await client.request(call, { method: 'GET', path: '/agents' })),
    async createAgent(call, input) {
      const secrets = input.password === undefined ? [] : [input.password];
      const body = toCreateAgent(input);
      return fromCreateAgent(await client.request(call, { method: 'POST', path: '/agents', body, secrets }));
    },
    async deleteAgent(call, login) {
      const path = `/agents/${pathSegment(login, 'agent')}`;
      return fromDeleteAgent(await client.request(call, { method: 'DELETE', path }), login);
    },
    listTickets: (call) => listAllTickets(client, call),
    async getTicket(call, ticketId) {
      const path = `/tickets/${pathSegment(ticketId, 'ticket')}`;
      return finishTicket(call, pickTicket(await client.request(call, { method: 'GET', path }), ticketId));
    },
    async createTicket(call, input) {
      const body = toCreateTicket(input);
      return finishTicket(
        call,
        pickTicket(await client.request(call, { method: 'POST', path: '/tickets', body })),
      );
    },
    updateTicket: async (call, ticketId, input) =>
      finishTicket(call, await changeTicket(client, call, ticketId, input)),
    async register(call, eventType, hookUrl) {
      const body = toRegistration(eventType, hookUrl);
      const answer = await client.request(call, { method: 'POST', path: '/webhooks', body });
      return fromRegistration(answer, eventType, hookUrl);
    },
    // An API key sees the events of its agent's account; the user name is all that tells accounts apart here.
    scopeOf: (call) => call.credential.username.toLowerCase(),
    listRegistrations: async (call) =>
      fromRegistrationList(await client.request(call, { method: 'GET', path: '/webhooks' })),
    unregister: (call, _eventType, registrationId) => unregister(client, call, registrationId),
    parseNotification: fromNotification,
    isComplete: () => true,
    toNotificationBody: async (_call, _eventType, content) => content as NotificationBody,
    close: () => http.close(),
  };
}
