import { defineSchema } from '../../src/model/schema.js';

/** Who asks. */
export const requesterInput = defineSchema({
  type: 'object',
  required: ['mail'],
  properties: {
    mail: {
      type: 'string',
      title: "Requester's email",
      description: 'The email address of the person who asks.',
    },
    name: { type: 'string', title: "Requester's name", description: 'The name of the person who asks.' },
  },
});

/** Who works on it. */
export const assigneeInput = defineSchema({
  type: 'object',
  properties: {
    id: {
      type: 'string',
      title: 'Assignee Id',
      description: 'The login (email address) of the agent who works on the ticket.',
      visibility: 'advanced',
    },
  },
});

/** Where it comes from. */
export const sourceInput = defineSchema({
  type: 'object',
  properties: {
    type: {
      type: 'string',
      title: 'Source type',
      description: 'The channel the ticket comes through.',
      visibility: 'advanced',
      choices: { 'chat-window': 'Chat window', mail: 'Mail', lc2: 'Agent app or API' },
    },
    url: {
      type: 'string',
      title: 'Source URL',
      description:
        'The page the ticket was opened on. LiveChat takes it only with the source type Chat window.',
      visibility: 'advanced',
    },
  },
});
