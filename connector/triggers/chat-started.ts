import { defineOperation } from '../../src/model/operation.js';
import { webhookChatResponse } from '../schemas/webhook-chat-response.js';
import { webhookRequest } from '../schemas/webhook-request.js';

/** LiveChat v2 event: chat_started */
export const chatStarted = defineOperation({
  kind: 'webhook',
  id: 'WebhookChatStarted',
  summary: 'When a chat starts',
  description: 'This operation triggers when a chat starts.',
  hint: 'Start a chat on a page that carries the chat window.',
  method: 'post',
  path: '/chat_starts_webhook/webhooks',
  parameters: [
    {
      name: 'event_type',
      in: 'query',
      required: true,
      type: 'string',
      default: 'chat_started',
      description: 'The event to subscribe to.',
      visibility: 'internal',
    },
  ],
  body: webhookRequest,
  response: { status: 201, description: 'The subscription was made; Location says where to end it.' },
  notification: { description: 'The chat that started.', schema: webhookChatResponse },
});
