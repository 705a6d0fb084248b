import { isJsonObject, toJsonObject, toText } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const securityAgreement = defineRule({
  id: 'security-agreement',
  code: 'APP-21',
  summary:
    'Security definitions and connection parameters agree: `apiKey` with `api_key`, `basic` with user name and password, `oauth2` with `token`.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.connectionParameters,
  note: 'Connectors with several sets of parameters or policies that place the credential are passed over.',
  example: {
    at: '/securityDefinitions/api_key',
    bad: { type: 'basic' },
    good: { type: 'apiKey', in: 'header', name: 'X-Contoso-Key' },
  },
  on: {
    definition({ value }, report, { properties }) {
      if (properties === undefined || properties.value['connectionParameterSets'] !== undefined) return;
      const own = properties.connectionParameters;
      const texts = own.filter(({ type }) => type === 'string' || type === 'securestring');
      for (const [name, scheme] of Object.entries(toJsonObject(value['securityDefinitions']))) {
        if (!isJsonObject(scheme)) continue;
        const type = toText(scheme['type']);
        const wanted =
          type === 'oauth2' && !own.some((parameter) => parameter.type === 'oauthsetting')
            ? 'a parameter of type `oauthSetting`, usually `token`'
            : type === 'basic' && texts.length < 2
              ? '`username` and `password`'
              : type === 'apiKey' &&
                  !texts.some((parameter) => parameter.type === 'securestring') &&
                  texts.length === 0
                ? 'a parameter of type `securestring`, usually `api_key`'
                : undefined;
        if (wanted === undefined) continue;
        report(
          `The security definition ${quote(name)} is of type \`${type}\`, but the connection lacks ${wanted}.`,
          {
            at: place({ pointer: '/securityDefinitions' }, name),
          },
        );
      }
    },
  },
});

export const scriptOperationsFile = defineRule({
  id: 'script-operations-file',
  code: 'APP-22',
  summary: 'Where `scriptOperations` stands there is a script.csx, and the other way round.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.code,
  note: 'Our own inference; older connectors have a script without `scriptOperations`.',
  example: { in: 'properties', at: '/properties/scriptOperations', bad: ['ListItems'], good: undefined },
  on: {
    properties(properties, report, { script, isFolder }) {
      if (!isFolder) return;
      const list = properties.value['scriptOperations'];
      if (Array.isArray(list) && list.length > 0 && script === undefined) {
        report('`scriptOperations` names operations, but there is no script.csx.', {
          at: place(properties, 'scriptOperations'),
        });
      }
      if (script !== undefined && list === undefined) {
        report(
          'There is a script.csx, but `scriptOperations` does not say for which operations; an empty list stands for all.',
        );
      }
    },
  },
});
