import { Agent, type Dispatcher as HttpDispatcher } from 'undici';
import type { Clock } from '../../shared/clock.js';
import { type CallbackOutcome, readCallbackAnswer } from './callback-answer.js';
import { callbackTarget } from './callback-target.js';

/** Names the event in each delivery, so that a flow can drop one that came twice. */
export const eventIdHeader = 'x-livechat-connector-event-id';

/** One event for one callback. */
export interface Delivery {
  /** The callback URL as it was received; nothing in it is decoded, encoded or put in order. */
  readonly url: string;
  readonly eventId: string;
  readonly body: string;
}

export interface DeliverOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Cuts off the deliveries under way, and refuses further ones. */
  readonly cutOff?: AbortSignal;
  /** The HTTP client, for example one with a proxy. */
  readonly agent?: HttpDispatcher;
  /** Told how long each callback took to answer, and its status; undefined for no answer. */
  readonly onAnswer?: (status: number | undefined, ms: number) => void;
}

export interface Deliverer {
  /** Posts the event and says what the answer means. Rejects only when cut off. */
  deliver(delivery: Delivery): Promise<CallbackOutcome>;
  close(): Promise<void>;
}

/** What is read of a body: of an error's enough to hold its code, of a success's so much before it is cut. */
const keptBytes = 16_384;
const mostBytes = 131_072;

/**
 * Posts events to callbacks: no redirects, no `Authorization` header, the address byte for byte. Speaks to the HTTP
 * client by its events, not by streams and signals, which cost more than all the rest of a delivery.
 * https://undici.nodejs.org/#/docs/api/Dispatcher?id=dispatcherdispatchoptions-handler
 */
export function createDeliverer(options: DeliverOptions): Deliverer {
  const { clock, timeoutMs, cutOff, agent, onAnswer } = options;
  // The time limit below covers the whole exchange, so the client's own limits are off but for the connection's.
  const client = agent ?? new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 10_000 } });
  const underWay = new Set<(error: Error) => void>();
  cutOff?.addEventListener('abort', () => {
    for (const end of [...underWay]) end(new CutOff());
  });

  /** Posts and resolves with the answer; rejects when there is none. */
  function exchange({ url, eventId, body }: Delivery): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { origin, path } = callbackTarget(url);
      const began = performance.now();
      let controller: HttpDispatcher.DispatchController | undefined;
      let answer: Answer | undefined;
      let ended: Error | undefined;
      let length = 0;

      const finish = (error?: Error) => {
        if (!underWay.delete(end)) return;
        cancelTimeout();
        if (answer === undefined) onAnswer?.(undefined, performance.now() - began);
        // What the status says holds whatever becomes of the body; only a success outweighs the end of the dispatcher.
        if (answer !== undefined && (isSuccess(answer.status) || !(error instanceof CutOff))) resolve(answer);
        else reject(error);
      };
      const end = (error: Error) => {
        ended = error;
        controller?.abort(error);
        finish(error);
      };
      underWay.add(end);
      const cancelTimeout = clock.after(timeoutMs, () => end(new TooLate()));

      client.dispatch(
        {
          origin,
          path,
          method: 'POST',
          headers: ['content-type', 'application/json', eventIdHeader, encodeURIComponent(eventId)],
          body,
        },
        {
          onRequestStart(started) {
            controller = started;
            if (ended) started.abort(ended); // while it waited for a connection
          },
          onResponseStart(_controller, status, headers, statusText = '') {
            if (status < 200) return; // only announces the answer
            onAnswer?.(status, performance.now() - began);
            answer = { status, statusText, retryAfter: firstOf(headers['retry-after']), parts: [] };
          },
          onResponseData(_controller, part) {
            length += part.length;
            if (answer === undefined) return;
            if (!isSuccess(answer.status)) answer.parts.push(part);
            if (length <= (isSuccess(answer.status) ? mostBytes : keptBytes)) return;
            finish();
            controller?.abort(new Error('enough of the body is read'));
          },
          onResponseEnd: () => finish(),
          onResponseError: (_controller, error) => finish(error),
        },
      );
    });
  }

  return {
    async deliver(delivery) {
      if (cutOff?.aborted) throw new CutOff();
      try {
        const { status, statusText, retryAfter, parts } = await exchange(delivery);
        const body = Buffer.concat(parts).toString('utf8');
        return readCallbackAnswer({ status, statusText, retryAfter, body }, clock.now());
      } catch (error) {
        if (error instanceof CutOff) throw error;
        const reason =
          error instanceof TooLate
            ? `no answer within ${timeoutMs / 1_000} s`
            : `no answer: ${errorName(error)}`;
        return { kind: 'retry', reason, answered: false };
      }
    },
    async close() {
      if (!agent) await client.destroy();
    },
  };
}

interface Answer {
  readonly status: number;
  /** The reason phrase. */
  readonly statusText: string;
  readonly retryAfter: string | undefined;
  /** The start of the body of what is no success. */
  readonly parts: Buffer[];
}

/** The end of the dispatcher, not of the callback. */
class CutOff extends Error {
  override readonly name = 'CutOff';
}

class TooLate extends Error {
  override readonly name = 'TooLate';
}

const isSuccess = (status: number) => status >= 200 && status < 300;

const firstOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** A code such as `ECONNREFUSED`; the message of an error may hold the address. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : error.name;
}
