import type { Node } from 'jsonc-parser';

/** The value of a tree of jsonc-parser. Unlike its own `getNodeValue`, a member `__proto__` is one like any other. */
export function treeValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(treeValue);
  if (node.type !== 'object') return node.value;
  const members = (node.children ?? []).map(({ children = [] }) => [
    children[0]?.value,
    children[1] && treeValue(children[1]),
  ]);
  return Object.fromEntries(members);
}

/** A code of jsonc-parser in words: `CloseBraceExpected` as `close brace expected`. */
export function errorWords(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
