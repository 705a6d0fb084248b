import { readQuery } from '../../query.js';
import { escapeIllegal } from '../../request-target.js';
import { evaluateText } from '../expressions/evaluate.js';
import type { PolicyTemplate } from '../policy.js';
import { sourcesOf } from '../sources.js';

const original = '@Request.OriginalHTTPMethod';

/** Sends the call to another path of the same service, and with another method when one is named. */
export const routeRequestToEndpoint: PolicyTemplate = {
  id: 'routerequesttoendpoint',
  sections: ['Request'],
  prepare(parameters) {
    const newPath = parameters.template('newPath');
    const method = parameters.choice('httpMethod', [
      ...([original, 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const),
    ]);
    return (message, context) => {
      const { request } = message;
      const evaluated = evaluateText(newPath, sourcesOf(message, context));
      const warnings = [...evaluated.warnings];
      const filled = fillPath(evaluated.text, context.pathParameters, warnings);
      const [path = '', ...queries] = filled.split('?');
      const routed = {
        ...request,
        method: method === original ? request.method : method,
        path: escapeIllegal(`/${path.replace(/^\/+/, '')}`),
        query: mergeQueries(escapeIllegal(queries.join('?')), request.query),
      };
      return { kind: 'changed', message: { ...message, request: routed }, warnings };
    };
  },
};

/** `{name}` takes the caller's path parameter as it stood in the path. Case does not matter when it is the only hint. */
export function fillPath(template: string, values: ReadonlyMap<string, string>, warnings: string[]): string {
  return template.replace(/\{([^{}]*)\}/g, (placeholder, name: string) => {
    const value =
      values.get(name) ?? [...values].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    if (value === undefined) warnings.push(`\`${placeholder}\` is no path parameter of the operation.`);
    return value ?? placeholder;
  });
}

/** The new path's own parameters, then those of the call that it does not name. */
function mergeQueries(own: string, kept: string): string {
  const names = new Set(readQuery(own).map(({ name }) => name));
  const others = readQuery(kept).filter(({ name }) => !names.has(name));
  return [...(own === '' ? [] : [own]), ...others.map(({ raw }) => raw)].join('&');
}
