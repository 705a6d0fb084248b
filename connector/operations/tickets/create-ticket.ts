import { defineOperation } from '../../../src/model/operation.js';
import { createTicketRequest } from '../../schemas/create-ticket-request.js';
import { ticketResponse } from '../../schemas/ticket-response.js';

/** LiveChat v2: POST /tickets */
export const createTicket = defineOperation({
  kind: 'action',
  id: 'CreateTicket',
  summary: 'Create a new ticket',
  description: 'Creates a ticket on behalf of a requester.',
  method: 'post',
  path: '/tickets',
  parameters: [],
  body: createTicketRequest,
  response: { status: 200, description: 'The new ticket.', schema: ticketResponse },
});
