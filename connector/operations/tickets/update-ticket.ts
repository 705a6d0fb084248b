import { defineOperation } from '../../../src/model/operation.js';
import { ticketResponse } from '../../schemas/ticket-response.js';
import { updateTicketRequest } from '../../schemas/update-ticket-request.js';

/** The path ends in /tags as published; the shim sends the change where it belongs. */
export const updateTicket = defineOperation({
  kind: 'action',
  id: 'UpdateTicket',
  summary: 'Update ticket',
  description: 'Changes a ticket, and adds a message to it. What is left empty stays as it is.',
  method: 'put',
  path: '/tickets/{ticketId}/tags',
  parameters: [
    {
      name: 'ticketId',
      in: 'path',
      required: true,
      type: 'string',
      title: 'Ticket Id',
      description: 'The id of the ticket to change.',
    },
  ],
  body: updateTicketRequest,
  response: { status: 200, description: 'The ticket after the change.', schema: ticketResponse },
});
