import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

/** A place in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds places in the text of a JSON file. */
export interface Locator {
  /** Where a JSON pointer leads, or the nearest part around it that exists. */
  locate(pointer: string): Place;
  placeAt(offset: number): Place;
}

const start: Place = { line: 1, column: 1 };

/** The text is read once, when the first place is asked for. */
export function createLocator(text: string): Locator {
  let lines: readonly number[] | undefined;
  let tree: Node | undefined;

  const placeAt = (offset: number): Place => {
    lines ??= [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
    const line = lines.findLastIndex((lineStart) => lineStart <= offset);
    return { line: line + 1, column: offset - (lines[line] ?? 0) + 1 };
  };

  const locate = (pointer: string): Place => {
    try {
      tree ??= parseTree(text, [], { allowTrailingComma: true });
      return tree === undefined ? start : placeAt(nearestNode(tree, pointer).offset);
    } catch {
      // The parser is recursive: a document nested thousands deep exhausts the stack.
      return start;
    }
  };

  return { locate, placeAt };
}

function nearestNode(root: Node, pointer: string): Node {
  let node = root;
  for (const segment of pointer.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = findNodeAtLocation(node, [node.type === 'array' ? Number(name) : name]);
    if (next === undefined) break;
    node = next;
  }
  // A member is found at its name, where a reader looks for it.
  return node.parent?.type === 'property' ? node.parent : node;
}
