import type { Response } from 'express';
import { sendText } from '../truncate.js';

/** Answers JSON, as v3 and HelpDesk do. */
export function answerJson(response: Response, body: unknown, status = 200): void {
  response.status(status).set('Content-Type', 'application/json; charset=utf-8');
  sendText(response, JSON.stringify(body));
}

/** The 4xx status of an error that Express or a body parser threw; nothing for any other error. */
export function toClientStatus(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
