import { expect, test } from 'vitest';
import {
  connectionParameterTexts,
  connectionParameterType,
  constraintText,
} from '../../../../src/validator/rules/properties/connection-parameters.js';
import {
  oauthCustomParameters,
  oauthIndependent,
  oauthRedirect,
  oauthSecret,
} from '../../../../src/validator/rules/properties/oauth-settings.js';
import { parameterSets } from '../../../../src/validator/rules/properties/parameter-sets.js';
import {
  capabilitiesKnown,
  iconBrandColorIndependent,
  iconBrandColorOwn,
  propertiesMembers,
  publisherIndependent,
  publisherNamed,
} from '../../../../src/validator/rules/properties/properties-document.js';
import {
  scriptOperationsFile,
  securityAgreement,
} from '../../../../src/validator/rules/properties/security-agreement.js';
import { tenantParameter } from '../../../../src/validator/rules/properties/tenant-parameter.js';
import { validate } from '../../../../src/validator/validate.js';
import { cleanDefinition } from '../../../support/clean-connector.js';
import { ruleTest } from '../../../support/rule-test.js';

const given = (at: string, set: unknown) => ({ in: 'properties' as const, at, set });
const key = '/properties/connectionParameters/api_key';

ruleTest(propertiesMembers, [
  {
    name: 'no `properties`',
    given: [given('/properties', undefined)],
    want: [{ pointer: '', message: 'apiProperties.json has no object `properties` at its top.' }],
  },
  {
    name: 'a stray member is a warning',
    given: [given('/script', 'script.csx')],
    want: [
      {
        pointer: '/script',
        message: '`script` beside `properties` is ignored. Remove it.',
        severity: 'warning',
      },
    ],
  },
]);
test.each([
  ['apiDefinition.swagger.json', ''],
  [
    'con_lists_openapidefinition.json',
    ' It holds the files of an exported solution; name the zip of the solution to have them checked together.',
  ],
])('a folder with `%s` alone lacks the properties', (name, advice) => {
  const bytes = Buffer.from(JSON.stringify(cleanDefinition));
  const findings = validate(
    { files: [{ name, bytes }], isFolder: true },
    { rules: [propertiesMembers], profile: 'certified' },
  );
  expect(findings.map(({ message }) => message)).toEqual([
    `The folder has no \`apiProperties.json\`.${advice}`,
  ]);
});
ruleTest(iconBrandColorOwn, [
  {
    name: 'a colour of another form is `APP-02`',
    given: [given('/properties/iconBrandColor', 'white')],
    want: [],
  },
]);
ruleTest(iconBrandColorIndependent, [
  {
    name: 'in capitals',
    profile: 'independent',
    given: [given('/properties/iconBrandColor', '#DA3B01')],
    want: [],
  },
]);
ruleTest(publisherNamed, [
  {
    name: 'one missing, one blank',
    given: [given('/properties/publisher', ' '), given('/properties/stackOwner', undefined)],
    want: [
      { pointer: '/properties', message: '`properties` lacks `stackOwner`, who owns the service behind it.' },
      {
        pointer: '/properties/publisher',
        message: '`publisher` is ` `; it has to be a name in letters and digits.',
      },
    ],
  },
  {
    name: 'not for an import',
    profile: 'import',
    given: [given('/properties/publisher', undefined)],
    want: [],
  },
]);
ruleTest(publisherIndependent, [
  {
    name: 'the same in other capitals',
    profile: 'independent',
    given: [given('/properties/publisher', 'CONTOSO')],
    want: [
      {
        pointer: '/properties/publisher',
        message:
          '`publisher` and `stackOwner` are both `CONTOSO`; the publisher is you, the owner who runs the service.',
      },
    ],
  },
]);
ruleTest(capabilitiesKnown, [
  { name: 'no list', given: [given('/properties/capabilities', 'gateway')], want: [] },
]);

ruleTest(connectionParameterType, [
  { name: 'other capitals', given: [given(`${key}/type`, 'SecureString')], want: [] },
  {
    name: 'OAuth without provider',
    given: [given(key, { type: 'oAuthSetting', oAuthSettings: { clientId: 'x' } })],
    want: [
      {
        pointer: `${key}/oAuthSettings`,
        message: '`oAuthSettings` of `api_key` lacks `identityProvider`, such as `oauth2` or `aad`.',
      },
    ],
  },
  {
    name: 'no type',
    given: [given(`${key}/type`, undefined)],
    want: [{ pointer: key, message: 'The connection parameter `api_key` lacks `type`.' }],
  },
]);
const settings = (more: object) =>
  given(key, { type: 'oauthSetting', oAuthSettings: { identityProvider: 'aad', ...more } });
ruleTest(oauthCustomParameters, [
  {
    name: 'Entra ID without resource',
    given: [settings({})],
    want: [
      {
        pointer: `${key}/oAuthSettings`,
        message: '`customParameters` of `api_key` lack `resourceUri`, which the provider `aad` needs.',
      },
    ],
  },
  {
    name: 'a provider of which nothing is known',
    given: [settings({ identityProvider: 'DocuSign' })],
    want: [],
  },
]);
ruleTest(oauthSecret, [
  ...['', '<<your secret>>', 'Placeholder'].map((clientSecret) => ({
    name: `placeholder ${JSON.stringify(clientSecret)}`,
    given: [settings({ clientSecret })],
    want: [],
  })),
  {
    name: 'a value, which the message does not repeat',
    given: [settings({ clientSecret: 'Zm9yIHRlc3Rz' })],
    want: [
      {
        pointer: `${key}/oAuthSettings/clientSecret`,
        message:
          '`clientSecret` has a value. Remove it, and give it to `paconn create --secret` or the portal; what was committed has to be replaced.',
      },
    ],
  },
]);
ruleTest(connectionParameterTexts, [
  {
    name: 'no display name, and a tooltip instead of a description',
    given: [
      given(`${key}/uiDefinition/displayName`, ''),
      given(`${key}/uiDefinition/description`, undefined),
    ],
    want: [
      {
        pointer: `${key}/uiDefinition`,
        message: '`description` of `api_key` is missing; makers read it when they connect.',
        severity: 'warning',
      },
      {
        pointer: `${key}/uiDefinition/displayName`,
        message: '`displayName` of `api_key` is empty; makers read it when they connect.',
      },
    ],
  },
  {
    name: 'a hidden one needs none',
    given: [given(key, { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } })],
    want: [],
  },
]);
ruleTest(constraintText, [
  {
    name: 'text for the one that is a boolean',
    given: [given(`${key}/uiDefinition/constraints/clearText`, 'false')],
    want: [
      {
        pointer: `${key}/uiDefinition/constraints/clearText`,
        message:
          'The constraint `clearText` of `api_key` is `false`; it has to be `true` or `false` without quotes.',
      },
    ],
  },
]);
ruleTest(tenantParameter, [
  {
    name: 'another name',
    given: [given('/properties/connectionParameters/tenantId', { type: 'string' })],
    want: [],
  },
]);
ruleTest(parameterSets, [
  {
    name: 'no values',
    given: [given('/properties/connectionParameterSets', {})],
    want: [
      {
        pointer: '/properties/connectionParameterSets',
        message: '`connectionParameterSets` has no `values`.',
      },
    ],
  },
  {
    name: 'a description that is not shown is a warning',
    given: [
      given('/properties/connectionParameterSets', {
        values: [
          {
            name: 'key',
            parameters: { secret: { type: 'securestring', uiDefinition: { description: 'The key.' } } },
          },
        ],
      }),
    ],
    want: [
      {
        pointer: '/properties/connectionParameterSets/values/0/parameters/secret/uiDefinition',
        message:
          '`secret` of the set `key` lacks a description in `uiDefinition.schema`, the one that is shown.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(oauthIndependent, [{ name: 'an API key', profile: 'independent', given: [], want: [] }]);
ruleTest(oauthRedirect, [
  {
    name: 'not stated',
    given: [settings({})],
    want: [
      {
        pointer: `${key}/oAuthSettings`,
        message: 'The redirect mode of `api_key` is not stated; new connectors have `GlobalPerConnector`.',
      },
    ],
  },
]);
ruleTest(securityAgreement, [
  {
    name: 'OAuth without a parameter for it',
    given: [{ at: '/securityDefinitions/api_key', set: { type: 'oauth2' } }],
    want: [
      {
        pointer: '/securityDefinitions/api_key',
        message:
          'The security definition `api_key` is of type `oauth2`, but the connection lacks a parameter of type `oauthSetting`, usually `token`.',
      },
    ],
  },
  {
    name: 'several sets',
    given: [
      { at: '/securityDefinitions/api_key', set: { type: 'oauth2' } },
      given('/properties/connectionParameterSets', { values: [] }),
    ],
    want: [],
  },
]);
ruleTest(scriptOperationsFile, [
  {
    name: 'a script without the list is a warning',
    given: [{ at: '', in: 'script.csx', set: 'public class Script : ScriptBase { }' }],
    want: [
      {
        pointer: '/properties',
        message:
          'There is a script.csx, but `scriptOperations` does not say for which operations; an empty list stands for all.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'an empty list, which stands for all, without a script',
    given: [given('/properties/scriptOperations', [])],
    want: [
      {
        pointer: '/properties/scriptOperations',
        message: '`scriptOperations` is there, but there is no script.csx.',
      },
    ],
  },
]);
