import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a backend got it. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An answer in short; a function takes over the whole response. */
export type BackendAnswer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | ((request: ReceivedRequest, response: ServerResponse) => void);

/** A real HTTP server that remembers what it was asked. */
export interface TestBackend {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  answer: (request: ReceivedRequest) => BackendAnswer;
  close(): Promise<void>;
}

/** Starts a backend on a free port; it answers `{}` unless told otherwise. */
export async function startBackend(
  answer: TestBackend['answer'] = () => ({ body: {} }),
): Promise<TestBackend> {
  const requests: ReceivedRequest[] = [];
  const backend = { answer };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const received: ReceivedRequest = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    requests.push(received);
    const given = backend.answer(received);
    if (typeof given === 'function') return given(received, response);
    const { status = 200, headers = {}, body } = given;
    response.writeHead(status, {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    });
    response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return Object.assign(backend, {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
