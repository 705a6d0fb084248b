import { toBackendAddress } from '../backend-address.js';
import { readByteCount, readByteRange } from '../chunks/byte-range.js';
import { isAnnouncement } from '../chunks/open-uploads.js';
import { bytesOf } from '../message.js';
import type { BackendCall } from '../stand-in.js';
import type { MockAnswer } from './mock-answer.js';

interface Upload {
  readonly total: number;
  readonly received: number;
  readonly finish: MockAnswer;
}

/** Uploads that are not over; the oldest is forgotten after so many. */
const most = 100;
/** What the mock suggests as a piece. */
const chunkBytes = 1024 * 1024;
const folder = '/mock-uploads/';

/** The backend's side of uploads in pieces. Pieces are counted and not kept; the last is answered as the operation is. */
export function createMockUploads(): (call: BackendCall, finish: MockAnswer) => MockAnswer | undefined {
  const uploads = new Map<string, Upload>();
  let count = 0;

  return function answer(call, finish) {
    const { connector, operation, request } = call;
    if (isAnnouncement(operation, request)) {
      const total = readByteCount(request.headers['x-ms-content-length']);
      if (total === undefined) return refusal(400, '`x-ms-content-length` is not a number of bytes above 0.');
      count += 1;
      uploads.set(String(count), { total, received: 0, finish });
      const [oldest] = uploads.keys();
      if (uploads.size > most && oldest !== undefined) uploads.delete(oldest);
      const { origin, basePath } = toBackendAddress(connector) ?? request;
      const location = `${origin}${basePath}${folder}${count}`;
      return {
        status: 200,
        headers: { location, 'x-ms-chunk-size': String(chunkBytes) },
        body: Buffer.alloc(0),
      };
    }
    const [, id] = request.path.split(folder);
    if (id === undefined || request.method !== 'PATCH') return undefined;
    const upload = uploads.get(id);
    if (upload === undefined) return refusal(404, 'There is no such upload, or it is over.');
    const range = readByteRange(request.headers['content-range']);
    const size = bytesOf(request.body).length;
    const fits =
      range?.start === upload.received &&
      range.total === upload.total &&
      range.end - range.start + 1 === size;
    if (!fits) {
      const wanted = `bytes ${upload.received}-…/${upload.total}`;
      return refusal(
        416,
        `\`Content-Range\` does not go with ${size} bytes at this place: \`${wanted}\` is next.`,
      );
    }
    const received = range.end + 1;
    const taken = { range: `bytes=0-${range.end}` };
    if (received < upload.total) {
      uploads.set(id, { ...upload, received });
      return {
        status: 200,
        headers: { ...taken, 'x-ms-chunk-size': String(chunkBytes) },
        body: Buffer.alloc(0),
      };
    }
    uploads.delete(id);
    return { ...upload.finish, headers: { ...upload.finish.headers, ...taken } };
  };
}

/** The part of an answer that `Range` asks for, when it asks for one that there is. */
export function partOf(answer: MockAnswer, range: string | undefined): MockAnswer {
  const wanted = readByteRange(range);
  const { body, headers } = answer;
  if (wanted === undefined || answer.status !== 200 || wanted.start >= body.length) return answer;
  const part = body.subarray(wanted.start, wanted.end + 1);
  const end = wanted.start + part.length - 1;
  const described = {
    'accept-ranges': 'bytes',
    'content-range': `bytes ${wanted.start}-${end}/${body.length}`,
  };
  return { status: 206, headers: { ...headers, ...described }, body: part };
}

const refusal = (status: number, message: string): MockAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify({ message })),
});
