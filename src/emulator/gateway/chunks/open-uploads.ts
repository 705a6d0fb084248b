import type { Operation } from '../../../connector-folder/connector.js';
import { chunkSettings } from './chunk-settings.js';

/** Uploads in pieces that the gateway let begin: their PATCH requests need not be operations of the definition. */
export interface OpenUploads {
  /** Notes where the pieces of an upload go: the path below the connection. */
  open(connection: string, path: string, operation: Operation): void;
  /** The operation that began the upload whose piece this request is. */
  find(connection: string, method: string, path: string): Operation | undefined;
}

/** The oldest upload is forgotten after so many. */
const most = 1000;

/** Remembers uploads in pieces; nothing of their content. */
export function createOpenUploads(): OpenUploads {
  const uploads = new Map<string, Operation>();
  return {
    open(connection, path, operation) {
      uploads.delete(`${connection} ${path}`);
      uploads.set(`${connection} ${path}`, operation);
      const [oldest] = uploads.keys();
      if (uploads.size > most && oldest !== undefined) uploads.delete(oldest);
    },
    find: (connection, method, path) =>
      method === 'PATCH' && uploads.size > 0 ? uploads.get(`${connection} ${path}`) : undefined,
  };
}

/** Whether a request announces content that comes in pieces. */
export const isAnnouncement = (
  operation: Operation,
  { method, headers }: { readonly method: string; readonly headers: Readonly<Record<string, string>> },
): boolean =>
  (method === 'POST' || method === 'PUT') &&
  headers['x-ms-transfer-mode']?.toLowerCase() === 'chunked' &&
  chunkSettings(operation) !== undefined;
