import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Finding, Fix } from '../finding.js';

/** A text with repairs made. */
export interface Repaired {
  readonly text: string;
  /** How many findings were repaired; the others stood in each other's way and wait for the next round. */
  readonly count: number;
}

interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly insert: string;
}

/**
 * Makes the repairs of findings in the text of one JSON file, and touches nothing else: spacing, order and line ends
 * stay. Of repairs that touch the same characters, the first is made.
 */
export function applyFixes(text: string, findings: readonly Finding[]): Repaired {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const edits: Edit[] = [];
  for (const { fix } of findings) {
    const edit = fix && toEdit(text, tree, fix);
    if (edit !== undefined && !edits.some((other) => overlap(edit, other))) edits.push(edit);
  }
  // From the end, so that places that are still to come do not move.
  const repaired = edits
    .toReversed()
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (now, { offset, length, insert }) => now.slice(0, offset) + insert + now.slice(offset + length),
      text,
    );
  return { text: repaired, count: edits.length };
}

function overlap(a: Edit, b: Edit): boolean {
  if (a.length === 0 && b.length === 0) return false;
  return a.offset < b.offset + Math.max(b.length, 1) && b.offset < a.offset + Math.max(a.length, 1);
}

function toEdit(text: string, tree: Node | undefined, fix: Fix): Edit | undefined {
  if ('insert' in fix) return fix;
  if (tree === undefined) return undefined;
  const segments = fix.pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const name = segments.pop();
  const around = find(tree, segments);
  if (name === undefined || around === undefined) return undefined;
  const node = find(around, [name]);
  if ('set' in fix) return node ? replace(node, JSON.stringify(fix.set)) : add(text, around, name, fix.set);
  if (node === undefined) return undefined;
  const entry = node.parent?.type === 'property' ? node.parent : node;
  if ('remove' in fix) return remove(around, entry);
  const key = entry.children?.[0];
  return entry.type === 'property' && key ? replace(key, JSON.stringify(fix.rename)) : undefined;
}

function find(tree: Node, segments: readonly string[]): Node | undefined {
  let node: Node | undefined = tree;
  for (const segment of segments) {
    if (node === undefined) return undefined;
    node = findNodeAtLocation(node, [node.type === 'array' ? Number(segment) : segment]);
  }
  return node;
}

function replace({ offset, length }: Node, insert: string): Edit {
  return { offset, length, insert };
}

/** Takes the comma before the next entry along, or the one behind the entry before. */
function remove({ children = [] }: Node, entry: Node): Edit {
  const index = children.indexOf(entry);
  const next = children[index + 1];
  if (next !== undefined) return { offset: entry.offset, length: next.offset - entry.offset, insert: '' };
  const before = children[index - 1];
  const start = before === undefined ? entry.offset : before.offset + before.length;
  return { offset: start, length: entry.offset + entry.length - start, insert: '' };
}

/** Behind the last member, on a line of its own where that one has one. */
function add(text: string, around: Node, name: string, value: unknown): Edit | undefined {
  if (around.type !== 'object') return undefined;
  const member = `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  const last = around.children?.at(-1);
  if (last === undefined) return { offset: around.offset + 1, length: 0, insert: member };
  const lead = /(?:\r\n|\r|\n)[ \t]*$/.exec(text.slice(0, last.offset))?.[0] ?? ' ';
  return { offset: last.offset + last.length, length: 0, insert: `,${lead}${member}` };
}
