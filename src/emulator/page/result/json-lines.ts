/** A piece of a line, with what kind of text it is. */
export interface JsonToken {
  readonly kind: 'name' | 'text' | 'number' | 'word' | 'mark';
  readonly text: string;
}

/** One line of JSON as it is shown. */
export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly JsonToken[];
  /** What does not fit its schema here. */
  readonly problems: readonly string[];
}

/** A place that does not fit, as the schema check tells it. */
export interface MarkedPlace {
  readonly pointer: string;
  readonly message: string;
}

/** Writes a value line by line and marks the places that do not fit. A marked place is the line it starts on. */
export function toJsonLines(value: unknown, places: readonly MarkedPlace[] = []): JsonLine[] {
  const problems = new Map<string, string[]>();
  for (const { pointer, message } of places) {
    problems.set(pointer, [...(problems.get(pointer) ?? []), message]);
  }
  const lines: JsonLine[] = [];
  const write = (
    part: unknown,
    at: { readonly pointer: string; readonly depth: number },
    before: readonly JsonToken[],
    comma: string,
  ): void => {
    const found = problems.get(at.pointer) ?? [];
    const children = childrenOf(part);
    if (children === undefined || children.length === 0) {
      lines.push({ depth: at.depth, tokens: [...before, toToken(part), mark(comma)], problems: found });
      return;
    }
    const [open, close] = Array.isArray(part) ? ['[', ']'] : ['{', '}'];
    lines.push({ depth: at.depth, tokens: [...before, mark(open ?? '')], problems: found });
    children.forEach(([name, child], index) => {
      const place = { pointer: `${at.pointer}/${escapeName(name)}`, depth: at.depth + 1 };
      const label: JsonToken[] = Array.isArray(part)
        ? []
        : [{ kind: 'name', text: JSON.stringify(name) }, mark(': ')];
      write(child, place, label, index < children.length - 1 ? ',' : '');
    });
    lines.push({ depth: at.depth, tokens: [mark(`${close}${comma}`)], problems: [] });
  };
  write(value, { pointer: '', depth: 0 }, [], '');
  return lines;
}

function childrenOf(value: unknown): (readonly [string, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [String(index), item]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

function toToken(value: unknown): JsonToken {
  const text = JSON.stringify(value) ?? 'undefined';
  if (typeof value === 'string') return { kind: 'text', text };
  return { kind: typeof value === 'number' ? 'number' : 'word', text };
}

const mark = (text: string): JsonToken => ({ kind: 'mark', text });
const escapeName = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
