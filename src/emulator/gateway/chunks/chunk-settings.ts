import type { Operation } from '../../../connector-folder/connector.js';
import { toJsonObject } from '../../../shared/json-value.js';

/** How an action transfers content in pieces, as `runtimeConfiguration.contentTransfer` of a workflow has it. */
export interface ContentTransfer {
  /** `Chunked`: always in pieces, whatever the size. */
  readonly transferMode?: 'Chunked';
  readonly uploadChunkSizeInMB?: number;
  readonly downloadChunkSizeInMB?: number;
}

/** What an operation's `x-ms-capabilities` says about transfer in pieces. */
export interface ChunkSettings {
  /** Bytes. */
  readonly minimumUpload: number;
  readonly maximumUpload: number;
}

export const megabyte = 1024 * 1024;

/** What a piece is cut to when nobody says. The platform calls its own size internally calculated. */
const usualChunkBytes = 8 * megabyte;

/** The platform's limit of a message in pieces: https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-config */
export const maxChunkedBytes = 1024 * megabyte;

/** undefined when the operation does not have `chunkTransfer`. Only actions transfer in pieces. */
export function chunkSettings({ kind, source }: Operation): ChunkSettings | undefined {
  const capabilities = toJsonObject(toJsonObject(source)['x-ms-capabilities']);
  if (kind !== 'action' || capabilities['chunkTransfer'] !== true) return undefined;
  const bytes = (name: string, fallback: number): number => {
    const value = capabilities[name];
    return typeof value === 'number' && value > 0 ? Math.ceil(value * megabyte) : fallback;
  };
  return {
    minimumUpload: bytes('minimumUploadChunkSizeInMB', 1),
    maximumUpload: bytes('maximumUploadChunkSizeInMB', maxChunkedBytes),
  };
}

/** The size of the next piece: what the backend suggests, else what the action is set to, within the operation's limits. */
export function uploadChunkBytes(
  { minimumUpload, maximumUpload }: ChunkSettings,
  { uploadChunkSizeInMB }: ContentTransfer,
  suggested?: number,
): number {
  const own = uploadChunkSizeInMB === undefined ? usualChunkBytes : Math.ceil(uploadChunkSizeInMB * megabyte);
  return suggested ?? Math.max(minimumUpload, Math.min(maximumUpload, own));
}
