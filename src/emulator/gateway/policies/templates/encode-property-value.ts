import { convertProperty, readPropertyPaths } from '../convert-property.js';
import type { PolicyTemplate } from '../policy.js';

/** Percent-encodes a text. */
export const encodePropertyValue: PolicyTemplate = {
  id: 'encodepropertyvalue',
  sections: ['Request', 'Response'],
  reshapes: true,
  prepare(parameters) {
    const paths = readPropertyPaths(parameters);
    return (message, context) =>
      convertProperty(message, context, paths, (source) =>
        typeof source === 'string'
          ? { value: encodeStrictly(source) }
          : { reason: 'The property is no text.' },
      );
  },
};

/** Every character that RFC 3986 2.3 does not call unreserved, as .NET's `Uri.EscapeDataString` does. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
