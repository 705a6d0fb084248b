import { describeForm } from '../form/describe-form.js';
import { toFormValues } from '../form/to-form-values.js';
import { findTrigger } from '../triggers/find-trigger.js';
import type { FlowChanges, ForcedAnswer, NewFlow } from '../triggers/flow.js';
import { frequencies } from '../triggers/recurrence.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';
import { optionalText, record } from './schemas.js';

const changes = {
  connection: optionalText,
  trigger: optionalText,
  parameters: { type: 'object' },
  recurrence: {
    ...record(
      { frequency: { type: 'string', enum: frequencies }, interval: { type: 'integer', minimum: 1 } },
      ['frequency', 'interval'],
    ),
    description: 'Of a polling trigger.',
  },
  urlForm: { type: 'string', enum: ['logic-apps', 'power-platform'] },
};

/** Flows and their triggers. */
export function flowRoutes({ connectors, flows, sendSample }: ControlOptions): ControlRoute[] {
  return [
    {
      ...{ method: 'get', path: '/flows', id: 'ListFlows', status: 200 },
      summary: 'All flows with state, subscription and trigger history; signatures are masked.',
      handle: () => ({ body: { flows: flows.list() } }),
    },
    {
      ...{ method: 'post', path: '/flows', id: 'CreateFlow', status: 201 },
      summary:
        'Saves a flow and subscribes or polls its trigger. `trigger` is the operation id; an action that waits for a webhook runs once.',
      body: record({ name: optionalText, connector: optionalText, ...changes }, [
        'name',
        'connector',
        'connection',
        'trigger',
      ]),
      // A cast in this table is backed by the `body` schema beside it.
      handle: async ({ body }) => ({ body: await flows.create(body as NewFlow) }),
    },
    {
      ...{ method: 'get', path: '/flows/{flow}', id: 'GetFlow', status: 200 },
      summary: 'One flow.',
      handle: ({ params: { flow = '' } }) => ({ body: flows.get(flow) }),
    },
    {
      ...{ method: 'get', path: '/flows/{flow}/form', id: 'GetFlowForm', status: 200 },
      summary: "The form of the flow's trigger, and what is filled in, in the shape of that form.",
      answer: {
        ...{ type: 'object', required: ['form', 'parameters'] },
        properties: { form: { type: 'object' }, parameters: { type: 'object' } },
      },
      handle: ({ params: { flow = '' } }) => {
        const { connector: name, trigger, parameters } = flows.get(flow);
        const { connector, operation } = findTrigger(connectors, name, trigger);
        return {
          body: {
            form: describeForm(connector, operation),
            parameters: toFormValues(connector, operation, parameters),
          },
        };
      },
    },
    {
      ...{ method: 'patch', path: '/flows/{flow}', id: 'EditFlow', status: 200 },
      summary:
        'Saves a flow again: new version, new callback URL, new webhook; the old webhook is removed. `parameters` replace all that were there. A polling trigger that is changed begins anew.',
      body: record({ ...changes, order: { type: 'string', enum: ['subscribe-first', 'unsubscribe-first'] } }),
      handle: async ({ params: { flow = '' }, body }) => ({
        body: await flows.edit(flow, body as FlowChanges),
      }),
    },
    {
      ...{ method: 'delete', path: '/flows/{flow}', id: 'DeleteFlow', status: 204 },
      summary: 'Removes a flow and its webhook.',
      handle: async ({ params: { flow = '' } }) => {
        await flows.delete(flow);
        return {};
      },
    },
    {
      ...{ method: 'post', path: '/flows/{flow}/turn-on', id: 'TurnOnFlow', status: 200 },
      summary: 'Turns a flow on: its trigger is subscribed.',
      handle: async ({ params: { flow = '' } }) => ({ body: await flows.turnOn(flow) }),
    },
    {
      ...{ method: 'post', path: '/flows/{flow}/turn-off', id: 'TurnOffFlow', status: 200 },
      summary: 'Turns a flow off: its webhook is removed, its callback answers 400.',
      handle: async ({ params: { flow = '' } }) => ({ body: await flows.turnOff(flow) }),
    },
    {
      ...{ method: 'post', path: '/flows/{flow}/poll', id: 'PollFlow', status: 200 },
      summary: 'Polls the trigger of the flow now, instead of when its recurrence says.',
      handle: async ({ params: { flow = '' } }) => ({ body: await flows.poll(flow) }),
    },
    {
      ...{ method: 'post', path: '/flows/{flow}/notify', id: 'NotifyFlow', status: 200 },
      summary:
        "Calls the callback URL of the flow, as the backend would: with `body`, or with a sample of the trigger's notification schema when it is left out.",
      body: record({ body: {} }),
      handle: async ({ params: { flow = '' }, body }) => ({
        body: await sendSample(flow, body as { readonly body?: unknown }),
      }),
    },
    {
      ...{ method: 'put', path: '/flows/{flow}/respond-with', id: 'SetCallbackAnswer', status: 200 },
      summary: 'Makes the callback of the flow answer otherwise, for tests of the sender.',
      body: record(
        {
          status: { type: 'integer', minimum: 200, maximum: 599 },
          code: optionalText,
          message: optionalText,
          headers: { type: 'object', additionalProperties: { type: 'string', pattern: '^[\\x20-\\x7e]*$' } },
          delayMs: { type: 'integer', minimum: 0, maximum: 600_000 },
          times: { type: 'integer', minimum: 1 },
        },
        ['status'],
      ),
      handle: ({ params: { flow = '' }, body }) => ({ body: flows.respondWith(flow, body as ForcedAnswer) }),
    },
    {
      ...{ method: 'delete', path: '/flows/{flow}/respond-with', id: 'ResetCallbackAnswer', status: 200 },
      summary: 'Lets the callback of the flow answer as usual again.',
      handle: ({ params: { flow = '' } }) => ({ body: flows.respondWith(flow, undefined) }),
    },
  ];
}
