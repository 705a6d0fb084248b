import { convertProperty, readPropertyPaths } from '../convert-property.js';
import type { PolicyTemplate } from '../policy.js';

/** Makes `"a;b"` the list `[{ "email": "a" }, { "email": "b" }]`. Empty pieces are left out. */
export const stringToArray: PolicyTemplate = {
  id: 'stringtoarray',
  sections: ['Request', 'Response'],
  reshapes: true,
  prepare(parameters) {
    const paths = readPropertyPaths(parameters);
    const delimiters = new Set(parameters.text('delimiterList'));
    const childName = parameters.text('childPropertyName');
    if (delimiters.size === 0) parameters.reject('delimiterList', 'is empty');
    return (message, context) =>
      convertProperty(message, context, paths, (source) =>
        typeof source === 'string'
          ? { value: split(source, delimiters).map((piece) => Object.fromEntries([[childName, piece]])) }
          : { reason: 'The property is no text.' },
      );
  },
};

function split(text: string, delimiters: ReadonlySet<string>): string[] {
  const pieces = [''];
  for (const character of text) {
    if (delimiters.has(character)) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + character);
  }
  return pieces.filter((piece) => piece !== '');
}
