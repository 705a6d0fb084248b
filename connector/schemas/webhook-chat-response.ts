import { defineSchema } from '../../src/model/schema.js';

/** A chat that started or ended. https://platform.text.com/docs/management/webhooks/ (v2 layout) */
export const webhookChatResponse = defineSchema({
  type: 'object',
  name: 'WebhookChatResponse',
  properties: {
    chat: {
      type: 'object',
      properties: {
        agents: {
          type: 'array',
          title: 'agents',
          description: 'The agents of the chat.',
          items: {
            type: 'object',
            properties: {
              login: { type: 'string', title: 'Agent email', description: 'The login of the agent.' },
              name: { type: 'string', title: 'Agent name', description: 'The name of the agent.' },
            },
          },
        },
        ended_timestamp: {
          type: 'string',
          format: 'date-time',
          title: 'Ended timestamp',
          description: 'When the chat ended, in UTC; absent while it goes on.',
        },
        events: {
          type: 'array',
          title: 'events',
          description: 'What happened in the chat besides messages.',
          items: {
            type: 'object',
            properties: {
              text: { type: 'string', title: 'Event text', description: 'What happened, in words.' },
              timestamp: {
                type: 'string',
                format: 'date-time',
                title: 'Event Date-Time',
                description: 'When it happened, in UTC.',
              },
              type: {
                type: 'string',
                title: 'Event type',
                description: 'What happened, for example closed.',
              },
              user_type: {
                type: 'string',
                title: 'Event user type',
                description: 'Whether an agent or the visitor did it.',
                values: ['agent', 'visitor'],
              },
            },
          },
        },
        groups: {
          type: 'array',
          title: 'groups',
          description: 'The numbers of the groups the chat belongs to.',
          items: { type: 'integer', title: 'Group', description: 'The number of one group.' },
        },
        id: {
          type: 'string',
          title: 'Group Id',
          description: 'The id of the chat; the title is the published one.',
        },
        messages: {
          type: 'array',
          title: 'Message',
          description: 'What was said, oldest first.',
          items: {
            type: 'object',
            properties: {
              agent_id: {
                type: 'string',
                title: 'Agent Id',
                description: 'The login of the agent who wrote it; absent for a visitor.',
              },
              author_name: { type: 'string', title: 'Author name', description: 'The name of who wrote it.' },
              text: { type: 'string', title: 'Text', description: 'What was said.' },
              timestamp: {
                type: 'string',
                format: 'date-time',
                title: 'Sent Date-Time',
                description: 'When it was said, in UTC.',
              },
              user_type: {
                type: 'string',
                title: 'User type',
                description: 'Who wrote it. A supervisor whispers to the agent.',
                values: ['agent', 'supervisor', 'visitor'],
              },
            },
          },
        },
        started_timestamp: {
          type: 'string',
          format: 'date-time',
          title: 'Started Date-Time',
          description: 'When the chat started, in UTC.',
        },
        tags: {
          type: 'array',
          title: 'tags',
          description: 'The tags of the chat.',
          items: { type: 'string', title: 'Tag', description: 'One tag.' },
        },
        url: { type: 'string', title: 'URL', description: 'The page on which the chat started.' },
      },
    },
    event_unique_id: {
      type: 'string',
      title: 'Event Id',
      description: 'The id of this notification; the same when it is delivered again.',
    },
    pre_chat_survey: {
      type: 'array',
      title: 'Pre chat survey',
      description: 'What the visitor answered before the chat; empty when there was no survey.',
      items: {
        type: 'object',
        properties: {
          answer: {
            type: 'string',
            title: 'Answer',
            description: 'The answer; several chosen ones are joined by commas.',
          },
          id: { type: 'string', title: 'Survey Id', description: 'The id of the question.' },
          label: { type: 'string', title: 'Question', description: 'The question.' },
        },
      },
    },
    visitor: {
      type: 'object',
      properties: {
        email: { type: 'string', title: 'Email', description: 'The email address of the visitor.' },
        id: { type: 'string', title: 'Id', description: 'The id of the visitor.' },
        language: { type: 'string', title: 'Language', description: 'The language of the browser.' },
        name: { type: 'string', title: 'Name', description: 'The name of the visitor.' },
        page_current: { type: 'string', title: 'Page', description: 'The page the visitor looks at.' },
      },
    },
  },
});
