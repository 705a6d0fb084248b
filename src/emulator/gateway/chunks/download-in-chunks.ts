import type { BuiltRequest } from '../build-request.js';
import { GatewayProblem } from '../gateway-problem.js';
import { type EngineOutcome, readEngineBody } from '../send-through-gateway.js';
import { type ByteRange, readByteRange } from './byte-range.js';
import { maxChunkedBytes } from './chunk-settings.js';

type Answered = Extract<EngineOutcome, { kind: 'answered' }>;

/**
 * Puts content together that came with 206: the same request is sent with `Range` until all of it is there, in pieces
 * as long as the first one. The result is a 200 with the whole.
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-handle-large-messages
 */
export async function downloadInChunks(
  send: (request: BuiltRequest) => Promise<Answered>,
  request: BuiltRequest,
  first: Answered,
): Promise<{ readonly answer: Answered; readonly chunks: number }> {
  const range = rangeOf(first, 0);
  const { total } = range;
  if (total === undefined || total > maxChunkedBytes) {
    throw broken('The `Content-Range` of a 206 takes the total size, of 1 GB at most.');
  }
  const pieces = [first.bytes];
  const size = range.end + 1;
  for (let start = size; start < total; ) {
    const end = Math.min(start + size, total) - 1;
    const next = await send({ ...request, headers: { ...request.headers, range: `bytes=${start}-${end}` } });
    if (next.status !== 206) {
      return { answer: next, chunks: pieces.length }; // the whole after all, or a refusal
    }
    const got = rangeOf(next, start);
    if (got.total !== total)
      throw broken(`The content changed its size from ${total} to ${got.total} bytes.`);
    pieces.push(next.bytes);
    start = got.end + 1;
  }
  const { 'content-range': _, 'content-length': __, ...headers } = first.headers;
  const answer = {
    ...first,
    status: 200,
    headers,
    ...(await readEngineBody(Buffer.concat(pieces), headers)),
  };
  return { answer, chunks: pieces.length };
}

/** The range of a piece, which begins where the one before ended and is as long as it says. */
function rangeOf({ headers, bytes }: Answered, start: number): ByteRange {
  const range = readByteRange(headers['content-range']);
  if (range !== undefined && range.start === start && range.end - start + 1 === bytes.length) return range;
  const found = headers['content-range'] ?? 'none';
  throw broken(
    `A piece from byte ${start} was asked for; ${bytes.length} bytes came with the \`Content-Range\` \`${found}\`.`,
  );
}

const broken = (message: string): GatewayProblem => new GatewayProblem(502, 'ChunkedTransferFailed', message);
