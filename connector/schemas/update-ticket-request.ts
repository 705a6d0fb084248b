import { defineSchema } from '../../src/model/schema.js';
import { assigneeInput, requesterInput, sourceInput } from './ticket-request-parts.js';

/** The published connector takes the inputs of a new ticket; LiveChat documents no such call for v2. */
export const updateTicketRequest = defineSchema({
  type: 'object',
  name: 'Updateticket_Request',
  required: ['requester'],
  properties: {
    message: { type: 'string', title: 'Message', description: 'What is added to the ticket as a message.' },
    requester: requesterInput,
    subject: { type: 'string', title: 'Subject', description: 'What the ticket is about.' },
    assignee: assigneeInput,
    source: sourceInput,
  },
});
