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
      const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
      if (url === undefined || !/^https?:\/\/./i.test(text.trim())) {
        const reason = `\`urlTemplate\` became \`${text}\`, which is no absolute http or https address.`;
        return { kind: 'failed', reason };
      }
      const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(text.trim())?.[1] ?? '';
      const request = {
        ...message.request,
        origin: url.origin,
        basePath: escapeIllegal(path)
          .replace(/\/{2,}/g, '/')
          .replace(/\/$/, ''),
      };
      return { kind: 'changed', message: { ...message, request }, warnings };
    };
  },
};

/** Undocumented, in one published file: the same under another name. */
export const dynamicSubdomain: PolicyTemplate = { ...dynamicHostUrl, id: 'dynamicsubdomain' };
