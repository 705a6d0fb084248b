import { toJsonObject } from '../../../shared/json-value.js';
import type { OperationNode } from '../../model/nodes.js';
import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

const hook = '/paths/~1hooks/post';

export const webhookDelete = defineRule({
  id: 'webhook-delete',
  code: 'LNT-01',
  summary:
    'A webhook trigger has an operation `DELETE` that ends its subscription, at its path or below, or an internal one elsewhere.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.webhooks,
  note: 'The platform calls DELETE at the `Location` that the subscription answered; 37 published files describe none.',
  example: {
    at: '/paths/~1hooks~1{hookId}',
    bad: undefined,
    good: { delete: { operationId: 'DeleteHook', responses: { '204': { description: 'Done.' } } } },
  },
  on: {
    definition({ operations }, report) {
      const deletes = operations.filter(({ method }) => method === 'delete');
      for (const operation of operations) {
        if (operation.kind !== 'webhook') continue;
        const subscribe = segmentsOf(operation.path.template);
        const isReachable = deletes.some(
          (end) =>
            sharesStart(subscribe, segmentsOf(end.path.template)) ||
            (end.isInternal && endsHook(subscribe, end)),
        );
        if (isReachable) continue;
        report(
          `No operation ends the subscription that \`${operation.label}\` makes; describe its \`DELETE\`, as internal.`,
          { at: operation.pointer },
        );
      }
    },
  },
});

/** The subscription may live below the subscribe path, or below what comes before its last segment. */
function sharesStart(subscribe: readonly string[], remove: readonly string[]): boolean {
  const first = subscribe[0] ?? '';
  const within = (depth: number) => subscribe.slice(0, depth).every((part, index) => part === remove[index]);
  return (
    within(subscribe.length) ||
    (subscribe.length > 1 && within(subscribe.length - 1)) ||
    (subscribe.length > 2 && first === remove[0])
  );
}

/** An internal operation at another path, which names the same thing or a hook. */
function endsHook(subscribe: readonly string[], { path }: OperationNode): boolean {
  const last = subscribe.findLast((part) => part !== '{}') ?? '';
  return segmentsOf(path.template).some((part) => part === last || /hook|subscri/.test(part));
}

function segmentsOf(template: string): readonly string[] {
  return template
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replaceAll(/\{[^}]*\}/g, '{}'));
}

export const webhookLocation = defineRule({
  id: 'webhook-location',
  code: 'LNT-02',
  summary: 'A webhook trigger answers 201 with a `Location`, and says so.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.webhooks,
  note: 'Without `Location` the platform never ends the subscription. A mention in the description of the answer or trigger will do.',
  example: {
    at: `${hook}/responses`,
    bad: { '200': { description: 'Subscribed.' } },
    good: {
      '201': {
        description: 'Subscribed.',
        headers: { Location: { type: 'string', description: 'Its address.' } },
      },
    },
  },
  on: {
    operation(operation, report) {
      if (operation.kind !== 'webhook' || operation.responses.length === 0) return;
      const created = operation.responses.find(({ status }) => status === '201');
      const texts = [
        operation.value['description'],
        ...operation.responses.map(({ value }) => value['description']),
      ];
      const says =
        operation.responses.some(({ value }) =>
          Object.keys(toJsonObject(value['headers'])).some((name) => name.toLowerCase() === 'location'),
        ) || texts.some((text) => typeof text === 'string' && /\blocation\b/i.test(text));
      if (created === undefined) {
        report(
          `\`${operation.label}\` describes no answer 201, the one with the \`Location\` of the subscription.`,
          {
            at: place(operation, 'responses'),
          },
        );
      } else if (!says) {
        report(
          `The answer of \`${operation.label}\` does not say that it has a \`Location\`, where the subscription is ended.`,
          {
            at: created.pointer,
          },
        );
      }
    },
  },
});

export const pollingState = defineRule({
  id: 'polling-state',
  code: 'LNT-09',
  summary:
    'A polling trigger of mode `single` keeps its state by a policy, a script or an `x-ms-trigger-value`.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.extensions,
  note: 'Without state it fires for the same item at each poll, unless the service answers 202 and a `Location` itself.',
  example: { at: '/paths/~1items/get/x-ms-trigger', bad: 'single', good: undefined },
  on: {
    operation(operation, report, { properties, script }) {
      if (
        operation.kind !== 'polling' ||
        operation.value['x-ms-trigger'] !== 'single' ||
        script !== undefined
      )
        return;
      const keeps =
        properties?.policies.some(({ templateId }) => templateId.toLowerCase() === 'pollingtrigger') === true;
      const marked = operation.parameters.some(({ value }) => value['x-ms-trigger-value'] !== undefined);
      const answers = operation.responses.some(({ status }) => status === '202');
      if (keeps || marked || answers) return;
      report(
        `\`${operation.label}\` polls in mode \`single\` and nothing keeps its state; answer 202 with a \`Location\`, or use a policy \`pollingtrigger\`.`,
        {
          at: place(operation, 'x-ms-trigger'),
        },
      );
    },
  },
});

const second = { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };

export const notificationUrlSingle = defineRule({
  id: 'notification-url-single',
  code: 'LNT-10',
  summary: 'An operation has one notification URL.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.webhooks,
  example: { at: `${hook}/parameters/0/schema/properties/other`, bad: second, good: undefined },
  on: {
    operation({ notificationUrls, label, pointer }, report) {
      const [, extra] = notificationUrls;
      if (extra === undefined) return;
      report(`\`${label}\` has ${notificationUrls.length} notification URLs; the platform fills in one.`, {
        at: extra.pointer.startsWith(pointer) ? extra.pointer : pointer,
      });
    },
  },
});
