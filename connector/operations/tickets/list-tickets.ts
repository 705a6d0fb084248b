import { defineOperation } from '../../../src/model/operation.js';
import { listTicketsResponse } from '../../schemas/list-tickets-response.js';

/** LiveChat v2: GET /tickets, all pages */
export const listTickets = defineOperation({
  kind: 'action',
  id: 'ListTickets',
  summary: 'List tickets',
  description: 'Lists the tickets of the account, the last changed first.',
  method: 'get',
  path: '/tickets',
  parameters: [],
  response: {
    status: 200,
    description: 'The tickets.',
    schema: {
      type: 'array',
      title: 'Tickets Array',
      description: 'The tickets of the account.',
      items: listTicketsResponse,
    },
  },
});
