/** A string literal of a C# file. */
export interface CSharpLiteral {
  /** Its text; what an interpolated one works out is `{}`. Escapes stay as they are written. */
  readonly value: string;
  /** Of its first quote. */
  readonly offset: number;
}

/** A line like `#r "System.Data"`. */
export interface CSharpDirective {
  readonly name: string;
  readonly offset: number;
}

/** A C# file with all that is no code blanked out, so that its text can be searched. */
export interface CSharpText {
  /** As long as the text: comments and directives are spaces, literals spaces between their quotes. */
  readonly code: string;
  readonly literals: readonly CSharpLiteral[];
  readonly directives: readonly CSharpDirective[];
}

/** An interpolated string that was left for the code in its braces. */
interface Interrupted {
  readonly offset: number;
  readonly isVerbatim: boolean;
  value: string;
  braces: number;
}

/**
 * Separates code from comments, literals and directives, in one pass. Takes any text; a literal that is not closed
 * ends with its line.
 */
export function readCSharp(text: string): CSharpText {
  const code: string[] = [];
  const literals: CSharpLiteral[] = [];
  const directives: CSharpDirective[] = [];
  const interrupted: Interrupted[] = [];
  let at = 0;
  let kept = 0;

  const blankTo = (end: number): void => {
    code.push(text.slice(kept, at), text.slice(at, end).replace(/[^\r\n]/g, ' '));
    at = end;
    kept = end;
  };

  while (at < text.length) {
    const character = text[at];
    const inner = interrupted.at(-1);
    if (character === '/' && text[at + 1] === '/') blankTo(endOfLine(text, at));
    else if (character === '/' && text[at + 1] === '*') blankTo(after(text, '*/', at + 2));
    else if (character === '#' && startsLine(text, at)) {
      const name = /^#[ \t]{0,20}(\w*)/.exec(text.slice(at, at + 60))?.[1] ?? '';
      directives.push({ name, offset: at });
      blankTo(endOfLine(text, at));
    } else if (character === "'") {
      const end = endOfCharacter(text, at);
      at += 1;
      if (end !== undefined) {
        blankTo(end);
        at += 1;
      }
    } else if (character === '"') openLiteral();
    else if (inner !== undefined && character === '{') {
      inner.braces += 1;
      at += 1;
    } else if (inner !== undefined && character === '}') {
      if (inner.braces > 0) {
        inner.braces -= 1;
        at += 1;
      } else {
        interrupted.pop();
        at += 1;
        readLiteral({ ...inner, value: `${inner.value}{}` }, true);
      }
    } else at += 1;
  }
  code.push(text.slice(kept));
  return { code: code.join(''), literals, directives };

  function openLiteral(): void {
    const prefix = /[@$]{1,2}$/.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
    const offset = at;
    const isVerbatim = prefix.includes('@');
    const quotes = isVerbatim ? '"' : (/^"{3,}/.exec(text.slice(at, at + 64))?.[0] ?? '"');
    at += quotes.length;
    if (quotes.length > 1) {
      const end = text.indexOf(quotes, at);
      const last = end === -1 ? text.length : end;
      literals.push({ value: text.slice(at, last), offset });
      blankTo(last);
      at = Math.min(text.length, last + quotes.length);
    } else readLiteral({ offset, isVerbatim, value: '', braces: 0 }, prefix.includes('$'));
  }

  /** Goes on to the end of the literal, or to the next brace with code in it. */
  function readLiteral(literal: Interrupted, isInterpolated: boolean): void {
    const start = at;
    let end = at;
    for (; end < text.length; end += 1) {
      const character = text[end];
      if (character === '"') {
        if (!literal.isVerbatim || text[end + 1] !== '"') break;
        end += 1;
      } else if (character === '\\' && !literal.isVerbatim) end += 1;
      else if (character === '\n' && !literal.isVerbatim) break;
      else if (isInterpolated && character === '{') {
        if (text[end + 1] !== '{') break;
        end += 1;
      }
    }
    end = Math.min(end, text.length);
    const value = literal.value + text.slice(start, end);
    blankTo(end);
    if (isInterpolated && text[end] === '{') interrupted.push({ ...literal, value, braces: 0 });
    else literals.push({ value, offset: literal.offset });
    at = Math.min(text.length, end + 1);
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function after(text: string, closing: string, from: number): number {
  const end = text.indexOf(closing, from);
  return end === -1 ? text.length : end + closing.length;
}

/** Nothing but a few blanks stands before it in its line. */
function startsLine(text: string, at: number): boolean {
  return /(?:^|\n)[ \t\ufeff]*$/.test(text.slice(Math.max(0, at - 80), at));
}

/** Place of the closing quote of a character like `'"'`, `'\''` and `'\u0041'`. */
function endOfCharacter(text: string, at: number): number | undefined {
  const match = /^'(?:\\[^\n][^'\n]{0,8}|[^'\\\n])'/.exec(text.slice(at, at + 14));
  return match === null ? undefined : at + match[0].length - 1;
}
