import { Agent, request } from 'undici';

/** A webhook message as it leaves. */
export interface OutgoingDelivery {
  readonly url: string;
  readonly body: string;
}

/** Posts a message and gives back the status of the answer; rejects when there is none or `signal` fires first. */
export type SendDelivery = (delivery: OutgoingDelivery, signal: AbortSignal) => Promise<number>;

/**
 * Sends over HTTP: JSON, no redirects followed, each message on its own connection, so that a receiver that restarts
 * is never met through a stale one. Credentials in the URL become an HTTP Basic header.
 */
export function createSendDelivery(): { readonly send: SendDelivery; close(): Promise<void> } {
  // The time limit is the caller's: it runs on the simulator's clock.
  const dispatcher = new Agent({ pipelining: 0, headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 0 } });
  return {
    async send({ url, body }, signal) {
      const target = new URL(url);
      const authorization = toBasic(target);
      target.username = '';
      target.password = '';
      const response = await request(target, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(authorization && { Authorization: authorization }),
        },
        body,
        signal,
        dispatcher,
      });
      await response.body.dump().catch(() => {}); // the status alone decides
      return response.statusCode;
    },
    close: () => dispatcher.destroy(),
  };
}

function toBasic({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone percent sign stands for itself
  }
}
