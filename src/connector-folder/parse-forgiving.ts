import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { errorWords, treeValue } from '../shared/jsonc-tree.js';
import type { Place } from '../shared/locate-pointer.js';
import { howToConvert } from './load-finding.js';

/** What could be read of a text that is not strict JSON. */
export interface Forgiven {
  readonly value?: unknown;
  /** Why not even this could be read, said of the place in `correction`. */
  readonly error?: string;
  /** The first thing that was forgiven. */
  readonly correction: Place;
}

/** Reads JSON with comments and trailing commas; anything else is an error. */
export function parseForgiving(text: string, placeAt: (offset: number) => Place): Forgiven {
  try {
    const errors: ParseError[] = [];
    const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
    const error = errors[0];
    if (error !== undefined) {
      const reason = whatElse(text) ?? errorWords(printParseErrorCode(error.error));
      return { error: reason, correction: placeAt(error.offset) };
    }
    const strict: ParseError[] = [];
    parseTree(text, strict, { allowTrailingComma: false, disallowComments: true });
    return { value: tree && treeValue(tree), correction: placeAt(forgivenAt(text, strict[0])) };
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

/** What a file is that is taken for JSON now and then. */
function whatElse(text: string): string | undefined {
  if (/^version https:\/\/git-lfs\.github\.com\//.test(text))
    return 'it is a Git LFS pointer, run `git lfs pull`';
  if (/^(?:<{7}|>{7}) /m.test(text)) return 'it has the marks of a merge conflict';
  if (/^\s*</.test(text)) return 'it is XML or HTML';
  if (/^(?:swagger|openapi)\s*:/m.test(text)) return `it is YAML, and connectors take JSON; ${howToConvert}`;
  return undefined;
}
