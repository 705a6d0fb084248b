import { convertProperty, readPropertyPaths } from '../convert-property.js';
import type { PolicyTemplate } from '../policy.js';

/** Replaces every occurrence of one text by another. */
export const stringReplace: PolicyTemplate = {
  id: 'stringreplace',
  sections: ['Request', 'Response'],
  prepare(parameters) {
    const paths = readPropertyPaths(parameters);
    const source = parameters.text('sourceString');
    const replacement = parameters.text('replacementString', '');
    if (source === '') parameters.reject('sourceString', 'is empty');
    return (message, context) =>
      convertProperty(message, context, paths, (value) =>
        typeof value === 'string'
          ? { value: value.replaceAll(source, () => replacement) }
          : { reason: 'The property is no text.' },
      );
  },
};
