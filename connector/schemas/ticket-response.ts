import { defineSchema } from '../../src/model/schema.js';
import {
  ticketDate,
  ticketEvents,
  ticketGroups,
  ticketId,
  ticketRequester,
  ticketSource,
  ticketStatus,
  ticketSubject,
  ticketTags,
} from './ticket-parts.js';

/** A whole ticket. https://platform.text.com/docs/management/configuration-api/v2.0/ (get a single ticket) */
export const ticketResponse = defineSchema({
  type: 'object',
  name: 'TicketResponse',
  properties: {
    currentGroup: {
      type: 'object',
      title: 'Group',
      properties: {
        id: {
          type: 'integer',
          title: 'Id',
          description: 'The number of the group that works on the ticket.',
        },
        name: {
          type: 'string',
          title: 'Name',
          description: 'The name of the group that works on the ticket.',
        },
      },
    },
    date: ticketDate,
    events: ticketEvents,
    groups: ticketGroups,
    id: ticketId,
    requester: ticketRequester,
    source: ticketSource,
    status: ticketStatus,
    subject: ticketSubject,
    tags: ticketTags,
  },
});
