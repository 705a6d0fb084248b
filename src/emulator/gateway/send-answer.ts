import type { IncomingMessage, ServerResponse } from 'node:http';

/** Writes a whole answer: bytes as they are, anything else as JSON. Does nothing when the caller is gone. */
export function sendAnswer(
  response: ServerResponse,
  request: IncomingMessage,
  status: number,
  headers: Readonly<Record<string, string | string[]>>,
  body: unknown,
): void {
  if (response.destroyed || response.headersSent) return;
  const isRaw = Buffer.isBuffer(body);
  const bytes = isRaw ? body : Buffer.from(JSON.stringify(body));
  const hasBody = status !== 204 && status !== 304 && status >= 200;
  response.writeHead(status, {
    ...headers,
    ...(isRaw ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(hasBody && request.method !== 'HEAD' ? { 'content-length': String(bytes.length) } : {}),
  });
  response.end(hasBody && request.method !== 'HEAD' ? bytes : undefined);
  if (!request.complete) request.resume(); // an answer before the end of the body must not leave the sender waiting
}
