import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { decodeText } from '../shared/decode-text.js';
import { createLocator, type Place } from '../shared/locate-pointer.js';
import type { LoadFinding } from './load-finding.js';

/** What the bytes of one JSON file gave: a value unless a finding is an error. */
export interface ParsedDocument {
  readonly value?: unknown;
  readonly findings: readonly LoadFinding[];
  /** Line and column of JSON pointers, or of the nearest part around each that exists. */
  locate(...pointers: readonly string[]): readonly Place[];
}

/** Reads JSON the forgiving way: byte-order mark, Latin-1, comments and trailing commas pass with a warning. */
export function parseDocument(bytes: Uint8Array, file: string): ParsedDocument {
  const { text, encoding } = decodeText(bytes);
  const { placeAt } = createLocator(text);
  const locate = (...pointers: readonly string[]): readonly Place[] =>
    pointers.map(createLocator(text, pointers).locate);
  const findings: LoadFinding[] = [];
  if (encoding === 'latin-1' || encoding === 'utf-16') {
    const message = `The file is not UTF-8; it was read as ${encoding === 'latin-1' ? 'Latin-1' : 'UTF-16'}.`;
    findings.push({ code: 'encoding', severity: 'warning', message, file, line: 1, column: 1 });
  }
  try {
    return { value: JSON.parse(text), findings, locate };
  } catch {
    const { value, error, correction } = parseForgiving(text, placeAt);
    if (error !== undefined) {
      const message = text.trim() === '' ? 'The file is empty.' : `The file is not valid JSON: ${error}.`;
      return {
        findings: [{ code: 'json-syntax', severity: 'error', message, file, ...correction }],
        locate,
      };
    }
    const message =
      'The file has comments or trailing commas, which the platform refuses; it was read without them.';
    findings.push({ code: 'json-not-strict', severity: 'warning', message, file, ...correction });
    return { value, findings, locate };
  }
}

interface Forgiven {
  readonly value?: unknown;
  /** Why not even this could be read, said of the place in `correction`. */
  readonly error?: string;
  /** The first thing that was forgiven. */
  readonly correction: Place;
}

function parseForgiving(text: string, placeAt: (offset: number) => Place): Forgiven {
  try {
    const errors: ParseError[] = [];
    const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
    const error = errors[0];
    if (error !== undefined) {
      const reason = words(printParseErrorCode(error.error));
      return { error: reason, correction: placeAt(error.offset) };
    }
    const strict: ParseError[] = [];
    parseTree(text, strict, { allowTrailingComma: false, disallowComments: true });
    return { value: tree && toValue(tree), correction: placeAt(forgivenAt(text, strict[0])) };
  } catch {
    // The parser is recursive: a document nested thousands deep exhausts the stack.
    return { error: 'it is nested too deeply', correction: { line: 1, column: 1 } };
  }
}

/** The parser stops at the bracket after a trailing comma; the comma is what a reader has to find. */
function forgivenAt(text: string, error: ParseError | undefined): number {
  const offset = error?.offset ?? 0;
  const comma = text.lastIndexOf(',', offset);
  return /[}\]]/.test(text.charAt(offset)) && comma >= 0 ? comma : offset;
}

function toValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(toValue);
  if (node.type !== 'object') return node.value;
  const members = (node.children ?? []).map(({ children = [] }) => [
    children[0]?.value,
    children[1] && toValue(children[1]),
  ]);
  return Object.fromEntries(members);
}

/** `CloseBraceExpected` as `close brace expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
