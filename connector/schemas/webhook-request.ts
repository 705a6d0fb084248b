import { defineSchema } from '../../src/model/schema.js';

/** What the platform sends to subscribe: the callback URL of the flow. */
export const webhookRequest = defineSchema({
  type: 'object',
  name: 'WebhookRequest',
  required: ['url'],
  properties: {
    url: {
      type: 'string',
      description: 'The callback URL of the flow; the platform fills it in.',
      visibility: 'internal',
      notificationUrl: true,
    },
  },
});
