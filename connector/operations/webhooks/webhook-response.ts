import { defineOperation } from '../../../src/model/operation.js';

/**
 * The place where the published connector takes LiveChat's notifications in. This one gives LiveChat an address
 * of its own per subscription; the operation stays for connections that still name it.
 */
export const webhookResponse = defineOperation({
  kind: 'action',
  id: 'WebhookResponse',
  summary: 'Receive a notification',
  description: 'Takes a notification of LiveChat in and passes it on to the flow that subscribed.',
  visibility: 'internal',
  authenticated: false,
  method: 'post',
  path: '/webhook_response',
  parameters: [
    {
      name: 'logicAppsUri',
      in: 'query',
      type: 'string',
      description: 'The callback URL of the flow, in base64.',
    },
  ],
  response: { status: 200, description: 'The notification was taken.' },
});
