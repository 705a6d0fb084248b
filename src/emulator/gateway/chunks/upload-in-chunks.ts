import type { BuiltRequest } from '../build-request.js';
import { GatewayProblem } from '../gateway-problem.js';
import type { EngineOutcome } from '../send-through-gateway.js';
import { readByteCount, readByteRange, toContentRange } from './byte-range.js';
import {
  type ChunkSettings,
  type ContentTransfer,
  maxChunkedBytes,
  uploadChunkBytes,
} from './chunk-settings.js';

type Answered = Extract<EngineOutcome, { kind: 'answered' }>;

/** How the engine reaches the gateway for one action. */
export interface ChunkSender {
  send(request: BuiltRequest): Promise<Answered>;
  /** Where an address that a backend gave is at the gateway; undefined when the credential may not go there. */
  locate(address: string): { readonly path: string; readonly query: string } | undefined;
}

/** What an upload in pieces came to. */
export interface ChunkedUpload {
  /** Of the first request, which announces the content. */
  readonly first: Answered;
  /** Of the last piece, or the refusal that ended it: the result of the action. */
  readonly last: Answered;
  readonly chunks: number;
}

/**
 * Sends a body in pieces: an empty request with `x-ms-transfer-mode: chunked` and the length, then a PATCH to its
 * `Location` for each piece, as long as `x-ms-chunk-size` suggests. `Range` of each answer says how far it got.
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-handle-large-messages
 */
export async function uploadInChunks(
  sender: ChunkSender,
  { body = Buffer.alloc(0), ...request }: BuiltRequest,
  settings: ChunkSettings,
  transfer: ContentTransfer,
): Promise<ChunkedUpload> {
  const total = body.length;
  if (total > maxChunkedBytes)
    throw broken(`The content has ${total} bytes; in chunks up to 1 GB can be sent.`);
  const first = await sender.send({
    ...request,
    headers: {
      ...request.headers,
      'x-ms-transfer-mode': 'chunked',
      'x-ms-content-length': String(total),
    },
  });
  // Any refusal is the result; a 202 is one too, for the engine to follow.
  if (first.status !== 200 && first.status !== 201) return { first, last: first, chunks: 0 };
  const place = sender.locate(first.headers['location'] ?? '');
  if (place === undefined) {
    throw broken(
      "The backend's answer to the first request of a chunked upload takes a `Location` with an absolute URL at the gateway or the connector's backend.",
    );
  }
  let last = first;
  let suggested = readByteCount(first.headers['x-ms-chunk-size']);
  let chunks = 0;
  for (let start = 0; start < total; ) {
    const end = Math.min(start + uploadChunkBytes(settings, transfer, suggested), total) - 1;
    last = await sender.send({
      ...{ method: 'PATCH', ...place },
      headers: {
        'content-type': request.headers['content-type'] ?? 'application/octet-stream',
        'content-range': toContentRange(start, end, total),
      },
      body: body.subarray(start, end + 1),
    });
    chunks += 1;
    if (last.status < 200 || last.status > 299) break;
    start = nextStart(last, start, end);
    suggested = readByteCount(last.headers['x-ms-chunk-size']) ?? suggested;
  }
  return { first, last, chunks };
}

/** A backend may have taken less than it was sent; the rest is sent again. */
function nextStart({ headers }: Answered, start: number, end: number): number {
  if (headers['range'] === undefined) return end + 1;
  const taken = readByteRange(headers['range']);
  if (taken !== undefined && taken.end >= start && taken.end <= end) return taken.end + 1;
  throw broken(
    `The backend was sent the bytes ${start}-${end} and answered the \`Range\` \`${headers['range']}\`, which does not lead on.`,
  );
}

const broken = (message: string): GatewayProblem => new GatewayProblem(502, 'ChunkedTransferFailed', message);
