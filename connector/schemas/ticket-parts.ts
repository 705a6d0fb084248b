import { defineSchema } from '../../src/model/schema.js';

/** Every place a ticket or a ticket message can come from; the published page lists fewer in places. */
const sourceTypes = ['lc2', 'mail', 'facebook', 'agent-app-manual', 'chat-window'] as const;

/** Where a ticket came from. */
export const ticketSource = defineSchema({
  type: 'object',
  properties: {
    id: { type: 'string', title: 'Id', description: 'The chat the ticket was made from.' },
    type: {
      type: 'string',
      title: 'Type',
      description: 'The channel the ticket came through; lc2 stands for the agent app and for API calls.',
      values: sourceTypes,
    },
    url: { type: 'string', title: 'URL', description: 'The page on which the ticket was opened.' },
  },
});

/** Who asked. */
export const ticketRequester = defineSchema({
  type: 'object',
  properties: {
    ip: { type: 'string', title: 'IP', description: 'The network address of the requester; often absent.' },
    mail: { type: 'string', title: 'Email', description: 'The email address of the requester.' },
    name: { type: 'string', title: 'Name', description: 'The name of the requester.' },
  },
});

/** The groups that see a ticket. */
export const ticketGroups = defineSchema({
  type: 'array',
  title: 'Group',
  description: 'The groups that see the ticket.',
  items: {
    type: 'object',
    properties: {
      id: { type: 'integer', title: 'Id', description: 'The number of the group; 0 is everybody.' },
      name: { type: 'string', title: 'Name', description: 'The name of the group.' },
    },
  },
});

/** What happened on a ticket: messages, assignments. */
export const ticketEvents = defineSchema({
  type: 'array',
  title: 'events',
  description: 'What happened on the ticket, oldest first.',
  items: {
    type: 'object',
    properties: {
      author: {
        type: 'object',
        properties: {
          id: { type: 'string', title: 'Id', description: 'The email address of the author.' },
          name: { type: 'string', title: 'Name', description: 'The name of the author.' },
          type: {
            type: 'string',
            title: 'Type',
            description: 'Whether an agent or the client wrote it.',
            values: ['agent', 'client'],
          },
        },
      },
      date: {
        type: 'string',
        format: 'date-time',
        title: 'Event Date-Time',
        description: 'When it happened, in UTC.',
      },
      is_private: { type: 'boolean', title: 'Is private', description: 'Whether only agents see it.' },
      message: { type: 'string', title: 'Message', description: 'The text, for an event that is a message.' },
      source: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            title: 'Type',
            description: 'The channel the message came through.',
            values: sourceTypes,
          },
          url: { type: 'string', title: 'URL', description: 'The page on which the message was written.' },
        },
      },
      type: {
        type: 'string',
        title: 'Event type',
        description: 'What happened, for example message or assignee_changed.',
      },
    },
  },
});

/** The words a ticket carries. */
export const ticketTags = defineSchema({
  type: 'array',
  title: 'tags',
  description: 'The tags of the ticket.',
  items: { type: 'string', title: 'Tag', description: 'One tag.' },
});

/** The number a ticket is known by. */
export const ticketId = defineSchema({
  type: 'string',
  title: 'Ticket Id',
  description: 'The id of the ticket.',
});

/** Where a ticket stands. */
export const ticketStatus = defineSchema({
  type: 'string',
  title: 'Status',
  description: 'Where the ticket stands.',
  values: ['open', 'pending', 'solved', 'spam'],
});

/** What a ticket is about. */
export const ticketSubject = defineSchema({
  type: 'string',
  title: 'Subject',
  description: 'What the ticket is about.',
});

/** When a ticket was opened. */
export const ticketDate = defineSchema({
  type: 'string',
  format: 'date-time',
  title: 'Created Date-Time',
  description: 'When the ticket was created, in UTC.',
});
