import { isJsonObject } from '../../../../shared/json-value.js';
import { convertProperty, readPropertyPaths } from '../convert-property.js';
import type { PolicyTemplate } from '../policy.js';

/** Makes `{ "a": 1 }` the list `[{ "key": "a", "value": 1 }]`. */
export const convertObjectToArray: PolicyTemplate = {
  id: 'convertobjecttoarray',
  sections: ['Request', 'Response'],
  reshapes: true,
  prepare(parameters) {
    const paths = readPropertyPaths(parameters);
    const keyName = parameters.text('keyName', 'key');
    const valueName = parameters.text('valueName', 'value');
    return (message, context) =>
      convertProperty(message, context, paths, (source) =>
        isJsonObject(source)
          ? {
              value: Object.entries(source).map(([key, value]) =>
                Object.fromEntries([
                  [keyName, key],
                  [valueName, value],
                ]),
              ),
            }
          : { reason: 'The property is no object.' },
      );
  },
};
