import { defineOperation } from '../../../src/model/operation.js';
import { listAgentsResponse } from '../../schemas/list-agents-response.js';

/** LiveChat v2: GET /agents */
export const listAgents = defineOperation({
  kind: 'action',
  id: 'ListAgents',
  summary: 'List agents',
  description: 'Lists all agents of the account.',
  method: 'get',
  path: '/agents',
  parameters: [],
  response: {
    status: 200,
    description: 'The agents.',
    schema: {
      type: 'array',
      title: 'Agents Array',
      description: 'The agents of the account.',
      items: listAgentsResponse,
    },
  },
});
