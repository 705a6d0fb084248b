import { defineConnector } from '../src/model/connector.js';
import { connection, throttling } from './connection.js';
import { address, info, notes } from './info.js';
import { createAgent } from './operations/agents/create-agent.js';
import { deleteAgent } from './operations/agents/delete-agent.js';
import { listAgents } from './operations/agents/list-agents.js';
import { createTicket } from './operations/tickets/create-ticket.js';
import { getTicket } from './operations/tickets/get-ticket.js';
import { listTickets } from './operations/tickets/list-tickets.js';
import { updateTicket } from './operations/tickets/update-ticket.js';
import { deleteHook } from './operations/webhooks/delete-hook.js';
import { webhookResponse } from './operations/webhooks/webhook-response.js';
import { chatEnded } from './triggers/chat-ended.js';
import { chatStarted } from './triggers/chat-started.js';
import { ticketCreated } from './triggers/ticket-created.js';

/** The LiveChat connector. */
export const livechatConnector = defineConnector({
  info,
  address,
  connection,
  throttling,
  failure: {
    description:
      'The call failed. The body is {"error":{"code","message","status","requestId"}}, with upstreamStatus when LiveChat answered.',
  },
  operations: [
    createAgent,
    createTicket,
    getTicket,
    listAgents,
    listTickets,
    deleteAgent,
    updateTicket,
    chatEnded,
    chatStarted,
    ticketCreated,
    deleteHook,
    webhookResponse,
  ],
  policies: [],
  notes,
});
