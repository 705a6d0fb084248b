import {
  extensionKnown,
  limitNear,
  oauthFlow,
  pathSlashes,
  securityDefinitionSingle,
} from '../../../../src/validator/rules/lints/definition.js';
import { extensionPlace } from '../../../../src/validator/rules/lints/extension-places.js';
import {
  deleteBody,
  importantInputs,
  internalDefault,
  internalUnused,
  ownHeader,
} from '../../../../src/validator/rules/lints/inputs.js';
import {
  notificationUrlSingle,
  pollingState,
  webhookDelete,
  webhookLocation,
} from '../../../../src/validator/rules/lints/webhooks.js';
import { ruleTest } from '../../../support/rule-test.js';

const hook = '/paths/~1hooks/post';
const get = '/paths/~1items/get';
const shared = '/parameters/PageSize';
const newItem = '/paths/~1items/post/parameters/0/schema/properties';

ruleTest(webhookDelete, [
  {
    name: 'an internal one at a path of its own',
    given: [
      { at: '/paths/~1items~1hooks', set: { post: { operationId: 'Other' } } },
      {
        at: '/paths/~1subscriptions~1{id}',
        set: { delete: { operationId: 'End', 'x-ms-visibility': 'internal' } },
      },
      { at: '/paths/~1hooks~1{hookId}', set: undefined },
    ],
    want: [],
  },
  {
    name: 'no DELETE below',
    given: [{ at: '/paths/~1hooks~1{hookId}/delete', set: undefined }],
    want: [
      {
        pointer: hook,
        message:
          'No operation ends the subscription that `WhenItemIsAdded` makes; describe its `DELETE`, as internal.',
      },
    ],
  },
]);
ruleTest(webhookLocation, [
  {
    name: 'the header only, in other capitals',
    given: [
      {
        at: `${hook}/responses/201`,
        set: { description: 'Done.', headers: { location: { type: 'string' } } },
      },
    ],
    want: [],
  },
  {
    name: 'no word of it',
    given: [{ at: `${hook}/responses/201`, set: { description: 'Done.' } }],
    want: [
      {
        pointer: `${hook}/responses/201`,
        message:
          'The answer of `WhenItemIsAdded` does not say that it has a `Location`, where the subscription is ended.',
      },
    ],
  },
]);
ruleTest(pollingState, [
  {
    name: 'answers 202',
    given: [
      { at: `${get}/x-ms-trigger`, set: 'single' },
      { at: `${get}/responses/202`, set: { description: 'Nothing new.' } },
    ],
    want: [],
  },
  { name: 'a batch', given: [{ at: `${get}/x-ms-trigger`, set: 'batch' }], want: [] },
]);
ruleTest(notificationUrlSingle, [{ name: 'one', given: [], want: [] }]);
ruleTest(importantInputs, [{ name: 'two', given: [], want: [] }]);
ruleTest(internalDefault, [
  {
    name: 'with a default',
    given: [
      {
        at: shared,
        set: {
          name: 'a',
          in: 'query',
          type: 'string',
          required: true,
          default: 'x',
          'x-ms-visibility': 'internal',
        },
      },
    ],
    want: [],
  },
  {
    name: 'of an internal operation',
    given: [{ at: '/paths/~1hooks~1{hookId}/delete/parameters/0/x-ms-visibility', set: 'internal' }],
    want: [
      {
        pointer: '/paths/~1hooks~1{hookId}/delete/parameters/0',
        message: '`hookId` is required and internal, so nobody can fill it in; give it a `default`.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(internalUnused, [
  {
    name: 'an optional one',
    given: [{ at: `${shared}/x-ms-visibility`, set: 'internal' }],
    want: [
      {
        pointer: shared,
        message:
          '`pageSize` is internal and optional and has no default, so it is never sent. Remove it, or make it visible.',
      },
    ],
  },
  {
    name: 'one that a polling policy fills in',
    given: [
      { at: `${shared}/x-ms-visibility`, set: 'internal' },
      {
        at: `${get}/parameters/0`,
        set: { name: 'since', in: 'query', type: 'string', 'x-ms-visibility': 'internal' },
      },
      {
        in: 'properties',
        at: '/properties/policyTemplateInstances',
        set: [
          {
            templateId: 'PollingTrigger',
            parameters: { 'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody()[0].at}' } },
          },
        ],
      },
    ],
    want: [
      {
        pointer: shared,
        message:
          '`pageSize` is internal and optional and has no default, so it is never sent. Remove it, or make it visible.',
      },
    ],
  },
  {
    name: 'an optional property of a body',
    given: [
      { at: `${newItem}/priority/x-ms-visibility`, set: 'internal' },
      { at: `${newItem}/priority/default`, set: undefined },
    ],
    want: [
      {
        pointer: `${newItem}/priority`,
        message:
          '`priority` is internal and optional and has no default, so it is never sent. Remove it, or make it visible.',
      },
    ],
  },
  {
    name: 'a property that has a default, that the platform fills in, or that is given as well',
    given: [
      { at: `${newItem}/priority/x-ms-visibility`, set: 'internal' },
      { at: '/paths/~1hooks/post/parameters/0/schema/required', set: undefined },
      { at: '/definitions/Item/properties/id/x-ms-visibility', set: 'internal' },
      { at: '/paths/~1items/post/parameters/0/schema/properties/like', set: { $ref: '#/definitions/Item' } },
    ],
    want: [],
  },
]);
ruleTest(deleteBody, [{ name: 'a POST', given: [], want: [] }]);
ruleTest(ownHeader, [
  {
    name: 'internal with a fixed default',
    given: [
      {
        at: shared,
        set: {
          name: 'accept',
          in: 'header',
          type: 'string',
          default: 'text/csv',
          'x-ms-visibility': 'internal',
        },
      },
    ],
    want: [],
  },
]);
ruleTest(extensionKnown, [
  {
    name: 'a slip of the pen',
    given: [{ at: `${get}/x-ms-trigger-hints`, set: 'Add an item.' }],
    want: [
      {
        pointer: `${get}/x-ms-trigger-hints`,
        message: 'The extension `x-ms-trigger-hints` is not known; `x-ms-trigger-hint` may be meant.',
      },
    ],
  },
  { name: 'one of your own', given: [{ at: `${get}/x-contoso`, set: true }], want: [] },
]);
ruleTest(extensionPlace, [
  {
    name: 'on the object around or inside the right one',
    given: [
      { at: `${hook}/x-ms-notification-content`, set: { schema: { type: 'object' } } },
      { at: '/paths/~1items/x-ms-trigger', set: 'batch' },
      { at: `${get}/responses/200/x-ms-pageable`, set: { nextLinkName: 'nextLink' } },
    ],
    want: [
      {
        pointer: `${get}/responses/200/x-ms-pageable`,
        message: '`x-ms-pageable` is not read here; move it to an operation, or remove it.',
      },
      {
        pointer: '/paths/~1items/x-ms-trigger',
        message: '`x-ms-trigger` is not read here; move it to an operation, or remove it.',
      },
      {
        pointer: `${hook}/x-ms-notification-content`,
        message:
          '`x-ms-notification-content` is not read here; move it to the path, beside its methods, or remove it.',
      },
    ],
  },
  {
    name: 'a property of that name',
    given: [{ at: `${newItem}/x-ms-trigger`, set: { type: 'string' } }],
    want: [],
  },
]);
ruleTest(pathSlashes, [
  {
    name: 'two in a row',
    given: [{ at: '/paths/~1lists~1~1all', set: {} }],
    want: [{ pointer: '/paths/~1lists~1~1all', message: 'The path `/lists//all` has two slashes in a row.' }],
  },
  { name: 'the root', given: [{ at: '/paths/~1', set: {} }], want: [] },
]);
ruleTest(securityDefinitionSingle, [
  {
    name: 'with sets',
    given: [
      { at: '/securityDefinitions/other', set: {} },
      { in: 'properties', at: '/properties/connectionParameterSets', set: {} },
    ],
    want: [],
  },
]);
ruleTest(oauthFlow, [
  { name: 'no flow', given: [{ at: '/securityDefinitions/api_key', set: { type: 'oauth2' } }], want: [] },
]);
ruleTest(limitNear, [{ name: 'far from all', given: [], want: [] }]);
