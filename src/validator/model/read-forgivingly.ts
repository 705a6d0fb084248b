import { createRequire } from 'node:module';
import type { Node, ParseError } from 'jsonc-parser';
import { errorWords, treeValue } from '../../shared/jsonc-tree.js';
import { duplicateKey } from './find-duplicate-keys.js';
import type { DocumentNode, SyntaxProblem } from './nodes.js';

/** Loaded with the first text that is not strict JSON: few are, and it takes as long as checking a small connector. */
const jsoncParser = () => createRequire(import.meta.url)('jsonc-parser') as typeof import('jsonc-parser');

/** What can be read of a text that is not strict JSON, and everything a strict parser would object to. */
export function readForgivingly(text: string): Pick<DocumentNode, 'value' | 'problems'> {
  if (text.trim() === '') {
    return {
      value: undefined,
      problems: [{ kind: 'empty', message: 'The file is empty; an object was expected.', offset: 0 }],
    };
  }
  try {
    const errors: ParseError[] = [];
    const tree = jsoncParser().parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
    const repeated = tree === undefined ? [] : duplicatesIn(tree, []);
    return { value: tree && treeValue(tree), problems: [...toProblems(errors, text), ...repeated] };
  } catch {
    // The parser is recursive: a document nested thousands deep exhausts the stack.
    const message = 'The file is not valid JSON and nested too deeply to say more.';
    return { value: undefined, problems: [{ kind: 'syntax', message, offset: 0 }] };
  }
}

/** One for each place: the parser complains of a comma and of the value it expected behind it. */
function toProblems(errors: readonly ParseError[], text: string): readonly SyntaxProblem[] {
  const byOffset = new Map<number, SyntaxProblem>();
  for (const error of errors) {
    const problem = toProblem(error, text);
    if (!byOffset.has(problem.offset)) byOffset.set(problem.offset, problem);
  }
  return [...byOffset.values()];
}

function toProblem({ error, offset }: ParseError, text: string): SyntaxProblem {
  const code = jsoncParser().printParseErrorCode(error);
  if (code === 'InvalidCommentToken') {
    return { kind: 'comment', message: 'JSON has no comments; take it out.', offset };
  }
  const comma = text.slice(0, offset).trimEnd();
  if (/[}\]]/.test(text.charAt(offset)) && comma.endsWith(',')) {
    const message = 'A comma stands before the closing bracket; take it out.';
    return { kind: 'trailing-comma', message, offset: comma.length - 1 };
  }
  return { kind: 'syntax', message: `The file is not valid JSON: ${errorWords(code)}.`, offset };
}

/** Members with the name of another in the same object. */
function duplicatesIn(
  { type, children = [] }: Node,
  path: readonly (string | number)[],
): readonly SyntaxProblem[] {
  if (type === 'array') return children.flatMap((child, index) => duplicatesIn(child, [...path, index]));
  if (type !== 'object') return [];
  const seen = new Set<string>();
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined) return [];
    const name = String(key.value);
    const at = [...path, name];
    const repeated = seen.has(name) ? [duplicateKey(name, key.offset, at)] : [];
    seen.add(name);
    return [...repeated, ...(value === undefined ? [] : duplicatesIn(value, at))];
  });
}
