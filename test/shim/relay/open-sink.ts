import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A callback as the platform has them, that remembers what it got. */
export interface Sink {
  /** Where it listens, for example `http://127.0.0.1:41234`. */
  readonly origin: string;
  readonly requests: SinkRequest[];
  /** The deliveries, by their number in `deliveryHeader`, that are here and not answered yet. */
  readonly waiting: ReadonlySet<string>;
  close(): Promise<void>;
}

export interface SinkRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface SinkAnswer {
  readonly status: number;
  readonly statusText?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Ends the connection before the body is whole. */
  readonly breaksOff?: true;
}

/** Numbers a delivery whose end is waited for. */
export const deliveryHeader = 'x-delivery';

/** Answers by `answer`; a promise that stays open keeps the caller waiting. */
export async function openSink(
  answer: (request: SinkRequest, count: number) => SinkAnswer | Promise<SinkAnswer> = () => ({ status: 202 }),
): Promise<Sink> {
  const requests: SinkRequest[] = [];
  const waiting = new Set<string>();
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body };
    requests.push(request);
    const delivery = String(headers[deliveryHeader]);
    waiting.add(delivery);
    const {
      status,
      statusText,
      headers: fields = {},
      body: text = '',
      breaksOff,
    } = await answer(request, requests.length);
    waiting.delete(delivery);
    if (breaksOff) {
      response.writeHead(status, statusText, { ...fields, 'content-length': text.length + 1 });
      response.write(text, () => response.destroy());
      return;
    }
    response.writeHead(status, statusText, fields).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    waiting,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An answer that never comes. */
export const silence = new Promise<SinkAnswer>(() => {});
