import { isHeaderName, isHeaderValue } from '../../headers.js';
import { toBytesBody, withJson } from '../../message.js';
import { setQueryValue } from '../../query.js';
import { escapeIllegal } from '../../request-target.js';
import { evaluateText, toTextValue, valueAt } from '../expressions/evaluate.js';
import type { ValueTarget } from '../expressions/parse-path.js';
import type { PolicyMessage, PolicyOutcome, PolicyTemplate } from '../policy.js';
import { jsonOf, sourcesOf } from '../sources.js';
import { fillPath } from './route-request-to-endpoint.js';
import { withHeader } from './set-header.js';

/**
 * Asks the same host first and puts a value of that answer into a header or query parameter. The side call carries the
 * headers as they stand at this place of the chain, the connection's credential among them.
 */
export const setValueFromUrl: PolicyTemplate = {
  id: 'setvaluefromurl',
  sections: ['Request', 'Response'],
  prepare(parameters) {
    const target = parameters.valueTarget('parameterTemplate');
    const url = parameters.template('parameterValueUrl');
    const valuePath = parameters.bodyPath('parameterValuePathTemplate');
    const method = parameters.choice('httpMethod', ['GET', 'POST', 'PUT']);
    if (target.kind === 'header' && target.name !== '' && !isHeaderName(target.name)) {
      parameters.reject('parameterTemplate', `names \`${target.name}\`, which is no header name`);
    }
    return (message, context) => {
      const evaluated = evaluateText(url, sourcesOf(message, context));
      const warnings = [...evaluated.warnings];
      const filled = fillPath(evaluated.text, context.pathParameters, warnings);
      const [path = '', ...queries] = filled.split('?');
      const { 'content-type': contentType, ...headers } = message.request.headers;
      const request = {
        ...message.request,
        method,
        basePath: '',
        path: escapeIllegal(`/${path.replace(/^\/+/, '')}`),
        query: escapeIllegal(queries.join('?')),
        headers: method === 'GET' || contentType === undefined ? headers : message.request.headers,
        body: toBytesBody(Buffer.alloc(0)),
      };
      return {
        kind: 'side-call',
        request,
        warnings,
        reads: valuePath.path,
        use(answer): PolicyOutcome {
          if (answer.status < 200 || answer.status > 299) {
            return { kind: 'failed', reason: `The side call was answered ${answer.status}.` };
          }
          const value = valueAt(jsonOf(withJson(answer.body)), valuePath.path);
          if (value === undefined || value === null) {
            return { kind: 'failed', reason: 'The answer of the side call does not have the value.' };
          }
          return putValue(message, target, toTextValue(value));
        },
      };
    };
  },
};

function putValue(message: PolicyMessage, target: ValueTarget, value: string): PolicyOutcome {
  if (target.kind === 'query') {
    const query = setQueryValue(message.request.query, target.name, value);
    return { kind: 'changed', message: { ...message, request: { ...message.request, query } } };
  }
  if (!isHeaderValue(value)) {
    return {
      kind: 'failed',
      reason: `The value for \`${target.name}\` has a character that no header can carry.`,
    };
  }
  return { kind: 'changed', message: withHeader(message, target.name.toLowerCase(), value) };
}
