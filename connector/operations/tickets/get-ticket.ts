import { defineOperation } from '../../../src/model/operation.js';
import { ticketResponse } from '../../schemas/ticket-response.js';

/** LiveChat v2: GET /tickets/TICKET_ID */
export const getTicket = defineOperation({
  kind: 'action',
  id: 'GetTicket',
  summary: 'Get ticket',
  description: 'Gets one ticket with its messages.',
  method: 'get',
  path: '/tickets/{ticketId}',
  parameters: [
    {
      name: 'ticketId',
      in: 'path',
      required: true,
      type: 'string',
      title: 'Ticket Id',
      description: 'The id of the ticket.',
    },
  ],
  response: { status: 200, description: 'The ticket.', schema: ticketResponse },
});
