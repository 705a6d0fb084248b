import { decode, readQuery, setQueryValue, toQueryPair } from '../../query.js';
import { evaluateText } from '../expressions/evaluate.js';
import type { PolicyTemplate } from '../policy.js';
import { sourcesOf } from '../sources.js';

/** Sets a query parameter; name and value are encoded by the gateway. */
export const setQueryParameter: PolicyTemplate = {
  id: 'setqueryparameter',
  sections: ['Request'],
  prepare(parameters) {
    // Published files write `%24top` as well as `$filter`.
    const name = decode(parameters.text('name'));
    const value = parameters.template('value');
    const action = parameters.choice('existsAction', ['override', 'skip', 'append']);
    return (message, context) => {
      const { request } = message;
      const { text, warnings } = evaluateText(value, sourcesOf(message, context));
      const isThere = readQuery(request.query).some((pair) => pair.name === name);
      if (isThere && action === 'skip') {
        return { kind: 'unchanged', reason: `\`${name}\` is there already.`, warnings };
      }
      const query =
        isThere && action === 'append'
          ? `${request.query}&${toQueryPair(name, text)}`
          : setQueryValue(request.query, name, text);
      if (query === request.query)
        return { kind: 'unchanged', reason: 'It has that value already.', warnings };
      return { kind: 'changed', message: { ...message, request: { ...request, query } }, warnings };
    };
  },
};
