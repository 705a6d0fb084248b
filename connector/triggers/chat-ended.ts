import { defineOperation } from '../../src/model/operation.js';
import { webhookChatResponse } from '../schemas/webhook-chat-response.js';
import { webhookRequest } from '../schemas/webhook-request.js';

/** LiveChat v2 event: chat_ended */
export const chatEnded = defineOperation({
  kind: 'webhook',
  id: 'WebhookChatEnded',
  summary: 'When a chat ends',
  description: 'This operation triggers when a chat ends.',
  hint: 'End a chat.',
  method: 'post',
  path: '/chat_ends_webhook/webhooks',
  parameters: [
    {
      name: 'event_type',
      in: 'query',
      required: true,
      type: 'string',
      default: 'chat_ended',
      description: 'The event to subscribe to.',
      visibility: 'internal',
    },
  ],
  body: webhookRequest,
  response: { status: 201, description: 'The subscription was made; Location says where to end it.' },
  notification: { description: 'The chat that ended, with its messages.', schema: webhookChatResponse },
});
