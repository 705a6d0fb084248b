import type { PathSegment } from './expression.js';

/** A text that is read from left to right. */
export class Scanner {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Reads `wanted` when it comes next. */
  take(wanted: string): boolean {
    if (!this.text.startsWith(wanted, this.position)) return false;
    this.position += wanted.length;
    return true;
  }

  /** Reads what `pattern` (with the sticky flag) matches here; the empty text when it does not. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.position += found.length;
    return found;
  }

  skipBlanks(): void {
    this.match(/[ \t\r\n]*/y);
  }
}

/** A literal between `quote`s; undefined when the closing one is missing. */
export function readLiteral(scanner: Scanner, quote: string): string | undefined {
  if (!scanner.take(quote)) return undefined;
  const end = scanner.text.indexOf(quote, scanner.position);
  if (end === -1) return undefined;
  const literal = scanner.text.slice(scanner.position, end);
  scanner.position = end + 1;
  return literal;
}

const memberName = /[\p{L}\p{N}_$@-]+/uy;

/** `.name`, `['name with.dots']` and `[0]`, as many as there are. */
export function readPath(scanner: Scanner): PathSegment[] {
  const path: PathSegment[] = [];
  for (;;) {
    const segment = readSegment(scanner);
    if (segment === undefined) return path;
    path.push(segment);
  }
}

/** A dot that ends a sentence, or a bracket that is text, is not part of the path. */
function readSegment(scanner: Scanner): PathSegment | undefined {
  const start = scanner.position;
  if (scanner.take('.')) {
    const name = scanner.match(memberName);
    if (name !== '') return name;
  } else if (scanner.take('[')) {
    const index = scanner.match(/\d{1,9}/y);
    const segment = index === '' ? readLiteral(scanner, "'") : Number(index);
    if (segment !== undefined && scanner.take(']')) return segment;
  }
  scanner.position = start;
  return undefined;
}
