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
    let last: { readonly text: string; readonly address: Address | undefined } | undefined;
    return (message, context) => {
      const { text, warnings } = evaluateText(template, sourcesOf(message, context));
      if (last?.text !== text) last = { text, address: readAddress(text.trim()) }; // hardly ever another one
      if (last.address === undefined) {
        const reason = `\`urlTemplate\` became \`${text}\`, which is no absolute http or https address.`;
        return { kind: 'failed', reason };
      }
      const request = { ...message.request, ...last.address };
      return { kind: 'changed', message: { ...message, request }, warnings };
    };
  },
};

type Address = Pick<RequestState, 'origin' | 'basePath'>;

/** undefined when it is no absolute http or https address. */
function readAddress(text: string): Address | undefined {
  if (!/^https?:\/\/./i.test(text) || !URL.canParse(text)) return undefined;
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(text)?.[1] ?? '';
  return {
    origin: new URL(text).origin,
    basePath: escapeIllegal(path)
      .replace(/\/{2,}/g, '/')
      .replace(/\/$/, ''),
  };
}

/** Undocumented, in one published file: the same under another name. */
export const dynamicSubdomain: PolicyTemplate = { ...dynamicHostUrl, id: 'dynamicsubdomain' };
