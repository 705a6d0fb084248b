import { defineSchema } from '../../src/model/schema.js';

/** One agent of the list. https://platform.text.com/docs/management/configuration-api/v2.0/ (list all agents) */
export const listAgentsResponse = defineSchema({
  type: 'object',
  name: 'ListAgents_Response',
  properties: {
    avatar: { type: 'string', title: 'Avatar', description: 'The address of the picture, without a scheme.' },
    login: {
      type: 'string',
      title: 'Login email',
      description: 'The email address the agent signs in with.',
    },
    name: { type: 'string', title: 'Name', description: 'The name customers see.' },
    permission: {
      type: 'string',
      title: 'Permission',
      description: 'What the agent may do.',
      values: ['owner', 'administrator', 'normal'],
    },
  },
});
