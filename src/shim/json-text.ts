const byteOrderMark = '\uFEFF';

/** The bytes of a body. Most come in one part, which needs no copy. */
export function joinParts(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}

/** The text of JSON: UTF-8, of which a reader may pass over a byte order mark. https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
export function toText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}
