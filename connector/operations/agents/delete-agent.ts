import { defineOperation } from '../../../src/model/operation.js';
import { deleteAgentResponse } from '../../schemas/delete-agent-response.js';

/** LiveChat v2: DELETE /agents/LOGIN */
export const deleteAgent = defineOperation({
  kind: 'action',
  id: 'DeleteAgent',
  summary: 'Remove an agent',
  description:
    'Removes an agent from the account. Chats stay in the archive; the statistics of the agent are lost.',
  method: 'delete',
  path: '/agents/{login}',
  parameters: [
    {
      name: 'login',
      in: 'path',
      required: true,
      type: 'string',
      title: 'Email',
      description: 'The login (email address) of the agent to remove.',
    },
  ],
  response: { status: 200, description: 'The agent was removed.', schema: deleteAgentResponse },
});
