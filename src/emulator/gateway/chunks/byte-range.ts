/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
  /** Of the whole content; undefined when it is not told. */
  readonly total?: number;
}

/**
 * Reads `Content-Range` and `Range`. RFC 9110 14 writes `bytes 0-9/20` and `bytes=0-9`; the page about large messages
 * writes `bytes=` in both, so both spellings are read. undefined for anything else.
 */
export function readByteRange(text: string | undefined): ByteRange | undefined {
  const found = /^\s*bytes[= ]\s*(\d{1,15})-(\d{1,15})(?:\/(\d{1,15}|\*))?\s*$/i.exec(text ?? '');
  if (found === null) return undefined;
  const [start, end] = [Number(found[1]), Number(found[2])];
  const total = found[3] === undefined || found[3] === '*' ? undefined : Number(found[3]);
  if (end < start || (total !== undefined && end >= total)) return undefined;
  return { start, end, ...(total === undefined ? {} : { total }) };
}

/** `bytes 0-9/20`. */
export const toContentRange = (start: number, end: number, total: number): string =>
  `bytes ${start}-${end}/${total}`;

/** A count of bytes in a header; undefined when it is none. */
export const readByteCount = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,14}$/.test(text.trim()) ? Number(text) : undefined;
