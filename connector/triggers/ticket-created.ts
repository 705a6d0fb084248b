import { defineOperation } from '../../src/model/operation.js';
import { webhookRequest } from '../schemas/webhook-request.js';
import { webhookTicketResponse } from '../schemas/webhook-ticket-response.js';

/** LiveChat v2 event: ticket_created */
export const ticketCreated = defineOperation({
  kind: 'webhook',
  id: 'WebhookTicketCreated',
  summary: 'When a ticket is created',
  description: 'This operation triggers when a ticket is created.',
  hint: 'Create a ticket.',
  method: 'post',
  path: '/ticket_created_webhook/webhooks',
  parameters: [
    {
      name: 'event_type',
      in: 'query',
      required: true,
      type: 'string',
      default: 'ticket_created',
      description: 'The event to subscribe to.',
      visibility: 'internal',
    },
    {
      name: 'data_types[]',
      in: 'query',
      required: true,
      type: 'array',
      items: { type: 'string' },
      default: ['ticket'],
      description: 'What the notification holds.',
      visibility: 'internal',
    },
  ],
  body: webhookRequest,
  response: { status: 201, description: 'The subscription was made; Location says where to end it.' },
  notification: { description: 'The new ticket.', schema: webhookTicketResponse },
});
