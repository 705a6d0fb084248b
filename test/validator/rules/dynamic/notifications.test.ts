import {
  notificationByWebhook,
  notificationContent,
  notificationOnTrigger,
  notificationOnWebhook,
  notificationUrlInternal,
  notificationUrlPlace,
  notificationUrlPresent,
  notificationUrlRequired,
  notificationUrlText,
} from '../../../../src/validator/rules/dynamic/notifications.js';
import { ruleTest } from '../../../support/rule-test.js';

const body = '/paths/~1hooks/post/parameters/0';
const url = `${body}/schema/properties/callbackUrl`;

ruleTest(notificationContent, [
  {
    name: 'content in the operation',
    given: [
      { at: '/paths/~1hooks/x-ms-notification-content', set: undefined },
      { at: '/paths/~1hooks/post/x-ms-notification-content', set: { schema: { type: 'object' } } },
    ],
    want: [
      {
        pointer: '/paths/~1hooks/post',
        message:
          '`WhenItemIsAdded` has a notification URL, but its path lacks `x-ms-notification-content`, which describes what is sent there. It stands in the operation: move it one level up, beside the method.',
      },
    ],
  },
  { name: 'a POST without URL', given: [{ at: '/paths/~1items/x-ms-summary', set: 'Items' }], want: [] },
]);
ruleTest(notificationUrlPresent, [
  {
    name: 'a path on which nothing subscribes',
    given: [{ at: '/paths/~1hooks/post', set: undefined }],
    want: [],
  },
  {
    name: 'false is no mark',
    given: [{ at: `${url}/x-ms-notification-url`, set: false }],
    want: [
      {
        pointer: '/paths/~1hooks/post',
        message:
          'What is sent to a notification URL is described, but `WhenItemIsAdded` takes no such URL; mark a property of its body with `"x-ms-notification-url": true`.',
      },
    ],
  },
]);
ruleTest(notificationUrlPlace, [
  {
    name: 'in a response',
    given: [{ at: '/definitions/Item/properties/id/x-ms-notification-url', set: true }],
    want: [
      {
        pointer: '/definitions/Item/properties/id/x-ms-notification-url',
        message:
          'A notification URL stands in what is given or sent; it belongs to the body that an operation takes.',
      },
    ],
  },
]);
ruleTest(notificationUrlInternal, [
  {
    name: 'the object around it is internal',
    given: [
      { at: `${url}/x-ms-visibility`, set: undefined },
      { at: `${body}/schema/x-ms-visibility`, set: 'internal' },
    ],
    want: [],
  },
  {
    name: 'the body is internal',
    given: [
      { at: `${url}/x-ms-visibility`, set: undefined },
      { at: `${body}/x-ms-visibility`, set: 'internal' },
    ],
    want: [],
  },
]);
ruleTest(notificationUrlRequired, [
  {
    name: 'an optional body',
    given: [{ at: `${body}/required`, set: false }],
    want: [
      {
        pointer: body,
        message:
          'The notification URL `callbackUrl` of `WhenItemIsAdded` may be left out, as the body parameter is optional; require it.',
      },
    ],
  },
]);
ruleTest(notificationUrlText, [
  {
    name: 'no type',
    given: [{ at: `${url}/type`, set: undefined }],
    want: [{ pointer: url, message: 'The notification URL is of no type; it has to be a `string`.' }],
  },
]);
const notification = '/paths/~1items/get/x-ms-notification';
ruleTest(notificationOnTrigger, [
  {
    name: 'an action',
    given: [{ at: notification, set: { operationId: 'WhenItemIsAdded' } }],
    want: [
      {
        pointer: notification,
        message: '`ListItems` has `x-ms-notification` but is no trigger; say `x-ms-trigger`, or remove it.',
      },
    ],
  },
]);
ruleTest(notificationOnWebhook, [
  { name: 'a polling trigger', given: [{ at: notification, set: {} }], want: [] },
]);
ruleTest(notificationByWebhook, [
  {
    name: 'an operation that does not exist',
    given: [{ at: notification, set: { operationId: 'No' } }],
    want: [],
  },
]);
