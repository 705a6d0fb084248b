import type { FieldReader } from '../field-reader.js';

/** Which part of a list is wanted. */
export interface Page {
  readonly start: number;
  readonly limit: number;
}

/** Reads `limit` and `page_id`. The ids of pages mean something to the simulator alone. */
export function readPage(fields: FieldReader, usualLimit: number): Page {
  const limit = fields.integer('limit', 1, 100) ?? usualLimit;
  const id = fields.text('page_id');
  const start = id === undefined ? 0 : fromPageId(id);
  if (start === undefined) fields.problem('page_id', 'is not known');
  return { start: start ?? 0, limit };
}

/** The rows of one page, and how to get the pages beside it. */
export function takePage<Row>(rows: readonly Row[], { start, limit }: Page) {
  const end = start + limit;
  return {
    rows: rows.slice(start, end),
    ...(end < rows.length && { next_page_id: toPageId(end) }),
    ...(start > 0 && { previous_page_id: toPageId(Math.max(0, start - limit)) }),
  };
}

function toPageId(start: number): string {
  return Buffer.from(`page:${start}`).toString('base64url');
}

function fromPageId(id: string): number | undefined {
  const [, digits] = /^page:(\d{1,9})$/.exec(Buffer.from(id, 'base64url').toString('latin1')) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
