import { defineSchema } from '../../src/model/schema.js';
import {
  ticketEvents,
  ticketGroups,
  ticketId,
  ticketRequester,
  ticketSource,
  ticketStatus,
  ticketSubject,
  ticketTags,
} from './ticket-parts.js';

/** A ticket that was created. https://platform.text.com/docs/management/webhooks/ (v2 layout) */
export const webhookTicketResponse = defineSchema({
  type: 'object',
  name: 'WebhookTicketResponse',
  properties: {
    ticket: {
      type: 'object',
      properties: {
        assignee: {
          type: 'object',
          properties: {
            id: {
              type: 'string',
              title: 'Id',
              description: 'The login of the agent who works on the ticket.',
            },
            name: {
              type: 'string',
              title: 'Name',
              description: 'The name of the agent who works on the ticket.',
            },
          },
        },
        events: ticketEvents,
        groups: ticketGroups,
        id: ticketId,
        requester: ticketRequester,
        source: ticketSource,
        status: ticketStatus,
        subject: ticketSubject,
        tags: ticketTags,
      },
    },
  },
});
