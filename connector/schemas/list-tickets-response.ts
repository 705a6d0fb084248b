import { defineSchema } from '../../src/model/schema.js';
import {
  ticketDate,
  ticketId,
  ticketRequester,
  ticketSource,
  ticketStatus,
  ticketSubject,
} from './ticket-parts.js';

/** One ticket of the list. https://platform.text.com/docs/management/configuration-api/v2.0/ (list tickets) */
export const listTicketsResponse = defineSchema({
  type: 'object',
  name: 'ListTicketsResponse',
  properties: {
    date: ticketDate,
    id: ticketId,
    modified: {
      type: 'string',
      format: 'date-time',
      title: 'Modified Date-Time',
      description: 'When the ticket last changed, in UTC.',
    },
    requester: ticketRequester,
    source: ticketSource,
    status: ticketStatus,
    subject: ticketSubject,
  },
});
