/** Place of the brace that closes what is open at a place; undefined beyond 100,000 characters. */
export function closingBrace(code: string, from: number): number | undefined {
  let depth = 0;
  const last = Math.min(code.length, from + 100_000);
  for (let at = from; at < last; at += 1) {
    if (code[at] === '{') depth += 1;
    else if (code[at] === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}
