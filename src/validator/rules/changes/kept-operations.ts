import { type Fields, inputFields, outputFields } from '../../model/flatten-fields.js';
import type { ChangeNode, OperationNode } from '../../model/nodes.js';

/** One version of an operation and what flows refer to in it. */
export interface OperationVersion {
  readonly operation: OperationNode;
  readonly inputs: Fields;
  readonly outputs: Fields;
}

/** An operation that both versions of the connector have, by its id. */
export interface KeptOperation {
  readonly before: OperationVersion;
  readonly after: OperationVersion;
}

const known = new WeakMap<ChangeNode, readonly KeptOperation[]>();

/** The operations that flows may use today and that are still there; internal ones are no flow's business. */
export function keptOperations(change: ChangeNode): readonly KeptOperation[] {
  const remembered = known.get(change) ?? compare(change);
  known.set(change, remembered);
  return remembered;
}

function compare({ before, after }: ChangeNode): readonly KeptOperation[] {
  const [then, now] = [before.definition, after.definition];
  if (then === undefined || now === undefined) return [];
  return then.operations.flatMap((operation) => {
    const kept = operation.id === '' || operation.isInternal ? undefined : now.operationById(operation.id);
    if (kept === undefined) return [];
    const version = (definition: typeof then, node: OperationNode): OperationVersion => ({
      operation: node,
      inputs: inputFields(definition, node),
      outputs: outputFields(definition, node),
    });
    return [{ before: version(then, operation), after: version(now, kept) }];
  });
}
