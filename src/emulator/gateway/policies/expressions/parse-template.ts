import type { Call, CallForm, Dialect, ExpressionProblem, Template, Text } from './expression.js';
import { type NoCall, parseCall } from './parse-call.js';
import { Scanner } from './scanner.js';

const forms: Readonly<Record<CallForm, { readonly open: RegExp; readonly close: string }>> = {
  string: { open: /@\{[ \t]*@?/y, close: '}' },
  braces: { open: /\{[ \t]*@/y, close: '}' },
  bare: { open: /@/y, close: '' },
};

/**
 * Reads a template: what is no call stays text, and what looks like one and cannot be evaluated is a problem as well.
 * Takes time in proportion to the text.
 *
 * @example parseTemplate("Bearer @connectionParameters('key')", plainDialect).parts.length // 2
 */
export function parseTemplate(text: string, dialect: Dialect): Template {
  const scanner = new Scanner(text);
  const parts: (Text | Call)[] = [];
  const problems: ExpressionProblem[] = [];
  let textStart = 0;
  while (!scanner.isAtEnd) {
    scanner.match(/[^@{]+/y);
    const start = scanner.position;
    const found = scanner.isAtEnd ? undefined : readCall(scanner, dialect);
    if (found?.kind === 'call') {
      if (start > textStart) parts.push({ kind: 'text', text: text.slice(textStart, start) });
      parts.push(found);
      textStart = scanner.position;
    } else {
      if (found !== undefined) problems.push({ position: start, message: found.message });
      scanner.position = start + 1;
    }
  }
  if (textStart < text.length) parts.push({ kind: 'text', text: text.slice(textStart) });
  return { parts, problems };
}

function readCall(scanner: Scanner, dialect: Dialect): Call | NoCall | undefined {
  const start = scanner.position;
  for (const form of dialect.forms) {
    const { open, close } = forms[form];
    if (scanner.match(open) === '') continue;
    const call = parseCall(scanner, dialect);
    if (call === undefined && form === 'string') {
      return { kind: 'no-call', message: '`@{` is followed by no function that policies know.' };
    }
    if (call?.kind !== 'call' || close === '') return call;
    scanner.skipBlanks();
    if (scanner.take(close)) return { ...call, source: scanner.text.slice(start, scanner.position) };
    return { kind: 'no-call', message: `\`${call.source}\` is not followed by its closing brace.` };
  }
  return readCallOutOfPlace(scanner, dialect);
}

/** A bare call where only braces count is text to the platform: most likely a mistake, so it is told. */
function readCallOutOfPlace(scanner: Scanner, dialect: Dialect): NoCall | undefined {
  if (dialect.forms.includes('bare') || !scanner.take('@')) return undefined;
  const call = parseCall(scanner, dialect);
  if (call?.kind !== 'call') return call;
  return {
    kind: 'no-call',
    message: `\`${call.source}\` is taken as text: write it in braces, as in \`{${call.source}}\`.`,
  };
}
