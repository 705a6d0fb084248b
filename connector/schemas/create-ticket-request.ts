import { defineSchema } from '../../src/model/schema.js';
import { assigneeInput, requesterInput, sourceInput } from './ticket-request-parts.js';

/** https://platform.text.com/docs/management/configuration-api/v2.0/ (create a ticket) */
export const createTicketRequest = defineSchema({
  type: 'object',
  name: 'Createticket_Request',
  required: ['message'],
  properties: {
    message: { type: 'string', title: 'Message', description: 'What the requester says; the first message.' },
    requester: requesterInput,
    subject: {
      type: 'string',
      title: 'Subject',
      description: 'What the ticket is about. (no subject) when left empty.',
    },
    assignee: assigneeInput,
    source: sourceInput,
  },
});
