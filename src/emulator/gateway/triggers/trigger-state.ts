import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { describeTrigger, type TriggerState } from '../../../connector-folder/describe-trigger.js';
import { itemsOf, valueAtPath } from '../dynamic/paths.js';
import { findInputs } from '../inputs/find-input.js';

type Values = Readonly<Record<string, unknown>>;

/** The inputs with what the last answer gave for those that `x-ms-trigger-value` marks, in place of what was entered. */
export function withState(
  connector: Connector,
  operation: Operation,
  parameters: Values,
  state: Values = {},
): Values {
  const entered = Object.entries(parameters).filter(
    ([name]) => !findInputs(connector, operation, name).some(({ key }) => Object.hasOwn(state, key)),
  );
  return { ...Object.fromEntries(entered), ...state };
}

/** Whether a poll would ask without knowing where it stands: nothing remembered, and nothing entered. */
export function hasNoState(
  connector: Connector,
  operation: Operation,
  parameters: Values,
  state: Values = {},
): boolean {
  const known = new Set([
    ...Object.keys(state),
    ...Object.keys(parameters).flatMap((name) =>
      findInputs(connector, operation, name).map(({ key }) => key),
    ),
  ]);
  return stateInputs(connector, operation).some(({ key }) => !known.has(key));
}

/**
 * What to ask with next: of a list its first item, newest first as in the triggers that the wizard makes. What the
 * answer does not have is kept. https://learn.microsoft.com/connectors/custom-connectors/create-polling-trigger
 */
export function nextState(
  connector: Connector,
  operation: Operation,
  body: unknown,
  before: Values = {},
): Values | undefined {
  const inputs = stateInputs(connector, operation);
  if (inputs.length === 0) return undefined;
  const found = inputs.flatMap(({ key, collection, path = '' }): [string, unknown][] => {
    const holder = collection === undefined ? body : itemsOf(body, collection)[0];
    const value = path === '' ? holder : valueAtPath(holder, path);
    return value === undefined || value === null ? [] : [[key, value]];
  });
  return { ...before, ...Object.fromEntries(found) };
}

/** With the keys that inputs go by here. */
const stateInputs = (connector: Connector, operation: Operation): readonly TriggerState[] =>
  (describeTrigger(operation)?.state ?? []).map((state) => ({
    ...state,
    key: findInputs(connector, operation, state.key)[0]?.key ?? state.key,
  }));
