import {
  securityDefinitionComplete,
  securityDefinitionMembers,
} from '../../../../src/validator/rules/definition/security-definitions.js';
import {
  securityRequirementDefined,
  securityRequirementEmpty,
  securityRequirementScope,
  securityRequirementValue,
} from '../../../../src/validator/rules/definition/security-requirements.js';
import { ruleTest } from '../../../support/rule-test.js';

const scheme = '/securityDefinitions/api_key';
const oauth = {
  type: 'oauth2',
  flow: 'accessCode',
  authorizationUrl: 'https://contoso.com/authorize',
  tokenUrl: 'https://contoso.com/token',
  scopes: {},
};

ruleTest(securityDefinitionComplete, [
  {
    name: 'URLs by the flow',
    given: [{ at: scheme, set: { type: 'oauth2', flow: 'accessCode', scopes: {} } }],
    want: [
      { pointer: scheme, message: 'A security definition of type `oauth2` needs `authorizationUrl`.' },
      { pointer: scheme, message: 'A security definition of type `oauth2` needs `tokenUrl`.' },
    ],
  },
  { name: 'all of them', given: [{ at: scheme, set: oauth }], want: [] },
  { name: 'a type that does not exist', given: [{ at: scheme, set: { type: 'toString' } }], want: [] },
]);
ruleTest(securityDefinitionMembers, [
  {
    name: 'members of another type',
    given: [{ at: scheme, set: { type: 'basic', in: 'header' } }],
    want: [
      {
        pointer: `${scheme}/in`,
        message: '`in` does not belong to a security definition of type `basic`. Remove it.',
      },
    ],
  },
  {
    name: 'a URL of another flow is a warning',
    given: [{ at: scheme, set: { ...oauth, flow: 'implicit' } }],
    want: [
      {
        pointer: `${scheme}/tokenUrl`,
        message: '`tokenUrl` does not belong to the flow `implicit`. Remove it.',
        severity: 'warning',
      },
    ],
  },
  { name: 'extensions', given: [{ at: `${scheme}/x-contoso`, set: true }], want: [] },
]);

const operation = '/paths/~1items/get/security';
ruleTest(securityRequirementDefined, [
  {
    name: 'in an operation',
    given: [{ at: operation, set: [{ oauth: [] }] }],
    want: [
      {
        pointer: `${operation}/0/oauth`,
        message: 'The security requirement `oauth` is not among `securityDefinitions`; there is `api_key`.',
      },
    ],
  },
  {
    name: 'without any definition',
    given: [{ at: '/securityDefinitions', set: undefined }],
    want: [
      {
        pointer: '/security/0/api_key',
        message: 'The security requirement `api_key` is not among `securityDefinitions`; there are none.',
      },
    ],
  },
  { name: 'none required', given: [{ at: operation, set: [] }], want: [] },
  { name: 'no object', given: [{ at: '/security', set: ['api_key'] }], want: [] },
]);
ruleTest(securityRequirementValue, [
  {
    name: 'text',
    given: [{ at: '/security', set: [{ api_key: 'read' }] }],
    want: [
      {
        pointer: '/security/0/api_key',
        message: 'The security requirement `api_key` is no list; write `[]` where no scopes are needed.',
      },
    ],
  },
]);
ruleTest(securityRequirementEmpty, [
  {
    name: 'scopes of OAuth',
    given: [
      { at: scheme, set: oauth },
      { at: '/security', set: [{ api_key: ['read'] }] },
    ],
    want: [],
  },
]);
ruleTest(securityRequirementScope, [
  {
    name: 'a scope that is not declared',
    given: [
      { at: scheme, set: oauth },
      { at: operation, set: [{ api_key: ['read'] }] },
    ],
    want: [
      {
        pointer: `${operation}/0/api_key/0`,
        message: 'The scope `read` is not among the `scopes` of its security definition.',
      },
    ],
  },
]);
