import { isJsonObject } from '../../../../shared/json-value.js';
import { type Conversion, convertProperty, readPropertyPaths, toPathText } from '../convert-property.js';
import { removeAt } from '../edit-json.js';
import { valueAt } from '../expressions/evaluate.js';
import type { PathSegment } from '../expressions/expression.js';
import type { PolicyTemplate } from '../policy.js';

/** Makes `[{ "id": "a", "n": 1 }]` the object `{ "a": { "n": 1 } }`. */
export const convertArrayToObject: PolicyTemplate = {
  id: 'convertarraytoobject',
  sections: ['Request', 'Response'],
  reshapes: true,
  prepare(parameters) {
    const paths = readPropertyPaths(parameters);
    const keyPath = parameters.subPath('keyWithinCollectionPath');
    const isKeyKept = parameters.flag('retainKey', true);
    if (keyPath.length === 0) parameters.reject('keyWithinCollectionPath', 'names no property');
    return (message, context) =>
      convertProperty(message, context, paths, (source) => toObject(source, keyPath, isKeyKept), true);
  },
};

/** An item without a key would be lost, so then nothing is converted. Of two items with one key the last stays. */
function toObject(source: unknown, keyPath: readonly PathSegment[], isKeyKept: boolean): Conversion {
  if (!Array.isArray(source)) return { reason: 'The property is no list.' };
  const entries: [string, unknown][] = [];
  for (const [index, item] of (source as unknown[]).entries()) {
    const key = valueAt(item, keyPath);
    if (
      !isJsonObject(item) ||
      (typeof key !== 'string' && typeof key !== 'number' && typeof key !== 'boolean')
    ) {
      return { reason: `Item ${index} has no \`${toPathText(keyPath)}\` to be its key.` };
    }
    entries.push([String(key), isKeyKept ? item : removeAt(item, keyPath)]);
  }
  return { value: Object.fromEntries(entries) };
}
