import type { Response } from 'express';

const truncated = new WeakSet<Response>();

/** Makes {@link sendText} break off in the middle of this response. */
export function truncateAnswer(response: Response): void {
  truncated.add(response);
}

/** Sends an answer, or half of it and a cut connection when the response was to be truncated. */
export function sendText(response: Response, text: string): void {
  if (!truncated.has(response)) {
    response.send(text);
    return;
  }
  const bytes = Buffer.from(text);
  response.set('Content-Length', String(bytes.length));
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
