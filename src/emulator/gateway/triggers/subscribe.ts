import type { Connector } from '../../../connector-folder/connector.js';
import type { AddressContext } from '../address-at-gateway.js';
import { buildRequest } from '../build-request.js';
import type { Forward } from '../forward-request.js';
import { GatewayProblem } from '../gateway-problem.js';
import type { Caller } from '../headers.js';
import { maskText, maskValue } from '../mask.js';
import type { SendThroughGateway } from '../send-through-gateway.js';
import { toCallbackTarget } from './callback-url.js';
import { findTrigger, toSubscription } from './find-trigger.js';
import type { Flow, HistoryRow, Row, Subscription } from './flow.js';
import { checkSubscribeAnswer, planUnsubscribe } from './plan-unsubscribe.js';

/** What subscribing and unsubscribing need. */
export interface SubscribeOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly sendThroughGateway: SendThroughGateway;
  readonly forward: Forward;
  publicUrl(): string;
  contextOf(connector: Connector, connection: string): AddressContext;
  secretsOf(connector: string, connection: string): readonly string[];
}

/** Makes and removes the webhooks of flows. */
export interface Subscriber {
  subscribe(flow: Flow): Promise<{ subscription: Subscription; row: Row }>;
  unsubscribe(flow: Flow): Promise<Row>;
}

/**
 * Calls the subscribe operation with a callback URL when a flow is saved or turned on, and DELETEs the stored
 * `Location` when it is turned off, edited or deleted.
 * https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger
 */
export function createSubscriber(options: SubscribeOptions): Subscriber {
  return {
    async subscribe(flow) {
      const { connector, operation: trigger } = findTrigger(options.connectors, flow.connector, flow.trigger);
      const { operation, parameters } = toSubscription(connector, trigger, flow.parameters);
      const failed = (detail: string, more: Partial<Row> = {}): { subscription: Subscription; row: Row } => ({
        subscription: { state: 'failed', warnings: [] },
        row: { kind: 'subscribe', outcome: 'Failed', detail, ...more },
      });
      const url = `${options.publicUrl()}${toCallbackTarget(flow)}`;
      let request: ReturnType<typeof buildRequest>;
      try {
        request = buildRequest(connector, operation, parameters, url);
      } catch (error) {
        if (error instanceof GatewayProblem) return failed(error.message);
        throw error;
      }
      const outcome = await options.sendThroughGateway(
        flow.connector,
        flow.connection,
        request,
        toCaller(flow),
      );
      if (outcome.kind !== 'answered') return failed('The gateway did not answer the subscribe call.');
      const { status, body, headers } = outcome;
      if (status < 200 || status > 299) {
        const shown = maskValue(body, options.secretsOf(flow.connector, flow.connection));
        return failed(`The subscribe call answered ${status}; a 2xx answer is needed.`, {
          status,
          body: shown,
        });
      }
      const location = headers['location'];
      const warnings = checkSubscribeAnswer(status, location, options.contextOf(connector, flow.connection));
      return {
        subscription: {
          state: 'subscribed',
          callbackOrigin: options.publicUrl(),
          warnings,
          ...(location === undefined ? {} : { location }),
        },
        row: {
          kind: 'subscribe',
          outcome: 'Succeeded',
          status,
          detail: 'The webhook was created.',
          warnings,
        },
      };
    },

    async unsubscribe(flow) {
      const connector = options.connectors.get(flow.connector);
      const row = (outcome: HistoryRow['outcome'], detail: string, more: Partial<Row> = {}): Row => ({
        kind: 'unsubscribe',
        outcome,
        detail,
        ...more,
      });
      if (connector === undefined)
        return row('Failed', `The connector \`${flow.connector}\` is not loaded.`, { route: 'none' });
      if (flow.subscription.state !== 'subscribed') {
        return row('Skipped', 'There is no subscription to remove.', { route: 'none' });
      }
      const plan = planUnsubscribe(flow.subscription.location, options.contextOf(connector, flow.connection));
      const { route, reason } = plan;
      if (plan.route === 'none') return row('Skipped', reason, { route });
      const outcome =
        plan.route === 'foreign'
          ? await callForeign(options.forward, plan.url)
          : await options.sendThroughGateway(
              flow.connector,
              flow.connection,
              toDelete(plan.path),
              toCaller(flow),
            );
      if (outcome.kind !== 'answered') return row('Failed', `${reason} The DELETE got no answer.`, { route });
      const { status } = outcome;
      if (status >= 200 && status <= 299) return row('Succeeded', reason, { route, status });
      const secrets = options.secretsOf(flow.connector, flow.connection);
      const detail = `${reason} The DELETE answered ${status}: the webhook may be left behind.`;
      return row('Failed', detail, { route, status, body: maskValue(outcome.body, secrets) });
    },
  };
}

function toCaller(flow: Flow): Caller {
  const { workflowId, name, version, triggerName } = flow;
  return { workflowId, workflowName: name, version, runId: '', operationName: triggerName };
}

function toDelete(target: string): ReturnType<typeof buildRequest> {
  const [path = '', ...query] = target.split('?');
  return { method: 'DELETE', path, query: query.join('?'), headers: {} };
}

/** No credential and no added headers: https://github.com/microsoft/PowerPlatformConnectors/issues/3678 */
async function callForeign(
  forward: Forward,
  url: URL,
): Promise<{ kind: 'answered'; status: number; body: unknown } | { kind: 'failed' }> {
  const outcome = await forward({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: 'DELETE',
    headers: {},
  });
  if (outcome.kind !== 'answered') return { kind: 'failed' };
  return {
    kind: 'answered',
    status: outcome.status,
    body: maskText(outcome.body.toString('utf8').slice(0, 2000)),
  };
}
