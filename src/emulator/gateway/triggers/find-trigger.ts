import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { describeTrigger } from '../../../connector-folder/describe-trigger.js';
import { hasNotificationUrl } from '../../../connector-folder/notification-url.js';
import { toJsonObject } from '../../../shared/json-value.js';
import { GatewayProblem, listNames } from '../gateway-problem.js';
import { findInputs } from '../inputs/find-input.js';
import type { Flow, FlowKind } from './flow.js';

/** The trigger that is named, or an action that waits for a webhook; else a problem that says what there is. */
export function findTrigger(
  connectors: ReadonlyMap<string, Connector>,
  connectorName: string,
  trigger: string,
): { connector: Connector; operation: Operation } {
  const connector = connectors.get(connectorName);
  const operation = connector?.operations.find(({ id }) => id === trigger);
  if (connector === undefined) throw notValid(`There is no connector \`${connectorName}\`.`);
  const known = listNames(connector.operations.filter(({ kind }) => kind !== 'action').map(({ id }) => id));
  if (operation === undefined) {
    throw notValid(`\`${connectorName}\` has no operation \`${trigger}\`. Its triggers: ${known}.`);
  }
  if (operation.kind !== 'action' || isWebhookAction(connector, operation)) return { connector, operation };
  throw notValid(`\`${trigger}\` is an action; a flow starts with a trigger. Its triggers: ${known}.`);
}

/** An action that is over when the backend calls it back. */
export const isWebhookAction = (connector: Connector, { kind, parameters }: Operation): boolean =>
  kind === 'action' &&
  parameters.some(
    ({ schema }) => schema !== undefined && hasNotificationUrl(toJsonObject(connector.definition), schema),
  );

/** How a flow with this trigger starts. */
export function kindOf(
  connectors: ReadonlyMap<string, Connector>,
  { connector: name, trigger }: Pick<Flow, 'connector' | 'trigger'>,
): FlowKind {
  const connector = connectors.get(name);
  const operation = connector?.operations.find(({ id }) => id === trigger);
  if (connector === undefined || operation === undefined) return 'unknown';
  if (operation.kind !== 'polling') return operation.kind === 'action' ? 'step' : 'webhook';
  return findWaker(connector, operation) === undefined ? 'polling' : 'woken';
}

/**
 * What a flow subscribes with: its own operation, or the webhook operation that `x-ms-notification` names with the
 * inputs of the same name.
 */
export function toSubscription(
  connector: Connector,
  operation: Operation,
  parameters: Flow['parameters'],
): { readonly operation: Operation; readonly parameters: Flow['parameters'] } {
  const waker = findWaker(connector, operation);
  if (waker === undefined) return { operation, parameters };
  const shared = Object.entries(parameters).flatMap(([given, value]): [string, unknown][] => {
    const [target] = findInputs(connector, operation, given);
    if (target?.kind !== 'parameter') return [];
    const [same] = findInputs(connector, waker, target.parameter.name);
    return same === undefined ? [] : [[same.key, value]];
  });
  return { operation: waker, parameters: Object.fromEntries(shared) };
}

/**
 * The webhook operation that wakes a polling trigger; undefined when it is only polled. Nothing else can wake:
 * https://learn.microsoft.com/connectors/custom-connectors/certification-swagger-validator-rules
 */
export function findWaker(connector: Connector, operation: Operation): Operation | undefined {
  const id = describeTrigger(operation)?.wokenBy;
  if (id === undefined || operation.kind !== 'polling') return undefined;
  return connector.operations.find((candidate) => candidate.id === id && candidate.kind === 'webhook');
}

const notValid = (message: string): GatewayProblem => new GatewayProblem(422, 'FlowNotValid', message);
