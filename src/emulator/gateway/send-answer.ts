import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bytes; copying more costs more than a second write. */
const mostJoined = 16 * 1024;

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
  const head = { ...headers };
  if (!isRaw) head['content-type'] = 'application/json; charset=utf-8';
  if (hasBody && request.method !== 'HEAD') head['content-length'] = String(bytes.length);
  response.writeHead(status, head);
  if (!hasBody || request.method === 'HEAD') response.end();
  // Head and a short body in one write: Node joins texts, and this text is the bytes one by one.
  else if (bytes.length <= mostJoined) response.end(bytes.toString('latin1'), 'latin1');
  else response.end(bytes);
  if (!request.complete) request.resume(); // an answer before the end of the body must not leave the sender waiting
}
