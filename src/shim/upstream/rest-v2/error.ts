import { HttpProblem, type ProblemCode } from '../../http-problem.js';
import type { UpstreamAnswer } from '../http-client.js';
import { toRetryAfter } from '../pause.js';
import { readFields, readText, readTexts } from '../read.js';

interface Mapping {
  readonly status: number;
  readonly code: ProblemCode;
  /** What comes before LiveChat's own words. */
  readonly words: string;
}

/** What a status of v2 means to the flow. Statuses that are not here: 4xx are passed on, the rest are 502. */
const mappings: Readonly<Record<number, Mapping>> = {
  401: {
    status: 401,
    code: 'InvalidCredential',
    words: 'LiveChat does not accept the user name and API key',
  },
  403: {
    status: 403,
    code: 'Forbidden',
    words: 'LiveChat does not allow this to the agent of the connection',
  },
  404: { status: 404, code: 'NotFound', words: 'LiveChat does not know this' },
  408: { status: 504, code: 'UpstreamTimeout', words: 'LiveChat took too long' },
  409: { status: 409, code: 'Conflict', words: 'LiveChat refused the call' },
  410: { status: 410, code: 'Gone', words: 'LiveChat no longer offers this call' },
  429: { status: 429, code: 'RateLimited', words: 'LiveChat asks to slow down' },
  // The platform retries a 429 with Retry-After by itself, so a pause that LiveChat asks for is told that way.
  503: { status: 429, code: 'RateLimited', words: 'LiveChat is not available for the moment' },
  504: { status: 504, code: 'UpstreamTimeout', words: 'LiveChat took too long' },
};

/** The problem that a failed answer of v2 stands for, with LiveChat's own words kept. */
export function toProblem(answer: UpstreamAnswer, redact: (text: string) => string): HttpProblem {
  const { status, code, words } = mappings[answer.status] ?? toOther(answer.status);
  const own = upstreamMessage(answer.text);
  return new HttpProblem(status, code, own === undefined ? `${words}.` : `${words}: ${redact(own)}`, {
    upstreamStatus: answer.status,
    ...(status === 429 && { headers: { 'Retry-After': toRetryAfter(answer) } }),
    ...(status === 401 && { headers: { 'WWW-Authenticate': 'Basic realm="LiveChat", charset="UTF-8"' } }),
  });
}

function toOther(status: number): Mapping {
  return status >= 400 && status < 500
    ? { status, code: 'UpstreamRefused', words: 'LiveChat refused the call' }
    : { status: 502, code: 'UpstreamFailed', words: `LiveChat failed with status ${status}` };
}

/**
 * LiveChat's message: `error` is one text, `errors` a list of texts or one text.
 * https://github.com/livechat/api-client-php reads it so.
 */
function upstreamMessage(text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined; // an HTML page of a proxy says nothing to a maker
  }
  const { error, errors } = readFields(body);
  const message = readText(error) ?? readText(errors) ?? readTexts(errors).join('; ');
  return message === '' ? undefined : message.slice(0, 1000);
}
