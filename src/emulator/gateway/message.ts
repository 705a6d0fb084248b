import { parseJson } from './body.js';
import { type Headers, joinValues } from './headers.js';

/** A body on its way: bytes as they came, or a JSON value that a policy looked into or made. */
export type MessageBody =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'json'; readonly value: unknown; readonly bytes?: Buffer };

/** The request to the backend as it stands after each step. Every step makes a new one. */
export interface RequestState {
  readonly method: string;
  /** `https://api.example.test`; empty while no backend is known. */
  readonly origin: string;
  /** `/v2` or the empty text. */
  readonly basePath: string;
  /** What follows the base path, with its leading slash. */
  readonly path: string;
  /** Encoded, without the question mark. */
  readonly query: string;
  readonly headers: Headers;
  readonly body: MessageBody;
}

/** The answer on its way back. */
export interface AnswerState {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: MessageBody;
}

/** Path and query as they go on the wire. */
export const targetOf = ({ basePath, path, query }: RequestState): string =>
  `${basePath}${path}${query === '' ? '' : `?${query}`}`;

/** The whole address, for people. */
export const urlOf = (request: RequestState): string => request.origin + targetOf(request);

/** A body of these bytes. */
export const toBytesBody = (bytes: Buffer): MessageBody => ({ kind: 'bytes', bytes });

/** The body with its JSON value at hand when it is JSON; bytes stay as they are until the value changes. */
export function withJson(body: MessageBody): MessageBody {
  if (body.kind === 'json' || body.bytes.length === 0) return body;
  const parsed = parseJson(body.bytes.toString('utf8').replace(/^\uFEFF/, ''));
  return parsed === undefined ? body : { kind: 'json', value: parsed.value, bytes: body.bytes };
}

/** The bytes to send: those that came unless the value was changed. */
export function bytesOf(body: MessageBody): Buffer {
  if (body.kind === 'bytes') return body.bytes;
  return body.bytes ?? Buffer.from(JSON.stringify(body.value));
}

/** An answer's headers with one text per name. */
export const answerHeaders = (answer: AnswerState): Headers => joinValues(answer.headers);
