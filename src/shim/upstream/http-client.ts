import { type Dispatcher, Pool } from 'undici';
import { HttpProblem } from '../http-problem.js';

/** What the far side answered, read to its end. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request to the far side; `path` holds the query too. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpClientOptions {
  /** Where the far side answers; a path in it goes in front of every request's path. */
  readonly baseUrl: string;
  /** Time for the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** The largest answer taken, in bytes. */
  readonly maxAnswerBytes: number;
}

/** Sends requests to one host and reads the answers whole. */
export interface HttpClient {
  send(request: UpstreamRequest): Promise<UpstreamAnswer>;
  close(): Promise<void>;
}

/**
 * A client on a pool of kept connections. Follows no redirect. What goes wrong on the way is an `HttpProblem`:
 * 504 for a time-out, 502 for a host that cannot be reached or an answer that breaks off.
 */
export function createHttpClient({ baseUrl, timeoutMs, maxAnswerBytes }: HttpClientOptions): HttpClient {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const pool = new Pool(base.origin, {
    connections,
    connect: { timeout: Math.min(timeoutMs, 10_000) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 10_000,
  });
  let underWay = 0;
  return {
    async send(request) {
      if (underWay >= mostUnderWay) throw tooBusy();
      underWay += 1;
      try {
        const started = performance.now();
        const answer = await pool.request({
          method: request.method,
          path: `${prefix}${request.path}`,
          headers: request.headers,
          body: request.body ?? null,
        });
        const text = await readWithin(answer, timeoutMs - (performance.now() - started), maxAnswerBytes);
        return { status: answer.statusCode, headers: answer.headers, text };
      } catch (error) {
        throw toProblem(error, timeoutMs);
      } finally {
        underWay -= 1;
      }
    },
    close: () => pool.destroy(),
  };
}

const connections = 128;
/** Beyond this, calls are turned away instead of queued: those under way wait two time limits at most. */
const mostUnderWay = 2 * connections;

function tooBusy(): HttpProblem {
  return new HttpProblem(
    429,
    'RateLimited',
    'The shim already waits for as many answers of LiveChat as it may.',
    {
      headers: { 'Retry-After': '5' },
    },
  );
}

class AnswerTooSlow extends Error {
  override readonly name = 'AnswerTooSlow';
}

/** undici limits the pause between two parts of a body; this limits the whole of it. */
async function readWithin(answer: Dispatcher.ResponseData, ms: number, maxBytes: number): Promise<string> {
  const deadline = setTimeout(() => answer.body.destroy(new AnswerTooSlow()), Math.max(ms, 1));
  try {
    return await readBody(answer, maxBytes);
  } finally {
    clearTimeout(deadline);
  }
}

async function readBody(answer: Dispatcher.ResponseData, maxBytes: number): Promise<string> {
  const declared = Number(answer.headers['content-length'] ?? 0);
  if (declared <= maxBytes && answer.headers['content-length'] !== undefined) return answer.body.text();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer.body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes || declared > maxBytes) {
      answer.body.destroy();
      throw new HttpProblem(
        502,
        'UpstreamInvalidAnswer',
        `LiveChat's answer is larger than ${maxBytes} bytes.`,
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function toProblem(error: unknown, timeoutMs: number): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const { name, code } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { name: '', code: undefined };
  if (name === 'AnswerTooSlow' || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new HttpProblem(
      504,
      'UpstreamTimeout',
      `LiveChat did not answer within ${timeoutMs / 1000} seconds.`,
      {
        cause: error,
      },
    );
  }
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE' || code?.startsWith('HPE_')) {
    return new HttpProblem(
      502,
      'UpstreamInvalidAnswer',
      'LiveChat broke off before its answer was complete.',
      {
        cause: error,
      },
    );
  }
  return new HttpProblem(
    502,
    'UpstreamUnreachable',
    `LiveChat cannot be reached (${code ?? 'no connection'}).`,
    {
      cause: error,
    },
  );
}
