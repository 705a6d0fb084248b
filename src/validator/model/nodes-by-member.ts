import type { Placed } from './nodes.js';

/**
 * Lists the nodes that have a member, for all members that are asked for, in one pass; each list is in the order of
 * the nodes. Asking for several members gives the nodes that have at least one of them.
 */
export function nodesByMember<Node extends Placed>(
  nodes: readonly Node[],
  wanted: Iterable<readonly string[]>,
): ReadonlyMap<readonly string[], readonly Node[]> {
  const found = new Map<readonly string[], Node[]>();
  const lists = new Map<string, Node[][]>();
  for (const members of wanted) {
    if (found.has(members)) continue;
    const list: Node[] = [];
    found.set(members, list);
    for (const member of members) lists.set(member, [...(lists.get(member) ?? []), list]);
  }
  if (lists.size === 0) return found;
  for (const node of nodes) {
    for (const member of Object.keys(node.value)) {
      for (const list of lists.get(member) ?? []) if (list.at(-1) !== node) list.push(node);
    }
  }
  return found;
}
