import { isJsonObject } from '../../../../shared/json-value.js';
import { editItems } from '../convert-property.js';
import { withMember } from '../edit-json.js';
import type { BodyPath } from '../expressions/parse-path.js';
import type { PolicyContext, PolicyMessage, PolicyTemplate } from '../policy.js';

/** Makes the backend's link to the next page one through the gateway, so that the next GET carries the credential. */
export const updateNextLink: PolicyTemplate = {
  id: 'updatenextlink',
  sections: ['Response'],
  prepare(parameters) {
    const name = parameters.text('nextLinkPropertyName');
    const parent: BodyPath = {
      root: 'body',
      path: readParent(parameters.text('nextLinkParentPropertyPath', '')),
    };
    if (name === '') parameters.reject('nextLinkPropertyName', 'is empty');
    return (message, context) =>
      editItems(message, context, parent, (item) => {
        const link = isJsonObject(item) && Object.hasOwn(item, name) ? item[name] : undefined;
        if (!isJsonObject(item) || typeof link !== 'string' || link === '') {
          return { reason: `There is no \`${name}\`, so there is no next page.` };
        }
        const throughGateway = toGatewayLink(link, message, context);
        if (throughGateway === undefined) return { reason: `\`${name}\` is no link to the backend.` };
        return { item: withMember(item, name, throughGateway) };
      });

    function readParent(text: string): BodyPath['path'] {
      if (text === '' || text === 'null') return [];
      return text.startsWith('@') || text.startsWith('body(')
        ? parameters.bodyPath('nextLinkParentPropertyPath').path
        : parameters.subPath('nextLinkParentPropertyPath');
    }
  },
};

/**
 * The link below the connection's address: its path without the base path when that is an operation, else the path of
 * this very call, as for a call that another policy had routed elsewhere.
 */
function toGatewayLink(link: string, { request }: PolicyMessage, context: PolicyContext): string | undefined {
  const base = request.origin === '' ? undefined : `${request.origin}${request.basePath}/`;
  if (!URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  const isAbsolute = URL.canParse(link);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const isOurs = [request.origin, ...context.backendOrigins].includes(url.origin);
  if (isAbsolute && !isOurs) return undefined;
  const { basePath } = request;
  const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length) : url.pathname;
  return `${context.gatewayUrl}${context.isReadable(path) ? path : context.incoming.path}${url.search}`;
}
