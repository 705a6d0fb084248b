import type { Dispatcher } from 'undici';
import type { Clock } from '../../shared/clock.js';
import { maxBodyBytes } from './body.js';
import type { Headers } from './headers.js';

/** A request that leaves the gateway or the flow engine. The path is sent byte for byte. */
export interface OutgoingRequest {
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: Buffer;
}

/** What came back, or why nothing did. */
export type Outcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      readonly body: Buffer;
    }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable'; readonly message: string };

/** Sends requests with a time limit. */
export type Forward = (request: OutgoingRequest, signal?: AbortSignal) => Promise<Outcome>;

/**
 * One outgoing call takes at most `timeoutMs`, counted by `clock` until its last byte; redirects are not followed.
 * The platform's limit is 120 seconds: https://learn.microsoft.com/power-automate/limits-and-config
 */
export function createForward(
  dispatcher: () => Promise<Dispatcher>,
  clock: Clock,
  timeoutMs: number,
): Forward {
  return async (request, signal) => {
    const abort = new AbortController();
    let timedOut = false;
    const cancelTimer = clock.after(timeoutMs, () => {
      timedOut = true;
      abort.abort();
    });
    const onAbort = (): void => abort.abort();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const client = await dispatcher();
      if (signal?.aborted) abort.abort();
      const answer = await client.request({
        origin: request.origin,
        path: request.path,
        method: request.method.toUpperCase() as Dispatcher.HttpMethod, // undici checks the token itself
        headers: request.headers,
        body: request.body === undefined || request.body.length === 0 ? null : request.body,
        signal: abort.signal,
        headersTimeout: 0, // the one limit is ours
        bodyTimeout: 0,
      });
      const body = await readAnswer(answer.body);
      if (body === undefined) return { kind: 'unreachable', message: 'The answer is larger than 100 MB.' };
      return { kind: 'answered', status: answer.statusCode, headers: answer.headers, body };
    } catch (error) {
      return timedOut ? { kind: 'timeout' } : { kind: 'unreachable', message: describe(error) };
    } finally {
      cancelTimer();
      signal?.removeEventListener('abort', onAbort);
    }
  };
}

async function readAnswer(stream: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The cause says more than undici's own message; neither repeats the request's headers. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'The call failed.';
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message || error.name;
}
