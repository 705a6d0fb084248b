import {
  authenticationRemoved,
  connectionParameterRemoved,
  tierChanged,
} from '../../../../src/validator/rules/changes/connection-changes.js';
import { ruleTest } from '../../../support/rule-test.js';

const single = '/properties/connectionParameters';
const sets = '/properties/connectionParameterSets';

function withSets(...names: readonly string[]) {
  const values = names.map((name) => ({ name, parameters: { [`${name}_key`]: { type: 'securestring' } } }));
  return { at: sets, in: 'properties', set: { values } };
}

ruleTest(connectionParameterRemoved, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a parameter with another name',
    given: [{ at: single, in: 'properties', set: { key: { type: 'securestring' } } }],
    want: [
      {
        pointer: single,
        file: 'apiProperties.json',
        message: 'The connection parameter `api_key` is gone, and connections that have it break; keep it.',
      },
    ],
  },
  {
    name: 'no parameters any more',
    given: [{ at: single, in: 'properties', set: undefined }],
    want: [
      {
        pointer: '/properties',
        message: 'The connection parameter `api_key` is gone, and connections that have it break; keep it.',
      },
    ],
  },
  {
    name: 'a parameter that moved into a set',
    given: [
      { at: single, in: 'properties', set: undefined },
      {
        at: sets,
        in: 'properties',
        set: { values: [{ name: 'key', parameters: { api_key: { type: 'securestring' } } }] },
      },
    ],
    want: [],
  },
  {
    name: 'a parameter of a set that stays',
    before: [withSets('token')],
    given: [withSets('token'), { at: `${sets}/values/0/parameters`, in: 'properties', set: {} }],
    want: [
      {
        pointer: `${sets}/values/0`,
        message: 'The connection parameter `token_key` is gone, and connections that have it break; keep it.',
      },
    ],
  },
  {
    name: 'a new parameter',
    given: [{ at: `${single}/account`, in: 'properties', set: { type: 'string' } }],
    want: [],
  },
  { name: 'no properties file', given: [{ at: '', in: 'apiProperties.json', set: '[' }], want: [] },
]);

ruleTest(authenticationRemoved, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a set that is gone',
    before: [withSets('token', 'basic')],
    given: [withSets('token')],
    want: [
      {
        pointer: `${sets}/values`,
        file: 'apiProperties.json',
        message: 'The way to sign in `basic` is gone, and connections that use it break; keep it.',
      },
    ],
  },
  { name: 'a new set', before: [withSets('token')], given: [withSets('basic', 'token')], want: [] },
  {
    name: 'another type of security',
    given: [{ at: '/securityDefinitions', set: { basic: { type: 'basic' } } }],
    want: [
      {
        pointer: '/securityDefinitions',
        message: 'The sign-in of type `apiKey` is gone, and connections that use it break; keep it.',
      },
    ],
  },
  {
    name: 'another name of the same security',
    given: [{ at: '/securityDefinitions', set: { key: { type: 'apiKey' } } }],
    want: [],
  },
  {
    name: 'a key that became a sign-in',
    given: [{ at: `${single}/api_key/type`, in: 'properties', set: 'oauthSetting' }],
    want: [
      {
        pointer: `${single}/api_key/type`,
        message:
          'The connection parameter `api_key` was of type `securestring` and is `oauthSetting`, which is another way to sign in; offer it beside the old one.',
      },
    ],
  },
  {
    name: 'a text that became a secret',
    before: [{ at: `${single}/api_key/type`, in: 'properties', set: 'string' }],
    given: [],
    want: [],
  },
  { name: 'sets that are none', given: [{ at: sets, in: 'properties', set: { values: 7 } }], want: [] },
]);

ruleTest(tierChanged, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a connector that became premium',
    before: [{ at: '/properties/tier', in: 'properties', set: 'Standard' }],
    given: [{ at: '/properties/tier', in: 'properties', set: 'Premium' }],
    want: [
      {
        pointer: '/properties/tier',
        file: 'apiProperties.json',
        message: 'The connector has become premium, and users of a plan without premium connectors lose it.',
      },
    ],
  },
  {
    name: 'a tier beside `properties`',
    given: [{ at: '/tier', in: 'properties', set: 'Premium' }],
    want: [
      {
        pointer: '/tier',
        file: 'apiProperties.json',
        message: 'The connector has become premium, and users of a plan without premium connectors lose it.',
      },
    ],
  },
  {
    name: 'one that was premium already',
    before: [{ at: '/properties/tier', in: 'properties', set: 'premium' }],
    given: [{ at: '/properties/tier', in: 'properties', set: 'Premium' }],
    want: [],
  },
  { name: 'a tier that is no text', given: [{ at: '/properties/tier', in: 'properties', set: 2 }], want: [] },
]);
