import { isJsonObject, toJsonObject } from '../../../shared/json-value.js';
import type { SchemaNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const hook = '/paths/~1hooks/post';
const body = `${hook}/parameters/0/schema`;
const url = `${body}/properties/callbackUrl`;

export const notificationContent = defineRule({
  id: 'notification-content',
  code: 'OperationMustHaveNotificationContentExtension',
  summary: 'The path of an operation with a notification URL has `x-ms-notification-content`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.webhooks,
  example: {
    at: '/paths/~1hooks/x-ms-notification-content',
    bad: undefined,
    good: { description: 'The item that was added.', schema: { $ref: '#/definitions/Item' } },
  },
  on: {
    operation(operation, report) {
      const { length } = operation.notificationUrls;
      if (length === 0 || operation.path.value['x-ms-notification-content'] !== undefined) return;
      const elsewhere =
        operation.value['x-ms-notification-content'] === undefined
          ? ''
          : ' It stands in the operation: move it one level up, beside the method.';
      report(
        `\`${operation.label}\` has a notification URL, but its path lacks \`x-ms-notification-content\`, which describes what is sent there.${elsewhere}`,
      );
    },
  },
});

export const notificationUrlPresent = defineRule({
  id: 'notification-url-present',
  code: 'WebhookOperationsMissingNotificationUrlProperty',
  summary: 'A path with `x-ms-notification-content` has an operation with a notification URL.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.webhooks,
  example: { at: `${url}/x-ms-notification-url`, bad: undefined, good: true },
  on: {
    path(path, report, { definition }) {
      if (path.value['x-ms-notification-content'] === undefined) return;
      if (path.operations.some(({ notificationUrls }) => notificationUrls.length > 0)) return;
      const trigger = path.operations.find(({ method }) => method !== 'get' && method !== 'delete');
      if (trigger === undefined) return; // nothing here could subscribe
      const body = trigger.parameters.find((item) => item.in === 'body');
      // What it takes is missing, or behind a `$ref` that leads nowhere, which is reported as such.
      if (body !== undefined && (body.schema === undefined || definition?.follow(body.schema) === undefined))
        return;
      report(
        `What is sent to a notification URL is described, but \`${trigger.label}\` takes no such URL; mark a property of its body with \`"x-ms-notification-url": true\`.`,
        { at: trigger.pointer },
      );
    },
  },
});

export const notificationUrlPlace = defineRule({
  id: 'notification-url-place',
  code: 'NotificationUrlNotAllowedInThisPosition',
  summary: 'A notification URL is a property of the body that an operation takes.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.webhooks,
  example: { at: '/paths/~1items/get/parameters/0/x-ms-notification-url', bad: true, good: undefined },
  members: ['x-ms-notification-url'],
  on: {
    parameter(parameter, report) {
      if (parameter.value['x-ms-notification-url'] !== true) return;
      report(
        `\`${parameter.name}\` in \`${parameter.in}\` is marked as notification URL; only a property of the body can be.`,
        {
          at: place(parameter, 'x-ms-notification-url'),
        },
      );
    },
    operation(operation, report) {
      if (operation.value['x-ms-notification-url'] !== true) return;
      report(
        `\`${operation.label}\` itself is marked as notification URL; only a property of its body can be.`,
        {
          at: place(operation, 'x-ms-notification-url'),
        },
      );
    },
    typed(node, report) {
      if (node.node !== 'header' && node.node !== 'items') return;
      if (node.value['x-ms-notification-url'] !== true) return;
      report('A header is marked as notification URL; only a property of the body can be.', {
        at: place(node, 'x-ms-notification-url'),
      });
    },
    schema(schema, report) {
      if (schema.value['x-ms-notification-url'] !== true) return;
      if (schema.uses.has('input') || schema.uses.size === 0) return;
      report(
        'A notification URL stands in what is given or sent; it belongs to the body that an operation takes.',
        {
          at: place(schema, 'x-ms-notification-url'),
        },
      );
    },
  },
});

export const notificationUrlInternal = defineRule({
  id: 'notification-url-internal',
  code: 'NotificationUrlNotInternal',
  summary: 'A notification URL, or what it stands in, is internal: the platform fills it in.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.webhooks,
  example: { at: `${url}/x-ms-visibility`, bad: 'advanced', good: 'internal' },
  on: {
    operation({ notificationUrls, parameters }, report) {
      for (const schema of notificationUrls) {
        const bodyParameter = parameters.find((item) => item.in === 'body');
        if (schema.isInternal || bodyParameter?.isInternal === true) continue;
        report(
          `The notification URL ${quote(schema.name)} is shown to makers; say \`"x-ms-visibility": "internal"\`.`,
          {
            at: schema.pointer,
            fix: { pointer: place(schema, 'x-ms-visibility'), set: 'internal' },
          },
        );
      }
    },
  },
});

export const notificationUrlRequired = defineRule({
  id: 'notification-url-required',
  code: 'NotificationUrlNotRequired',
  summary: 'A notification URL is required, and so is all that it stands in, the body included.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.webhooks,
  example: { at: `${body}/required`, bad: undefined, good: ['callbackUrl'] },
  on: {
    operation({ notificationUrls, parameters, label, pointer }, report) {
      const bodyParameter = parameters.find((item) => item.in === 'body');
      for (const schema of notificationUrls) {
        const optional = optionalPart(schema);
        if (optional === undefined && bodyParameter?.isRequired !== false) continue;
        const what =
          optional === undefined ? 'the body parameter' : optional === schema ? 'it' : quote(optional.name);
        report(
          `The notification URL ${quote(schema.name)} of \`${label}\` may be left out, as ${what} is optional; require it.`,
          { at: optional === undefined ? (bodyParameter?.pointer ?? pointer) : optional.pointer },
        );
      }
    },
  },
});

/** The property itself, or one around it, that is not required. */
function optionalPart(schema: SchemaNode): SchemaNode | undefined {
  for (let current: SchemaNode | undefined = schema; current !== undefined; current = current.parent) {
    if (current.role === 'property' && !current.isRequired) return current;
  }
  return undefined;
}

export const notificationUrlText = defineRule({
  id: 'notification-url-text',
  code: 'NotificationUrlNotString',
  summary: 'A notification URL is of type `string`.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.webhooks,
  example: { at: `${url}/type`, bad: 'object', good: 'string' },
  members: ['x-ms-notification-url'],
  on: {
    schema(schema, report) {
      if (schema.value['x-ms-notification-url'] !== true || schema.value['type'] === 'string') return;
      if (Object.hasOwn(schema.value, '$ref')) return;
      if (isUnknownType(schema.value['type'])) return; // `JsonValueNotInEnum`
      const hasType = Object.hasOwn(schema.value, 'type');
      report(
        `The notification URL is ${hasType ? `of type ${quote(schema.value['type'])}` : 'of no type'}; it has to be a \`string\`.`,
        {
          at: hasType ? place(schema, 'type') : schema.pointer,
        },
      );
    },
  },
});

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'file'];

function isUnknownType(type: unknown): boolean {
  return typeof type === 'string' && !types.includes(type);
}

const notification = '/paths/~1items/get/x-ms-notification';
const byWebhook = { operationId: 'WhenItemIsAdded' };

export const notificationOnTrigger = defineRule({
  id: 'notification-on-trigger',
  code: 'NotificationExtensionSupportedForTriggerOnly',
  summary: '`x-ms-notification` stands only on a trigger.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/get/x-ms-trigger',
    also: [{ at: notification, set: byWebhook }],
    bad: undefined,
    good: 'batch',
  },
  on: {
    operation(operation, report) {
      if (operation.value['x-ms-notification'] === undefined || operation.kind !== 'action') return;
      report(
        `\`${operation.label}\` has \`x-ms-notification\` but is no trigger; say \`x-ms-trigger\`, or remove it.`,
        {
          at: place(operation, 'x-ms-notification'),
        },
      );
    },
  },
});

export const notificationOnWebhook = defineRule({
  id: 'notification-on-webhook',
  code: 'NotificationExtensionNotSupportedInWebhookOperation',
  summary: '`x-ms-notification` does not stand on a webhook.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: `${hook}/x-ms-notification`, bad: byWebhook, good: undefined },
  on: {
    operation(operation, report) {
      if (operation.value['x-ms-notification'] === undefined || operation.notificationUrls.length === 0)
        return;
      report(`\`${operation.label}\` is a webhook itself. Remove \`x-ms-notification\`.`, {
        at: place(operation, 'x-ms-notification'),
      });
    },
  },
});

export const notificationByWebhook = defineRule({
  id: 'notification-by-webhook',
  code: 'NotificationOperationMustBeWebhook',
  summary: 'The operation that `x-ms-notification` names is a webhook.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: notification,
    also: [{ at: '/paths/~1items/get/x-ms-trigger', set: 'batch' }],
    bad: { operationId: 'CreateItem' },
    good: byWebhook,
  },
  on: {
    operation(operation, report, { definition }) {
      const found = operation.value['x-ms-notification'];
      if (!isJsonObject(found)) return;
      const id = toJsonObject(found)['operationId'];
      const target = typeof id === 'string' ? definition?.operationById(id) : undefined;
      if (target === undefined || target.notificationUrls.length > 0) return;
      report(`${quote(id)} is no webhook: it takes no notification URL.`, {
        at: place(operation, 'x-ms-notification', 'operationId'),
      });
    },
  },
});
