import { defineSchema } from '../../src/model/schema.js';

/** https://platform.text.com/docs/management/configuration-api/v2.0/ (remove an agent) */
export const deleteAgentResponse = defineSchema({
  type: 'object',
  name: 'DeleteAgent_Response',
  properties: {
    result: {
      type: 'string',
      title: 'Result',
      description: 'A sentence that says that the agent was removed.',
    },
  },
});
