import { Agent, type Dispatcher as HttpDispatcher } from 'undici';
import type { Clock } from '../../shared/clock.js';
import { type CallbackOutcome, readCallbackAnswer } from './callback-answer.js';

/** Names the event in each delivery, so that a flow can drop one that came twice. */
export const eventIdHeader = 'x-livechat-connector-event-id';

/** One event for one callback. */
export interface Delivery {
  /** The callback URL as it was received; nothing in it is decoded, encoded or put in order. */
  readonly url: string;
  readonly eventId: string;
  readonly body: string;
  /** Cuts the delivery off; it then rejects. */
  readonly signal: AbortSignal;
}

export interface DeliverOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** The HTTP client, for example one with a proxy. */
  readonly agent?: HttpDispatcher;
}

export interface Deliverer {
  /** Posts the event and says what the answer means. Rejects only when cut off by the signal. */
  deliver(delivery: Delivery): Promise<CallbackOutcome>;
  close(): Promise<void>;
}

/** Posts events to callbacks: no redirects, no `Authorization` header, the address byte for byte. */
export function createDeliverer({ clock, timeoutMs, agent }: DeliverOptions): Deliverer {
  // The time limit below covers the whole exchange, so the client's own limits are off but for the connection's.
  const client = agent ?? new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 10_000 } });
  return {
    async deliver({ url, eventId, body, signal }) {
      const cut = new AbortController();
      const cutOff = () => cut.abort();
      const cancelTimeout = clock.after(timeoutMs, cutOff);
      signal.addEventListener('abort', cutOff);
      try {
        const { origin, path } = splitUrl(url);
        const answer = await client.request({
          origin,
          path,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            [eventIdHeader]: encodeURIComponent(eventId),
          },
          body,
          signal: cut.signal,
        });
        const succeeded = answer.statusCode >= 200 && answer.statusCode < 300;
        const text = succeeded ? await discard(answer.body) : await readStart(answer.body);
        return readCallbackAnswer(
          {
            status: answer.statusCode,
            statusText: answer.statusText,
            retryAfter: firstOf(answer.headers['retry-after']),
            body: text,
          },
          clock.now(),
        );
      } catch (error) {
        if (signal.aborted) throw error;
        const reason = cut.signal.aborted
          ? `no answer within ${timeoutMs / 1_000} s`
          : `no answer: ${errorName(error)}`;
        return { kind: 'retry', reason, answered: false };
      } finally {
        cancelTimeout();
        signal.removeEventListener('abort', cutOff);
      }
    },
    async close() {
      if (!agent) await client.destroy();
    },
  };
}

/** The host of a callback, the only part of it that may be logged. */
export function callbackHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'unknown';
}

/** `URL` gives the origin only: it would rewrite a path such as `/a/../b`, and the signature covers the path. */
function splitUrl(url: string): { origin: string; path: string } {
  const rest = url.replace(/^https?:\/\/[^/?#]+/i, '').replace(/#.*$/s, '');
  return { origin: new URL(url).origin, path: rest.startsWith('/') ? rest : `/${rest}` };
}

/** A success is a success whatever becomes of its body. */
async function discard(body: HttpDispatcher.ResponseData['body']): Promise<string> {
  await body.dump().catch(() => undefined);
  return '';
}

/** Enough of an error's body to hold its code. */
async function readStart(body: HttpDispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk as Buffer); // the stream has no encoding, so it gives buffers
    length += (chunk as Buffer).length;
    if (length > 16_384) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

const firstOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** A code such as `ECONNREFUSED`; the message of an error may hold the address. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : error.name;
}
