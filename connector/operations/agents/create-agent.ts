import { defineOperation } from '../../../src/model/operation.js';
import { createAgentRequest } from '../../schemas/create-agent-request.js';
import { createAgentResponse } from '../../schemas/create-agent-response.js';

/** LiveChat v2: POST /agents */
export const createAgent = defineOperation({
  kind: 'action',
  id: 'CreateAgent',
  summary: 'Create a new agent',
  description: 'Creates an agent in the account.',
  method: 'post',
  path: '/agents',
  parameters: [],
  body: createAgentRequest,
  response: { status: 200, description: 'The new agent.', schema: createAgentResponse },
});
