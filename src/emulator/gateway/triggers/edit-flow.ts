import { isDeepStrictEqual } from 'node:util';
import type { Connector } from '../../../connector-folder/connector.js';
import { type BuiltRequest, buildRequest } from '../build-request.js';
import { GatewayProblem } from '../gateway-problem.js';
import { findTrigger } from './find-trigger.js';
import type { Flow } from './flow.js';

type Trigger = Pick<Flow, 'connector' | 'trigger' | 'connection' | 'parameters' | 'recurrence'>;

/**
 * The flow after a save: a new version, not subscribed yet. An edit of any part of the trigger resets the state of a
 * polling trigger; a save that leaves the trigger as it was keeps it.
 * https://learn.microsoft.com/azure/logic-apps/manage-logic-apps-with-azure-portal
 */
export function editFlow(connectors: ReadonlyMap<string, Connector>, before: Flow, saved: Flow): Flow {
  const { recurrence: _, polling, ...rest } = before;
  const { triggerName, trigger, connection, parameters, urlForm, recurrence, version } = saved;
  const isKept = polling !== undefined && isSameTrigger(connectors, before, saved);
  return {
    ...rest,
    ...{ triggerName, trigger, connection, parameters, urlForm, version },
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(isKept ? { polling } : {}),
    subscription: { state: 'none', warnings: [] },
  };
}

/** Inputs are the same when they make the same request, under whichever names they were given. */
function isSameTrigger(connectors: ReadonlyMap<string, Connector>, one: Trigger, other: Trigger): boolean {
  return (
    one.trigger === other.trigger &&
    one.connection === other.connection &&
    isDeepStrictEqual(one.recurrence, other.recurrence) &&
    isDeepStrictEqual(requestOf(connectors, one), requestOf(connectors, other))
  );
}

/** The inputs as they stand where the definition does not take them (any more). */
function requestOf(
  connectors: ReadonlyMap<string, Connector>,
  flow: Trigger,
): BuiltRequest | Trigger['parameters'] {
  try {
    const { connector, operation } = findTrigger(connectors, flow.connector, flow.trigger);
    return buildRequest(connector, operation, flow.parameters);
  } catch (error) {
    if (error instanceof GatewayProblem) return flow.parameters;
    throw error;
  }
}
