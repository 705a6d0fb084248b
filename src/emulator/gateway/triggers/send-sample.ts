import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { isJsonObject } from '../../../shared/json-value.js';
import type { SchemaChecker } from '../check-schema.js';
import { findSchema, schemaExtensions } from '../dynamic/find-schema.js';
import type { Dynamic } from '../dynamic/resolve-dynamic.js';
import type { Forward } from '../forward-request.js';
import { GatewayProblem } from '../gateway-problem.js';
import type { Mock } from '../mock/create-mock.js';
import { toCallbackTarget } from './callback-url.js';
import { toSubscription } from './find-trigger.js';
import type { Flow } from './flow.js';
import type { Flows } from './flows.js';

/** What sending a sample needs. */
export interface SendSampleOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly flows: Flows;
  readonly mock: Mock;
  readonly dynamic: Dynamic;
  checkerOf(connector: Connector): SchemaChecker;
  readonly forward: Forward;
  localUrl(): string;
}

/** Notifies a flow as a backend would. */
export type SendSample = (
  flow: string,
  notification: { readonly body?: unknown },
) => Promise<{ readonly status: number; readonly body: unknown }>;

/** Calls the flow's own callback URL, so that everything a backend meets is met: state, version, forced answers. */
export function createSendSample({
  connectors,
  flows,
  mock,
  dynamic,
  checkerOf,
  forward,
  localUrl,
}: SendSampleOptions): SendSample {
  return async function sendSample(name, given) {
    const { workflowId } = flows.get(name);
    const flow = flows.findByWorkflow(workflowId);
    const connector = connectors.get(flow?.connector ?? '');
    const trigger = connector?.operations.find(({ id }) => id === flow?.trigger);
    const operation = connector && trigger && toSubscription(connector, trigger, {}).operation;
    if (
      flow === undefined ||
      connector === undefined ||
      operation === undefined ||
      operation.kind === 'polling'
    ) {
      throw new GatewayProblem(
        422,
        'FlowNotNotified',
        `The flow \`${name}\` has no webhook trigger that is loaded.`,
      );
    }
    const body = given.body ?? (await sampleFor(connector, operation, flow));
    const outcome = await forward({
      origin: new URL(localUrl()).origin,
      path: toCallbackTarget(flow),
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    });
    if (outcome.kind === 'answered') return { status: outcome.status, body };
    throw new GatewayProblem(502, 'CallbackNotReached', 'The callback address did not answer.');
  };

  /** Of what the definition describes, and of what an operation of the connector says for the inputs of this flow. */
  async function sampleFor(connector: Connector, operation: Operation, flow: Flow): Promise<unknown> {
    const described = mock.notification(connector, operation) ?? {};
    const place = findSchema(connector, operation, 'body.$', 'output')?.schema;
    if (place === undefined || !schemaExtensions.some((name) => isJsonObject(place[name]))) return described;
    const { connection, parameters } = flow;
    const asked = { connector, operation, connection, parameters, key: 'body.$', side: 'output' } as const;
    // What cannot be asked for leaves the sample as the definition has it.
    const { schema } = await dynamic.schema(asked).catch(() => ({ schema: undefined }));
    if (!isJsonObject(schema)) return described;
    const told = mock.value(connector, schema, `${operation.id}/notification`);
    const whole = isJsonObject(told) && isJsonObject(described) ? { ...described, ...told } : told;
    // The notification is checked against the definition, which may allow other properties than were told of.
    return checkerOf(connector)(operation.notificationSchema ?? {}, whole).length === 0 ? whole : described;
  }
}
