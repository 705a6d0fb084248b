/** The line, counted from 1, where JSON.stringify(value, null, 4) writes the member at a pointer. */
export function lineOf(value: unknown, pointer: string): number {
  let line = 1;
  let node = value;
  for (const segment of pointer.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof node !== 'object' || node === null) break;
    line += 1;
    for (const [name, member] of Object.entries(node)) {
      if (name === key) break;
      line += JSON.stringify(member, null, 4).split('\n').length;
    }
    node = (node as Record<string, unknown>)[key];
  }
  return line;
}
