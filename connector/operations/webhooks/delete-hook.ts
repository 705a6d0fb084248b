import { defineOperation } from '../../../src/model/operation.js';

/** The platform calls it with the `Location` of a subscription when a flow is turned off, changed or removed. */
export const deleteHook = defineOperation({
  kind: 'action',
  id: 'DeleteHook',
  summary: 'Delete hook',
  description: 'Ends the subscription of a trigger.',
  visibility: 'internal',
  method: 'delete',
  path: '/webhooks/{hookId}',
  parameters: [
    {
      name: 'hookId',
      in: 'path',
      required: true,
      type: 'string',
      description: 'The id of the subscription.',
    },
  ],
  response: { status: 204, description: 'The subscription is gone.' },
});
