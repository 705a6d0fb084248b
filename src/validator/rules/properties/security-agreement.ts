import { toJsonObject, toText } from '../../../shared/json-value.js';
import type { ConnectionParameterNode, PropertiesNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { textsOf } from './policy-templates.js';

/** The parameter that a security definition is filled from, and how it is told. */
const wanted = {
  apiKey: { names: ['api_key'], text: 'a parameter of type `securestring` named `api_key`' },
  basic: { names: ['username', 'password'], text: '`username` and `password`' },
  oauth2: { names: [], text: 'a parameter of type `oauthSetting`, usually `token`' },
} as const;

export const securityAgreement = defineRule({
  id: 'security-agreement',
  code: 'APP-21',
  summary:
    'Security definitions and connection parameters agree: `apiKey` with `api_key`, `basic` with user name and password, `oauth2` with `token`.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.connectionParameters,
  note: 'Connectors with several sets of parameters are passed over, and so is what a policy or a script places itself.',
  example: {
    at: '/securityDefinitions/api_key',
    bad: { type: 'basic' },
    good: { type: 'apiKey', in: 'header', name: 'X-Contoso-Key' },
  },
  on: {
    definition({ value }, report, { properties, propertiesFile }) {
      if (properties === undefined || properties.value['connectionParameterSets'] !== undefined) return;
      const isPlaced = placesCredentials(properties);
      const schemes = Object.entries(toJsonObject(value['securityDefinitions']));
      const types = new Set(schemes.map(([, scheme]) => toText(toJsonObject(scheme)['type'])));
      for (const [name, scheme] of schemes) {
        const type = toText(toJsonObject(scheme)['type']);
        if (!isSchemeType(type) || hasParametersFor(type, properties)) continue;
        if (isPlaced && type !== 'oauth2') continue;
        report(
          `The security definition ${quote(name)} is of type \`${type}\`, but the connection lacks ${wanted[type].text}.`,
          {
            at: place({ pointer: '/securityDefinitions' }, name),
          },
        );
      }
      // One wrong definition explains a missing one.
      if (types.size > 0 || isPlaced) return;
      for (const type of ['apiKey', 'basic', 'oauth2'] as const) {
        const [parameter] = parametersFor(type, properties);
        if (parameter === undefined || !hasParametersFor(type, properties)) continue;
        report(
          `The connection has \`${parameter.name}\`, but no security definition of type \`${type}\` says where it goes.`,
          { file: propertiesFile, at: parameter.pointer },
        );
      }
    },
  },
});

function isSchemeType(type: string): type is keyof typeof wanted {
  return Object.hasOwn(wanted, type);
}

function parametersFor(
  type: keyof typeof wanted,
  { connectionParameters }: PropertiesNode,
): readonly ConnectionParameterNode[] {
  const names: readonly string[] = wanted[type].names;
  return connectionParameters.filter((parameter) =>
    type === 'oauth2'
      ? parameter.type === 'oauthsetting'
      : parameter.type !== 'oauthsetting' && names.includes(parameter.name.toLowerCase()),
  );
}

function hasParametersFor(type: keyof typeof wanted, properties: PropertiesNode): boolean {
  return parametersFor(type, properties).length >= Math.max(1, wanted[type].names.length);
}

/** Whether a policy or a script puts connection parameters into the request. */
function placesCredentials({ policies, value }: PropertiesNode): boolean {
  return (
    value['scriptOperations'] !== undefined ||
    policies.some((policy) => textsOf(policy).some(({ text }) => /connectionParameters\(/i.test(text)))
  );
}

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
      if (Array.isArray(list) && script === undefined) {
        report('`scriptOperations` is there, but there is no script.csx.', {
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
