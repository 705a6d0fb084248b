import type { DefinitionNode, OperationNode, ParameterNode, Placed } from '../../model/nodes.js';
import { place } from '../../rule.js';

/** Where an operation lists a parameter, be it a `$ref` to a shared one; for one of its path, the operation. */
export function listedAt(
  operation: OperationNode,
  parameter: ParameterNode,
  definition: DefinitionNode | undefined,
): string {
  return entryAt(operation, parameter, definition) ?? operation.pointer;
}

/** The entry of a parameter in the list of an operation or a path. */
export function entryAt(
  node: Placed,
  { pointer }: ParameterNode,
  definition: DefinitionNode | undefined,
): string | undefined {
  if (pointer.startsWith(`${node.pointer}/parameters/`)) return pointer;
  const list = node.value['parameters'];
  const index = Array.isArray(list)
    ? list.findIndex((entry: unknown) => definition?.resolve(entry)?.pointer === pointer)
    : -1;
  return index < 0 ? undefined : place(node, 'parameters', index);
}
