/** A Markdown table with aligned columns. Bars and line breaks inside a cell are written so that they stay inside. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map(toCell));
  const widths = head.map((_, column) =>
    lines.reduce((widest, cells) => Math.max(widest, cells[column]?.length ?? 0), 3),
  );
  const [first, ...others] = lines.map((cells) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [first ?? [], rule, ...others].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function toCell(text: string): string {
  // A backslash before a bar would unescape it, so those are doubled.
  return text.replace(/(\\*)\|/g, '$1$1\\|').replace(/\r\n|\r|\n/g, ' ');
}
