/** The text of a file and the encoding it turned out to have. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'latin-1';
}

/**
 * Text from bytes: UTF-8 and UTF-16 by their marks, UTF-16 also by the zero beside the first character, as nothing but
 * ASCII begins a JSON text (RFC 4627 3); else UTF-8, else Latin-1, which fits any bytes.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  const isZero = (byte: number | undefined): boolean => byte === 0;
  if (startsWith(bytes, 0xff, 0xfe) || (isZero(second) && !isZero(first))) {
    return { text: decode('utf-16le', bytes), encoding: 'utf-16' };
  }
  if (startsWith(bytes, 0xfe, 0xff) || (isZero(first) && second !== undefined && !isZero(second))) {
    return { text: decode('utf-16be', bytes), encoding: 'utf-16' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decode('latin1', bytes), encoding: 'latin-1' };
  }
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
