/** A place in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds places in the text of a JSON file. */
export interface Locator {
  /** Where a JSON pointer leads, or the nearest part around it that exists. A member is found at its name. */
  locate(pointer: string): Place;
  placeAt(offset: number): Place;
}

/**
 * Places in a text. The pointers that will be asked for are found together, in one pass when the first is wanted;
 * another pointer costs a pass of its own. The text need not be strict JSON: comments and missing or superfluous
 * commas are passed over.
 */
export function createLocator(text: string, pointers: Iterable<string> = []): Locator {
  let lines: readonly number[] | undefined;
  let isScanned = false;
  const root: Wanted = {};
  const parts = new Map<string, Wanted>();

  const placeAt = (offset: number): Place => {
    lines ??= lineStarts(text);
    const line = lastAtMost(lines, offset);
    return { line: line + 1, column: offset - (lines[line] ?? 0) + 1 };
  };

  /** Many pointers lead into the same object, so the part around is remembered as well. */
  const want = (pointer: string): Wanted => {
    const known = parts.get(pointer);
    if (known !== undefined) return known;
    const end = pointer.lastIndexOf('/');
    if (end < 0) return root;
    const outer = pointer.slice(0, end);
    const around = parts.get(outer) ?? partAt(root, outer);
    parts.set(outer, around);
    const part = partIn(around, unescapeSegment(pointer.slice(end + 1)));
    parts.set(pointer, part);
    return part;
  };

  const locate = (pointer: string): Place => {
    if (!isScanned) for (const wanted of pointers) want(wanted);
    const isKnown = isScanned && parts.has(pointer);
    const part = want(pointer);
    if (!isKnown) scan(text, root);
    isScanned = true;
    return placeAt(nearestOffset(part));
  };

  return { locate, placeAt };
}

/** A part of the document that somebody asked for, or that leads there. */
interface Wanted {
  readonly around?: Wanted;
  inside?: Map<string, Wanted>;
  offset?: number;
}

function partAt(root: Wanted, pointer: string): Wanted {
  let part = root;
  for (const segment of pointer.split('/').slice(1)) part = partIn(part, unescapeSegment(segment));
  return part;
}

function partIn(around: Wanted, segment: string): Wanted {
  around.inside ??= new Map();
  const known = around.inside.get(segment);
  if (known !== undefined) return known;
  const part = { around };
  around.inside.set(segment, part);
  return part;
}

function unescapeSegment(segment: string): string {
  return segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment;
}

/** Of the part itself, else of the nearest one around it that exists. */
function nearestOffset(part: Wanted): number {
  let found: Wanted | undefined = part;
  while (found !== undefined && found.offset === undefined) found = found.around;
  return found?.offset ?? 0;
}

/** A line ends with `\n`, `\r\n` or a `\r` alone; the last is rare, and looking for it in all texts is slow. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (/\r(?!\n)/.test(text)) {
    for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  } else {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  }
  return starts;
}

/** Notes the offsets of what is wanted. Calls itself only along wanted pointers, and skips everything else. */
function scan(text: string, root: Wanted): void {
  let position = 0;

  skipSpace();
  root.offset = position;
  readValue(root);

  function readValue(part: Wanted): void {
    skipSpace();
    const opening = text.charCodeAt(position);
    if (part.inside === undefined || (opening !== openBrace && opening !== openBracket)) {
      position = skipValue(text, position);
      return;
    }
    position += 1;
    if (opening === openBrace) readMembers(part.inside);
    else readItems(part.inside);
  }

  function readMembers(inside: ReadonlyMap<string, Wanted>): void {
    for (skipSpace(); position < text.length; skipSpace()) {
      const start = position;
      if (text.charCodeAt(position) !== quote) {
        if (skipClosing()) return;
        continue;
      }
      position = skipString(text, position);
      const next = inside.get(nameIn(text, start, position));
      skipSpace();
      if (text.charCodeAt(position) === colon) position += 1;
      skipSpace();
      if (next !== undefined) {
        next.offset = start;
        readValue(next);
      } else position = skipValue(text, position);
    }
  }

  function readItems(inside: ReadonlyMap<string, Wanted>): void {
    let index = 0;
    for (skipSpace(); position < text.length; skipSpace()) {
      const code = text.charCodeAt(position);
      if (code === comma || code === closeBrace || code === closeBracket) {
        if (skipClosing()) return;
        continue;
      }
      const next = inside.get(String(index));
      index += 1;
      if (next !== undefined) {
        next.offset = position;
        readValue(next);
      } else position = skipValue(text, position);
    }
  }

  /** Passes what stands between values; whether it was the end of the object or array. */
  function skipClosing(): boolean {
    const code = text.charCodeAt(position);
    position += 1;
    return code === closeBrace || code === closeBracket;
  }

  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff) position += 1;
      else if (code === slash && text[position + 1] === '/') position = after(text, '\n', position);
      else if (code === slash && text[position + 1] === '*') position = after(text, '*/', position + 2);
      else return;
    }
  }
}

const quote = 0x22;
const comma = 0x2c;
const slash = 0x2f;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The offset behind the value that begins at one; always further on. */
function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === quote) return skipString(text, start);
  let position = start;
  if (first !== openBrace && first !== openBracket) {
    while (position < text.length && !endsWord(text, position)) position += 1;
    return Math.max(position, start + 1);
  }
  let depth = 0;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === quote) {
      position = skipString(text, position);
      continue;
    }
    position += 1;
    if (code === openBrace || code === openBracket) depth += 1;
    else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
      if (depth === 0) return position;
    }
  }
  return position;
}

/** Whether a number, `true` and such end before the character. */
function endsWord(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  if (code > 0x7f) return /\s/.test(text.charAt(position));
  return (
    code <= 0x20 ||
    code === comma ||
    code === colon ||
    code === quote ||
    code === openBrace ||
    code === closeBrace ||
    code === openBracket ||
    code === closeBracket
  );
}

/** The offset behind the string that begins at one. */
export function skipString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
}

function nameIn(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(text.slice(start, end)));
  } catch {
    return raw;
  }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function lastAtMost(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
