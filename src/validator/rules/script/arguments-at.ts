/** A call longer than this is not followed to its end. */
const maximumLength = 600;

/** The arguments of a call, from behind its bracket; undefined where it does not end. Literals have to be blanked. */
export function argumentsAt(code: string, from: number): readonly string[] | undefined {
  const found: string[] = [];
  let depth = 0;
  let start = from;
  const last = Math.min(code.length, from + maximumLength);
  for (let at = from; at < last; at += 1) {
    const character = code[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (depth > 0 && ')]}'.includes(character)) depth -= 1;
    else if (depth === 0 && (character === ',' || character === ')')) {
      found.push(code.slice(start, at));
      start = at + 1;
      if (character === ')') return found;
    }
  }
  return undefined;
}
