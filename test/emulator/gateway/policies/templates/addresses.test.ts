import { expect, test } from 'vitest';
import {
  applyPolicy,
  type MessageInShort,
  type ResultInShort,
} from '../../../../support/gateway/apply-policy.js';

const connection: Readonly<Record<string, string>> = {
  region: 'eu',
  host: 'https://acme.test/',
  'token:customHost': '.eu',
  'token:tenantId': 't-1',
  site: '',
};
const context = {
  connectionParameter: (name: string) => connection[name],
  pathParameters: new Map([
    ['id', 'a%2Fb'],
    ['service', 'crm'],
  ]),
};

test.each<[string, string, MessageInShort, ResultInShort]>([
  [
    'replaces host and base path, keeps path and query',
    "https://@connectionParameters('region','us').api.test/v3",
    { url: '/v1/parcels?page=2' },
    { kind: 'changed', url: 'https://eu.api.test/v3/parcels?page=2' },
  ],
  [
    'takes the default',
    "https://@connectionParameters('cloud', 'x.test')",
    {},
    { kind: 'changed', url: 'https://x.test/parcels' },
  ],
  [
    'makes one slash of two at the joint',
    "@connectionParameters('host')",
    {},
    { kind: 'changed', url: 'https://acme.test/parcels' },
  ],
  [
    'makes one slash of two inside',
    "@connectionParameters('host')/API/",
    {},
    { kind: 'changed', url: 'https://acme.test/API/parcels' },
  ],
  [
    'keeps text that touches a call',
    "https://api@connectionParameters('token:customHost').test/",
    {},
    { kind: 'changed', url: 'https://api.eu.test/parcels' },
  ],
  [
    'drops an empty part of the path',
    "https://gear.test/@connectionParameters('site','')",
    {},
    { kind: 'changed', url: 'https://gear.test/parcels' },
  ],
  [
    'takes a header of the caller',
    "https://@headers('Instance').strategy.test/api/v2",
    { headers: { instance: 'acme' } },
    { kind: 'changed', url: 'https://acme.strategy.test/api/v2/parcels' },
  ],
  [
    'takes a query parameter of the caller',
    "https://@queryParameters('host')/xcent",
    { url: '/v1/parcels?host=x.test' },
    { kind: 'changed', url: 'https://x.test/xcent/parcels?host=x.test' },
  ],
  [
    'fails without a scheme',
    "@connectionParameters('region')",
    {},
    { kind: 'failed', reason: '`urlTemplate` became `eu`, which is no absolute http or https address.' },
  ],
  [
    'fails without a host',
    "https://@connectionParameters('site')",
    {},
    {
      kind: 'failed',
      reason: '`urlTemplate` became `https://`, which is no absolute http or https address.',
    },
  ],
  [
    'fails for another scheme',
    'ftp://x.test',
    {},
    {
      kind: 'failed',
      reason: '`urlTemplate` became `ftp://x.test`, which is no absolute http or https address.',
    },
  ],
])('dynamichosturl %s', (_name, urlTemplate, message, want) => {
  expect(applyPolicy('dynamicHostUrl', { urlTemplate }, message, context)).toEqual(want);
  expect(applyPolicy('dynamicsubdomain', { urlTemplate }, message, context)).toEqual(want);
});

test.each<[string, object, MessageInShort, ResultInShort]>([
  [
    'replaces the path behind the base path',
    { newPath: '/hooks', httpMethod: '@Request.OriginalHTTPMethod' },
    { method: 'POST', url: '/v1/hooks/created?x=1' },
    { kind: 'changed', url: 'https://api.test/v1/hooks?x=1' },
  ],
  ['adds a missing slash', { newPath: 'hooks' }, {}, { kind: 'changed', url: 'https://api.test/v1/hooks' }],
  [
    'fills in path parameters as they stood',
    { newPath: "/folders('{id}')/tasks" },
    {},
    { kind: 'changed', url: "https://api.test/v1/folders('a%2Fb')/tasks" },
  ],
  [
    'takes connection parameters and path parameters together',
    { newPath: "/{service}/@connectionParameters('token:tenantId')/api" },
    {},
    { kind: 'changed', url: 'https://api.test/v1/crm/t-1/api' },
  ],
  [
    'puts a query of its own before the one of the call',
    { newPath: "/search?@queryParameters('type')=@queryParameters('value')" },
    { url: '/v1/who?type=ip&value=1.2.3.4' },
    { kind: 'changed', url: 'https://api.test/v1/search?ip=1.2.3.4&type=ip&value=1.2.3.4' },
  ],
  [
    'replaces a query parameter that the new path names',
    { newPath: '/search?page=1' },
    { url: '/v1/who?page=5&size=9' },
    { kind: 'changed', url: 'https://api.test/v1/search?page=1&size=9' },
  ],
  [
    'changes the method',
    { newPath: '/search', httpMethod: 'post' },
    {},
    { kind: 'changed', method: 'POST', url: 'https://api.test/v1/search' },
  ],
  [
    'encodes only what a request line cannot carry',
    { newPath: "/c/@queryParameters('c')" },
    { url: '/v1/a?c=a%20b%23%C3%A4' },
    { kind: 'changed', url: 'https://api.test/v1/c/a%20b%23%C3%A4?c=a%20b%23%C3%A4' },
  ],
  [
    'says that a placeholder is no path parameter',
    { newPath: '/x/{nope}' },
    {},
    {
      kind: 'changed',
      url: 'https://api.test/v1/x/%7Bnope%7D',
      warnings: ['`{nope}` is no path parameter of the operation.'],
    },
  ],
])('routerequesttoendpoint %s', (_name, parameters, message, want) => {
  expect(applyPolicy('routerequesttoendpoint', { ...parameters }, message, context)).toEqual(want);
});

test.each<[string, object, MessageInShort, ResultInShort]>([
  [
    'adds a constant',
    { name: 'format', value: 'json' },
    {},
    { kind: 'changed', url: 'https://api.test/v1/parcels?format=json' },
  ],
  [
    'overrides every value',
    { name: 'fo', value: 'json', existsAction: 'override' },
    { url: '/v1/a?fo=xml&b=1&fo=yaml' },
    { kind: 'changed', url: 'https://api.test/v1/a?b=1&fo=json' },
  ],
  [
    'skips one that is there under its encoded name',
    { name: '%24top', value: '50', existsAction: 'skip' },
    { url: '/v1/a?$top=5' },
    { kind: 'unchanged', reason: '`$top` is there already.' },
  ],
  [
    'takes a name that is encoded already',
    { name: '%24top', value: '50', existsAction: 'skip' },
    {},
    { kind: 'changed', url: 'https://api.test/v1/parcels?%24top=50' },
  ],
  [
    'appends another pair',
    { name: 'tag', value: 'b', existsAction: 'append' },
    { url: '/v1/a?tag=a' },
    { kind: 'changed', url: 'https://api.test/v1/a?tag=a&tag=b' },
  ],
  [
    'encodes the value',
    { name: '$filter', value: "groupTypes/any(c:c eq 'Unified')" },
    {},
    {
      kind: 'changed',
      url: "https://api.test/v1/parcels?%24filter=groupTypes%2Fany(c%3Ac%20eq%20'Unified')",
    },
  ],
  [
    'puts the caller value into a larger one',
    {
      name: 'criteria',
      value: '[{"lhs":"sender","rhs":"@queryParameters(\'criteria\')"}]',
      existsAction: 'override',
    },
    { url: '/v1/a?criteria=x%26y' },
    {
      kind: 'changed',
      url: 'https://api.test/v1/a?criteria=%5B%7B%22lhs%22%3A%22sender%22%2C%22rhs%22%3A%22x%26y%22%7D%5D',
    },
  ],
  [
    'takes a connection parameter',
    { name: 'tenant', value: "@connectionParameters('token:tenantId')", existsAction: 'skip' },
    {},
    { kind: 'changed', url: 'https://api.test/v1/parcels?tenant=t-1' },
  ],
])('setqueryparameter %s', (_name, parameters, message, want) => {
  expect(applyPolicy('setqueryparameter', { ...parameters }, message, context)).toEqual(want);
});
