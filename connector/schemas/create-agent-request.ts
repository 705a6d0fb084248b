import { defineSchema } from '../../src/model/schema.js';

/** https://platform.text.com/docs/management/configuration-api/v2.0/ (create a new agent) */
export const createAgentRequest = defineSchema({
  type: 'object',
  name: 'CreateAgent_Request',
  required: ['login', 'name'],
  properties: {
    login: {
      type: 'string',
      title: 'Email',
      description: 'The email address the agent signs in with.',
    },
    name: { type: 'string', title: 'Name', description: 'The name customers see.' },
    login_status: {
      type: 'string',
      title: 'Login status',
      description: 'Whether the agent accepts chats right after signing in.',
      visibility: 'advanced',
      choices: { 'accepting chats': 'Accepting chats', 'not accepting chats': 'Not accepting chats' },
    },
    job_title: {
      type: 'string',
      title: 'Title',
      description: 'The job title of the agent. Support Agent when left empty.',
      visibility: 'advanced',
    },
    permission: {
      type: 'string',
      title: 'Permission',
      description: 'What the agent may do. Normal when left empty.',
      visibility: 'advanced',
      choices: { administrator: 'Administrator', normal: 'Normal' },
    },
    password: {
      type: 'string',
      title: 'Password',
      description:
        'The first password, at least 5 characters. When left empty, the agent gets an email with an activation link.',
      visibility: 'advanced',
      minLength: 5,
    },
    max_chats_count: {
      type: 'string',
      title: 'Max chat counts',
      description:
        'How many chats the agent may hold at once, a whole number of 1 or more. 6 when left empty.',
      visibility: 'advanced',
    },
  },
});
