import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { HttpProblem, invalidInput } from '../http-problem.js';

/**
 * Reads a JSON body of at most `limit` bytes, whatever its content type says. For notifications, the busiest route: it
 * costs a fraction of a general body parser, since JSON is UTF-8 and LiveChat compresses nothing.
 * https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export function readJson(limit: number): RequestHandler {
  return function readJson(request, _response, next) {
    const { 'content-encoding': encoding = 'identity', 'content-length': declared = '0' } = request.headers;
    if (encoding.toLowerCase() !== 'identity') {
      return next(new HttpProblem(415, 'InvalidInput', 'The body is compressed. Send it as it is.'));
    }
    if (Number(declared) > limit) return next(tooLarge(limit));
    readAll(request, limit, (error, text) => {
      if (error !== undefined) return next(error);
      try {
        request.body = JSON.parse(text);
      } catch {
        return next(invalidInput('The body is not JSON.'));
      }
      next();
    });
  };
}

/** Calls `done` once: with the text, or with what is wrong. */
function readAll(
  request: IncomingMessage,
  limit: number,
  done: (error: HttpProblem | undefined, text: string) => void,
): void {
  const parts: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const finish = (error?: HttpProblem, text = '') => {
    if (isDone) return;
    isDone = true;
    done(error, text);
  };
  request.on('data', (part: Buffer) => {
    size += part.length;
    if (size <= limit) parts.push(part);
    else finish(tooLarge(limit)); // the rest is read and forgotten, so that the answer arrives
  });
  request.on('end', () => finish(undefined, toText(parts)));
  request.on('error', () => finish(invalidInput('The body broke off before its end.')));
}

/** Most bodies come in one part, which needs no copy. */
function toText(parts: readonly Buffer[]): string {
  const [first] = parts;
  return (first !== undefined && parts.length === 1 ? first : Buffer.concat(parts)).toString('utf8');
}

function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(
    413,
    'BodyTooLarge',
    `The body is larger than the ${limit} bytes that this call takes.`,
  );
}
