import { type Dispatcher, Pool } from 'undici';
import { HttpProblem } from '../http-problem.js';
import { readBody } from './read-body.js';

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
 * 504 for a time-out, 502 for a host that cannot be reached or an answer that breaks off. Speaks to the pool by its
 * events, since streams cost more than all that the shim does with an answer.
 * https://undici.nodejs.org/#/docs/api/Dispatcher?id=dispatcherdispatchoptions-handler
 */
export function createHttpClient({ baseUrl, timeoutMs, maxAnswerBytes }: HttpClientOptions): HttpClient {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  // The time limit below covers the whole exchange, so the pool's own limits are off but for the connection's.
  const pool = new Pool(base.origin, {
    connections,
    connect: { timeout: Math.min(timeoutMs, 10_000) },
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 10_000,
  });
  let underWay = 0;

  /** Resolves with the answer as it came over the wire. */
  function exchange({ method, path, headers, body }: UpstreamRequest): Promise<WireAnswer> {
    return new Promise((resolve, reject) => {
      let deadline: NodeJS.Timeout | undefined;
      let status = 0;
      let answered: UpstreamAnswer['headers'] = {};
      const parts: Buffer[] = [];
      let size = 0;
      const checkSize = (controller: Dispatcher.DispatchController, bytes: number) => {
        if (bytes > maxAnswerBytes) controller.abort(tooLarge(maxAnswerBytes));
      };
      pool.dispatch(
        { method, path: `${prefix}${path}`, headers, body: body ?? null },
        {
          onRequestStart(controller) {
            clearTimeout(deadline); // a request whose connection was closed meanwhile is started again
            deadline = setTimeout(() => controller.abort(new AnswerTooSlow()), timeoutMs);
          },
          onResponseStart(controller, statusCode, responseHeaders) {
            status = statusCode;
            answered = responseHeaders;
            checkSize(controller, Number(responseHeaders['content-length'] ?? 0));
          },
          onResponseData(controller, part) {
            size += part.length;
            parts.push(part);
            checkSize(controller, size);
          },
          onResponseEnd() {
            clearTimeout(deadline);
            resolve({ status, headers: answered, parts });
          },
          onResponseError(_controller, error) {
            clearTimeout(deadline);
            reject(error);
          },
        },
      );
    });
  }

  return {
    async send(request) {
      if (underWay >= mostUnderWay) throw tooBusy();
      underWay += 1;
      try {
        const { status, headers, parts } = await exchange(request);
        return { status, headers, text: await readBody(parts, headers['content-encoding'], maxAnswerBytes) };
      } catch (error) {
        throw toProblem(error, timeoutMs);
      } finally {
        underWay -= 1;
      }
    },
    close: () => pool.destroy(),
  };
}

interface WireAnswer extends Pick<UpstreamAnswer, 'status' | 'headers'> {
  readonly parts: readonly Buffer[];
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

function tooLarge(maxBytes: number): HttpProblem {
  return new HttpProblem(502, 'UpstreamInvalidAnswer', `LiveChat's answer is larger than ${maxBytes} bytes.`);
}

class AnswerTooSlow extends Error {
  override readonly name = 'AnswerTooSlow';
}

function toProblem(error: unknown, timeoutMs: number): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const { name, code } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { name: '', code: undefined };
  if (name === 'AnswerTooSlow') {
    return new HttpProblem(
      504,
      'UpstreamTimeout',
      `LiveChat did not answer within ${timeoutMs / 1000} seconds.`,
      {
        cause: error,
      },
    );
  }
  if (name === 'HTTPParserError') {
    return new HttpProblem(502, 'UpstreamInvalidAnswer', 'LiveChat answered something that is not HTTP.', {
      cause: error,
    });
  }
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') {
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
