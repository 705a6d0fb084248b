import { HttpProblem } from '../http-problem.js';
import type { UpstreamAnswer } from './http-client.js';

/** The JSON of a successful answer; one without a body is an empty object, as actions without a result have it. */
export function parseAnswer(answer: UpstreamAnswer, product: 'LiveChat' | 'HelpDesk'): unknown {
  if (answer.text.trim() === '') return {};
  try {
    return JSON.parse(answer.text);
  } catch (cause) {
    throw new HttpProblem(502, 'UpstreamInvalidAnswer', `${product} answered something that is not JSON.`, {
      upstreamStatus: answer.status,
      // The parser's message quotes the text, which may hold what a customer wrote.
      cause: new Error(cause instanceof SyntaxError ? 'SyntaxError' : 'unreadable'),
    });
  }
}

/** An answer that is JSON but not what was asked for. */
export function notWhatWasAsked(product: 'LiveChat' | 'HelpDesk', what: string): HttpProblem {
  return new HttpProblem(502, 'UpstreamInvalidAnswer', `${product} answered something that is not ${what}.`);
}
