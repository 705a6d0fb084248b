import type { Connector, Operation } from './connector.js';
import { describeInputs } from './describe-inputs.js';
import { describeOutputs } from './describe-outputs.js';
import { describeTrigger, type TriggerDescription } from './describe-trigger.js';
import type { InputDescription, OutputDescription } from './value-description.js';

/** Every operation of a connector as a maker sees it. The names of this JSON are a public contract. */
export interface ConnectorDescription {
  readonly operations: readonly OperationDescription[];
}

/** One operation as a maker sees it, keys and titles written as the Logic Apps designer writes them. */
export interface OperationDescription
  extends Pick<Operation, 'kind' | 'method' | 'path' | 'summary' | 'description'> {
  readonly operationId: string;
  readonly visibility: Operation['visibility'];
  readonly deprecated: boolean;
  /** Of triggers alone. */
  readonly trigger?: TriggerDescription;
  readonly inputs: readonly InputDescription[];
  readonly outputs: readonly OutputDescription[];
}

/**
 * What makers see of a connector, in the order of the definition; internal operations and inputs are included.
 *
 * @example describeConnector(connector).operations[0]?.inputs[0]?.key // 'path.$.ticketId'
 */
export function describeConnector(connector: Connector): ConnectorDescription {
  return { operations: connector.operations.map((operation) => describeOperation(connector, operation)) };
}

/** What makers see of one operation. */
export function describeOperation(connector: Connector, operation: Operation): OperationDescription {
  return {
    ...summarizeOperation(operation),
    inputs: describeInputs(connector, operation),
    outputs: describeOutputs(connector, operation),
  };
}

/** An operation without its inputs and outputs. */
export type OperationSummary = Omit<OperationDescription, 'inputs' | 'outputs'>;

/** What a list of operations shows. */
export function summarizeOperation(operation: Operation): OperationSummary {
  const { id, kind, method, path, summary, description, visibility, deprecated } = operation;
  const trigger = describeTrigger(operation);
  return {
    ...{ operationId: id, kind, method, path, summary, description, visibility, deprecated },
    ...(trigger === undefined ? {} : { trigger }),
  };
}
