import { remember } from '../../../../shared/remember.js';
import type { RequestState } from '../../message.js';
import { escapeIllegal } from '../../request-target.js';
import { evaluateText } from '../expressions/evaluate.js';
import type { PolicyTemplate } from '../policy.js';
import { sourcesOf } from '../sources.js';

/** Replaces scheme, host and base path; the operation's path and query follow the new address. */
export const dynamicHostUrl: PolicyTemplate = {
  id: 'dynamichosturl',
  sections: ['Request'],
  prepare(parameters) {
    const template = parameters.template('urlTemplate');
    return (message, context) => {
      const { text, warnings } = evaluateText(template, sourcesOf(message, context));
      const address = addressOf(text.trim());
      if (address === undefined) {
        const reason = `\`urlTemplate\` became \`${text}\`, which is no absolute http or https address.`;
        return { kind: 'failed', reason };
      }
      const request = { ...message.request, ...address };
      return { kind: 'changed', message: { ...message, request }, warnings };
    };
  },
};

type Address = Pick<RequestState, 'origin' | 'basePath'>;

/** undefined when it is no absolute http or https address. */
const addressOf = remember((text: string): Address | undefined => {
  if (!/^https?:\/\/./i.test(text) || !URL.canParse(text)) return undefined;
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(text)?.[1] ?? '';
  return {
    origin: new URL(text).origin,
    basePath: escapeIllegal(path)
      .replace(/\/{2,}/g, '/')
      .replace(/\/$/, ''),
  };
}, 64);

/** Undocumented, in one published file: the same under another name. */
export const dynamicSubdomain: PolicyTemplate = { ...dynamicHostUrl, id: 'dynamicsubdomain' };
