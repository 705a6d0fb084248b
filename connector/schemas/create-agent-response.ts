import { defineSchema } from '../../src/model/schema.js';

/** https://platform.text.com/docs/management/configuration-api/v2.0/ (create a new agent) */
export const createAgentResponse = defineSchema({
  type: 'object',
  name: 'CreateAgent_Response',
  properties: {
    avatar: { type: 'string', title: 'Avatar', description: 'The address of the picture, without a scheme.' },
    groups: {
      type: 'array',
      title: 'Groups array',
      description: 'The groups the agent belongs to.',
      items: {
        type: 'object',
        properties: {
          id: { type: 'integer', title: 'Group Id', description: 'The number of the group.' },
          name: { type: 'string', title: 'Group name', description: 'The name of the group.' },
        },
      },
    },
    job_title: { type: 'string', title: 'Job title', description: 'The job title of the agent.' },
    login: { type: 'string', title: 'Email', description: 'The email address the agent signs in with.' },
    login_status: {
      type: 'string',
      title: 'Login status',
      description: 'Whether the agent accepts chats right after signing in.',
      values: ['accepting chats', 'not accepting chats'],
    },
    max_chats_count: {
      type: 'integer',
      title: 'Max chat counts',
      description: 'How many chats the agent may hold at once.',
    },
    name: { type: 'string', title: 'Name', description: 'The name customers see.' },
    permission: {
      type: 'string',
      title: 'Permission',
      description: 'What the agent may do. A created agent is never an owner.',
      values: ['owner', 'administrator', 'normal'],
    },
    status: {
      type: 'string',
      title: 'Status',
      description: 'Whether the agent takes chats now. A new agent is offline.',
      values: ['accepting chats', 'not accepting chats', 'offline'],
    },
  },
});
