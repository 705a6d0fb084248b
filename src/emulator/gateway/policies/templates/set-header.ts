import { isHeaderName, isHeaderValue } from '../../headers.js';
import { answerHeaders } from '../../message.js';
import { evaluateText } from '../expressions/evaluate.js';
import type { PolicyMessage, PolicyTemplate } from '../policy.js';
import { sourcesOf } from '../sources.js';
import { addValue } from './exists-action.js';

/** Headers that follow from the message and are written by the gateway itself. */
const ownHeaders = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'expect',
]);

/** Sets a header of the request, the answer or the answer of a failed call. */
export const setHeader: PolicyTemplate = {
  id: 'setheader',
  sections: ['Request', 'Response', 'Failure'],
  prepare(parameters) {
    const name = parameters.text('name');
    const value = parameters.template('value');
    const action = parameters.choice('existsAction', ['override', 'append', 'skip']);
    const lower = name.toLowerCase();
    if (name !== '' && !isHeaderName(name))
      parameters.reject('name', `is \`${name}\`, which is no header name`);
    return (message, context) => {
      if (ownHeaders.has(lower)) {
        return { kind: 'unchanged', reason: `The gateway writes \`${name}\` itself.` };
      }
      const headers = message.answer === undefined ? message.request.headers : answerHeaders(message.answer);
      const { text, warnings } = evaluateText(value, sourcesOf(message, context));
      const added = addValue(action, Object.hasOwn(headers, lower) ? headers[lower] : undefined, text);
      if (added === undefined)
        return { kind: 'unchanged', reason: `\`${name}\` is there already.`, warnings };
      if (!isHeaderValue(added)) {
        return {
          kind: 'failed',
          reason: `The value for \`${name}\` has a character that no header can carry.`,
        };
      }
      return { kind: 'changed', message: withHeader(message, lower, added), warnings };
    };
  },
};

/** The message with one header of the part that its section is about. */
export function withHeader(message: PolicyMessage, name: string, value: string): PolicyMessage {
  const { request, answer } = message;
  if (answer === undefined) {
    return { ...message, request: { ...request, headers: { ...request.headers, [name]: value } } };
  }
  return { ...message, answer: { ...answer, headers: { ...answer.headers, [name]: value } } };
}
