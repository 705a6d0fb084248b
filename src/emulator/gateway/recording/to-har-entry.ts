import { STATUS_CODES } from 'node:http';
import type { Exchange } from '../exchanges.js';
import { type Headers, joinValues } from '../headers.js';
import { maskHeaders, maskText } from '../mask.js';
import { type AnswerState, bytesOf, type RequestState } from '../message.js';
import { readQuery } from '../query.js';
import type { HarContent, HarEntry, HarPair } from './har.js';

/** One call at the backend's side, as far as it got there. */
export interface RecordedCall {
  readonly exchange: Exchange;
  readonly request: RequestState;
  /** What the backend answered, before the policies of answers; without one the gateway's own answer is written. */
  readonly backendAnswer: AnswerState | undefined;
  readonly answer: AnswerState;
  readonly secrets: readonly string[];
  readonly hiddenHeader: string | undefined;
}

/** The entry of a call, with credentials, cookies, signatures and secret connection values masked. */
export function toHarEntry(call: RecordedCall): HarEntry {
  const { exchange, request, secrets, hiddenHeader } = call;
  const answer = call.backendAnswer ?? call.answer;
  const { url } = exchange.request;
  const [, query = ''] = url.split(/\?(.*)/s);
  const requestBytes = bytesOf(request.body);
  const responseHeaders = maskHeaders(joinValues(answer.headers), secrets, hiddenHeader);
  const posted = toContent(requestBytes, request.headers['content-type'], secrets);
  return {
    startedDateTime: exchange.time,
    time: exchange.durationMs,
    request: {
      ...{ method: request.method, url, httpVersion: 'HTTP/1.1', cookies: [] },
      headers: toPairs(exchange.request.headers),
      queryString: readQuery(query).map(({ name, value }) => ({ name, value })),
      ...(requestBytes.length === 0
        ? {}
        : {
            postData: {
              mimeType: posted.mimeType,
              text: posted.text ?? '',
              ...(posted.encoding === undefined ? {} : { comment: posted.encoding }),
            },
          }),
      ...{ headersSize: -1, bodySize: requestBytes.length },
    },
    response: {
      ...{ status: answer.status, statusText: STATUS_CODES[answer.status] ?? '', httpVersion: 'HTTP/1.1' },
      ...{ cookies: [], headers: toPairs(responseHeaders) },
      content: toContent(bytesOf(answer.body), responseHeaders['content-type'], secrets),
      ...{ redirectURL: '', headersSize: -1, bodySize: bytesOf(answer.body).length },
    },
    cache: {},
    timings: { send: 0, wait: exchange.durationMs, receive: 0 },
    _connector: exchange.connector,
    _connection: exchange.connection,
    ...(exchange.operation === undefined ? {} : { _operation: exchange.operation }),
    _answeredBy: call.backendAnswer === undefined ? exchange.answeredBy : 'backend',
  };
}

const toPairs = (headers: Headers): HarPair[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

function toContent(
  bytes: Buffer,
  mimeType = 'application/octet-stream',
  secrets: readonly string[],
): HarContent {
  const about = { size: bytes.length, mimeType };
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return { ...about, text: maskText(text, secrets) };
  // A secret inside other bytes cannot be masked without breaking them.
  if (secrets.some((secret) => secret !== '' && bytes.includes(secret))) {
    return { ...about, comment: 'Left out: it holds a value of the connection.' };
  }
  return { ...about, text: bytes.toString('base64'), encoding: 'base64' };
}
