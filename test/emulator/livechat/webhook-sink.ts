import express, { type Request, type Response } from 'express';
import { listen } from '../../../src/shared/listen.js';

/** A receiver of webhooks. */
export interface WebhookSink {
  readonly url: string;
  /** What arrived, in order. */
  readonly received: { readonly headers: Request['headers']; readonly body: Record<string, unknown> }[];
  /** Resolves when `count` messages have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a free port and answers each message with `respond`, 200 unless told otherwise. */
export async function startWebhookSink(
  respond: (response: Response, count: number) => void = (response) => void response.sendStatus(200),
): Promise<WebhookSink> {
  const received: WebhookSink['received'] = [];
  const waiting = new Set<() => void>();
  const app = express();
  app.use(express.json());
  app.use((request, response) => {
    received.push({ headers: request.headers, body: request.body });
    for (const check of waiting) check();
    respond(response, received.length);
  });
  const { url, close } = await listen(app, 0);
  return {
    url: `${url}/hooks`,
    received,
    arrived: (count) =>
      new Promise((resolve) => {
        const check = () => received.length >= count && resolve();
        waiting.add(check);
        check();
      }),
    close: () => close(0),
  };
}
