/** A Markdown table. Bars and line breaks inside a cell are written so that they stay inside. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

function cell(text: string): string {
  // A backslash before a bar would unescape it, so those are doubled.
  return text.replace(/(\\*)\|/g, '$1$1\\|').replace(/\r\n|\r|\n/g, ' ');
}
