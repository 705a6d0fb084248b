import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { HttpProblem, invalidInput } from '../http-problem.js';
import { joinParts, toText } from '../json-text.js';

/** Reads a JSON body of at most `limit` bytes into `request.body`, whatever its content type says. */
export function readJson(limit: number): RequestHandler {
  return async function readJson(request, _response, next) {
    request.body = await readJsonBody(request, limit);
    next();
  };
}

/**
 * The JSON body of a notification; rejects with an `HttpProblem` that says what is wrong. It costs a fraction of a
 * general body parser, since JSON is UTF-8 and LiveChat compresses nothing.
 * https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const { 'content-encoding': encoding, 'content-length': declared = '0' } = request.headers;
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new HttpProblem(415, 'InvalidInput', 'The body is compressed. Send it as it is.');
  }
  if (Number(declared) > limit) throw tooLarge(limit);
  const text = await readAll(request, limit);
  try {
    return JSON.parse(text);
  } catch {
    throw invalidInput('The body is not JSON.');
  }
}

function readAll(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) parts.push(part);
      else reject(tooLarge(limit)); // the rest is read and forgotten, so that the answer arrives
    });
    request.on('end', () => resolve(toText(joinParts(parts))));
    request.on('error', () => reject(invalidInput('The body broke off before its end.')));
  });
}

function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(
    413,
    'BodyTooLarge',
    `The body is larger than the ${limit} bytes that this call takes.`,
  );
}
