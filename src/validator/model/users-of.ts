import type { DefinitionNode, OperationNode, ParameterNode, SchemaNode } from './nodes.js';

/** Finds the operations that a place belongs to. The whole definition is looked through when the first is asked for. */
export function createUsers(
  definition: DefinitionNode,
): (node: SchemaNode | ParameterNode) => readonly OperationNode[] {
  let index: ReadonlyMap<SchemaNode | ParameterNode, ReadonlySet<OperationNode>> | undefined;
  return (node) => {
    if (node.operation !== undefined) return [node.operation];
    index ??= indexUsers(definition);
    return [...(index.get(node.node === 'schema' ? rootOf(node) : node) ?? [])];
  };
}

/** Users of shared parameters, and of the outermost schema of each definition, response and notification. */
function indexUsers(
  definition: DefinitionNode,
): ReadonlyMap<SchemaNode | ParameterNode, ReadonlySet<OperationNode>> {
  const links = linksBetweenRoots(definition);
  const users = new Map<SchemaNode | ParameterNode, Set<OperationNode>>();
  for (const operation of definition.operations) {
    const roots = [
      ...operation.parameters.flatMap(({ schema }) => schema ?? []),
      ...operation.responses.flatMap(({ schema }) => schema ?? []),
      ...(operation.path.notificationSchema ? [operation.path.notificationSchema] : []),
    ];
    for (const place of [...operation.parameters, ...reachable(roots, links)]) {
      const known = users.get(place) ?? new Set();
      users.set(place, known.add(operation));
    }
  }
  return users;
}

function linksBetweenRoots(definition: DefinitionNode): ReadonlyMap<SchemaNode, ReadonlySet<SchemaNode>> {
  const links = new Map<SchemaNode, Set<SchemaNode>>();
  for (const schema of definition.schemas) {
    if (!Object.hasOwn(schema.value, '$ref')) continue;
    const target = definition.follow(schema);
    if (target === undefined) continue;
    const root = rootOf(schema);
    links.set(root, (links.get(root) ?? new Set()).add(rootOf(target)));
  }
  return links;
}

function reachable(
  roots: readonly SchemaNode[],
  links: ReadonlyMap<SchemaNode, ReadonlySet<SchemaNode>>,
): ReadonlySet<SchemaNode> {
  const seen = new Set<SchemaNode>(roots);
  // A set that grows while it is gone through visits what was added, too.
  for (const root of seen) for (const target of links.get(root) ?? []) seen.add(target);
  return seen;
}

function rootOf(schema: SchemaNode): SchemaNode {
  let root = schema;
  while (root.parent !== undefined) root = root.parent;
  return root;
}
