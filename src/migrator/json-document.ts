import { findNodeAtLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser';

/** One thing that was changed in a file. */
export interface Change {
  /** JSON pointer of the place; an element name in XML. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** JSON text in which single strings are replaced; everything else stays, to the last blank. */
export interface JsonDocument {
  readonly root: Node;
  /** Replaces a text value. The same text again is no change. */
  replace(node: Node | undefined, after: string): void;
  /** Replaces the name of a member of an object. */
  rename(property: Node, after: string): void;
  readonly changes: readonly Change[];
  toText(): string;
}

/** Opens JSON text; `undefined` when it is none. */
export function openJson(text: string): JsonDocument | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root === undefined) return undefined;
  const edits = new Map<number, { readonly length: number; readonly text: string }>();
  const changes: Change[] = [];
  const edit = (node: Node, after: string, place: string): void => {
    const before: unknown = node.value;
    if (typeof before !== 'string' || before === after || edits.has(node.offset)) return;
    edits.set(node.offset, { length: node.length, text: JSON.stringify(after) });
    changes.push({ place, before, after });
  };
  return {
    root,
    changes,
    replace(node, after) {
      if (node !== undefined) edit(node, after, pointerOf(node));
    },
    rename(property, after) {
      const key = property.children?.[0];
      if (key !== undefined) edit(key, after, pointerOf(property));
    },
    toText() {
      return [...edits]
        .sort(([one], [other]) => other - one)
        .reduce((done, [offset, { length, text: after }]) => {
          return `${done.slice(0, offset)}${after}${done.slice(offset + length)}`;
        }, text);
    },
  };
}

/** A member of an object, however deep. */
export function at(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return node === undefined ? undefined : findNodeAtLocation(node, [...path]);
}

/** The text of a member, or `undefined`. */
export function textAt(node: Node | undefined, ...path: readonly string[]): string | undefined {
  const value: unknown = at(node, ...path)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The members of an object: their names, values and the property nodes. */
export function membersOf(node: Node | undefined): readonly { key: string; value: Node; property: Node }[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key !== undefined && value !== undefined ? [{ key: String(key.value), value, property }] : [];
  });
}

/** The value of a node, as JSON. */
export function toValue(node: Node | undefined): unknown {
  return node === undefined ? undefined : getNodeValue(node);
}

/** RFC 6901. */
export function pointerOf(node: Node): string {
  const { parent } = node;
  if (parent === undefined) return '';
  if (parent.type === 'array') return `${pointerOf(parent)}/${parent.children?.indexOf(node) ?? 0}`;
  if (parent.type === 'object')
    return `${pointerOf(parent)}/${escapeSegment(String(node.children?.[0]?.value))}`;
  return pointerOf(parent); // the value of a property: the property has the name
}

function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
