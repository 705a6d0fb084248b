import { expect, test } from 'vitest';
import { type PolicyChain, type PolicyInShort, runChain } from '../../../support/gateway/policy-chain.js';

/** What the backend has to get: of the headers the named ones, everything else in full. */
interface WantedRequest {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const header = (name: string, value: string, existsAction = 'override'): PolicyInShort => [
  'setheader',
  { name, value, existsAction },
  'Request',
];
const host = (urlTemplate: string): PolicyInShort => ['dynamichosturl', { urlTemplate }];
const route = (newPath: string): PolicyInShort => [
  'routerequesttoendpoint',
  { newPath, httpMethod: '@Request.OriginalHTTPMethod' },
];
const set = (parent: string, sub: string, value: string): PolicyInShort => [
  'setproperty',
  {
    newPropertyParentPathTemplate: parent,
    newPropertySubPathTemplate: sub,
    propertyValuePathTemplate: value,
  },
  'Request',
];
const paths = (propertyParentPath: string, propertySubPath: string, newPropertyPath: string) => ({
  ...{ propertyParentPath, propertySubPath, newPropertyPath },
});
const keyHeader = { type: 'apiKey', in: 'header', name: 'Authorization' };

/**
 * Chains of published connectors, rewritten: other names, the same templates in the same order. What the backend has to
 * get is written by hand from the description of the templates.
 */
const requests: readonly (readonly [name: string, chain: PolicyChain, want: readonly WantedRequest[]])[] = [
  [
    'mail: regional host, shared webhook endpoint, search criteria made of one value',
    {
      ...{ base: 'https://mail.example.com/', path: '/triggers/mail' },
      connection: { 'token:customHost': '.example.eu' },
      policies: [
        host("https://mail@connectionParameters('token:customHost')"),
        header('user-agent', 'Flow Maker'),
        route('/integ/api/hooks'),
        [
          'setqueryparameter',
          {
            name: 'criteria',
            value: '[{"lhs":"sender","rhs":"@queryParameters(\'criteria\')"}]',
            existsAction: 'override',
          },
        ],
      ],
      send: { target: '/triggers/mail?criteria=jun%40x&folder=1' },
    },
    [
      {
        url: 'https://mail.example.eu/integ/api/hooks?folder=1&criteria=%5B%7B%22lhs%22%3A%22sender%22%2C%22rhs%22%3A%22jun%40x%22%7D%5D',
        headers: { 'user-agent': 'Flow Maker' },
      },
    ],
  ],
  [
    'shop: the site that the maker typed, with a path behind it',
    {
      ...{ base: 'https://shop.example/', path: '/orders/{id}' },
      connection: { siteUrl: 'https://my.shop.example' },
      policies: [host("@connectionParameters('siteUrl')/wp-json/automate/v1")],
      send: { target: '/orders/12?fields=a,b' },
    },
    [{ url: 'https://my.shop.example/wp-json/automate/v1/orders/12?fields=a,b' }],
  ],
  [
    'workflow server: optional site, key from a header of the operation',
    {
      ...{ base: 'https://gear.example/api', path: '/tasks', method: 'POST' },
      connection: { hostUrl: 'gear.acme.example', site: '' },
      policies: [
        host("https://@connectionParameters('hostUrl')/@connectionParameters('site','')"),
        header('Authorization', "Key @headers('API_Key')"),
      ],
      send: { target: '/tasks', headers: { API_Key: 'k-77' }, body: { a: 1 } },
    },
    [
      {
        method: 'POST',
        url: 'https://gear.acme.example/tasks',
        headers: { authorization: 'Key k-77' },
        body: { a: 1 },
      },
    ],
  ],
  [
    'sales: a template that ends with a slash',
    {
      ...{ base: 'https://x.next.example/rest-api/public/v2.0', path: '/leads' },
      connection: { domain: 'acme' },
      policies: [host("https://@connectionParameters('domain').next.example/rest-api/public/v2.0/")],
      send: { target: '/leads?page=2' },
    },
    [{ url: 'https://acme.next.example/rest-api/public/v2.0/leads?page=2' }],
  ],
  [
    'education: environment, region and tenant in host, path and header',
    {
      ...{ base: 'https://api.tribe.example', path: '/hooks/{service}/{event}', method: 'POST' },
      connection: { 'token:environment': '.tribe.example', 'token:region': 'uk', 'token:tenantId': 't-5' },
      policies: [
        host("https://api@connectionParameters('token:environment')/@connectionParameters('token:region')/"),
        route("/connector/@connectionParameters('token:tenantId')/api/webhook/{service}/Created/{event}"),
        header('tenantId', "@connectionParameters('token:tenantId')"),
      ],
      send: { target: '/hooks/crm/person%20new', body: { url: 'x' } },
    },
    [
      {
        method: 'POST',
        url: 'https://api.tribe.example/uk/connector/t-5/api/webhook/crm/Created/person%20new',
        headers: { tenantid: 't-5' },
        body: { url: 'x' },
      },
    ],
  ],
  [
    'threat search: one operation becomes a search by any indicator',
    {
      ...{ base: 'https://old.hyena.example/api/ext/', path: '/whois' },
      policies: [
        host('https://api.hyena.example/'),
        route("/whois/search?@queryParameters('type')=@queryParameters('value')"),
        header('User-Agent', 'Sentinel', 'append'),
      ],
      send: { target: '/whois?type=domain&value=evil.example', headers: { 'user-agent': 'flow/1.0' } },
    },
    [
      {
        url: 'https://api.hyena.example/whois/search?domain=evil.example&type=domain&value=evil.example',
        headers: { 'user-agent': 'flow/1.0, Sentinel' },
      },
    ],
  ],
  [
    'documents: a token is fetched with the key, then the host changes back',
    {
      ...{ base: 'https://api.lucid.example/v1', path: '/documents', method: 'POST' },
      security: keyHeader,
      connection: { api_key: 'a2V5' },
      policies: [
        header('Authorization', "Basic @connectionParameters('api_key')"),
        host('https://auth.lucid.example'),
        header('Content-Type', 'application/x-www-form-urlencoded'),
        [
          'setvaluefromurl',
          {
            parameterTemplate: "@headers('Authorization')",
            httpMethod: 'POST',
            parameterValueUrl: '/oauth2/token?grant_type=client_credentials',
            parameterValuePathTemplate: '@body().access_token',
          },
          'Request',
        ],
        header('Authorization', "Bearer @headers('Authorization')"),
        host('https://api.lucid.example/v1'),
        header('Content-Type', 'application/json'),
      ],
      send: { target: '/documents', body: { name: 'd' } },
      answers: [{ body: { access_token: 'tok-1' } }],
    },
    [
      {
        method: 'POST',
        url: 'https://auth.lucid.example/oauth2/token?grant_type=client_credentials',
        headers: { authorization: 'Basic a2V5', 'content-type': 'application/x-www-form-urlencoded' },
      },
      {
        method: 'POST',
        url: 'https://api.lucid.example/v1/documents',
        headers: { authorization: 'Bearer tok-1', 'content-type': 'application/json' },
        body: { name: 'd' },
      },
    ],
  ],
  [
    'planner: assignees typed as one text become an object of assignments',
    {
      ...{ base: 'https://graph.example/', path: '/v2/tasks', method: 'POST' },
      policies: [
        [
          'StringToArray',
          {
            ...paths('@body()', 'assignments', '@body().assignments'),
            ...{ delimiterList: ';', childPropertyName: 'userId' },
          },
          'Request',
        ],
        set('@body().assignments', "['orderHint']", ' !'),
        set('@body().assignments', "['@odata.type']", 'graph.plannerAssignment'),
        ['EncodePropertyValue', paths('@body().assignments', 'userId', '@item().userId'), 'Request'],
        [
          'StringReplace',
          {
            ...paths('@body().assignments', 'userId', '@item().userId'),
            ...{ sourceString: '.', replacementString: '%2E' },
          },
          'Request',
        ],
        [
          'ConvertArrayToObject',
          {
            ...paths('@body()', 'assignments', '@body().assignments'),
            ...{ keyWithinCollectionPath: 'userId', retainKey: 'false' },
          },
          'Request',
        ],
        route('/v1.0/planner/tasks'),
      ],
      send: { target: '/v2/tasks', body: { title: 'T', assignments: 'jun@x.example;b' } },
    },
    [
      {
        method: 'POST',
        url: 'https://graph.example/v1.0/planner/tasks',
        body: {
          title: 'T',
          assignments: {
            'jun%40x%2Eexample': { orderHint: ' !', '@odata.type': 'graph.plannerAssignment' },
            b: { orderHint: ' !', '@odata.type': 'graph.plannerAssignment' },
          },
        },
      },
    ],
  ],
  [
    'planner: the etag is fetched first, links become keys',
    {
      ...{ base: 'https://graph.example/', path: '/v2/tasks/{id}/details', method: 'PATCH' },
      policies: [
        [
          'SetValueFromUrl',
          {
            parameterTemplate: "@headers('If-Match')",
            parameterValueUrl: '/v1.0/planner/tasks/{id}/details',
            parameterValuePathTemplate: "@body()['@odata.etag']",
            httpMethod: 'GET',
          },
          'Request',
        ],
        set('@body().references', 'previewPriority', ' !'),
        ...(['%', '.', ':'] as const).map(
          (source): PolicyInShort => [
            'StringReplace',
            {
              ...paths('@body().references', 'link', '@item().link'),
              sourceString: source,
              replacementString: { '%': '%25', '.': '%2E', ':': '%3A' }[source],
            },
            'Request',
          ],
        ),
        [
          'ConvertArrayToObject',
          {
            ...paths('@body()', 'references', '@body().references'),
            ...{ keyWithinCollectionPath: 'link', retainKey: 'false' },
          },
          'Request',
        ],
        route('/v1.0/planner/tasks/{id}/details'),
      ],
      send: {
        target: '/v2/tasks/T1/details',
        body: { references: [{ link: 'https://a.example', alias: 'A' }] },
      },
      answers: [{ body: { '@odata.etag': 'W/"7"' } }],
    },
    [
      { url: 'https://graph.example/v1.0/planner/tasks/T1/details' },
      {
        method: 'PATCH',
        url: 'https://graph.example/v1.0/planner/tasks/T1/details',
        headers: { 'if-match': 'W/"7"' },
        body: { references: { 'https%3A//a%2Eexample': { alias: 'A', previewPriority: ' !' } } },
      },
    ],
  ],
  [
    'directory: the id of a member becomes a link',
    {
      ...{ base: 'https://graph.example', path: '/v1.0/groups/{id}/members/$ref', method: 'POST' },
      policies: [
        set('@body()', "['@odata.id']", "https://graph.example/v1.0/objects/{@body()['@odata.id']}"),
      ],
      send: { target: '/v1.0/groups/g1/members/$ref', body: { '@odata.id': 'u-1' } },
    },
    [
      {
        method: 'POST',
        url: 'https://graph.example/v1.0/groups/g1/members/$ref',
        body: { '@odata.id': 'https://graph.example/v1.0/objects/u-1' },
      },
    ],
  ],
  [
    'directory: custom properties move to the user',
    {
      ...{ base: 'https://graph.example', path: '/v1.0/users/{id}', method: 'PATCH' },
      policies: [
        [
          'moveproperties',
          {
            ...{ srcParentPath: '@body()', srcSubPath: 'customProperties' },
            ...{ dstParentPath: '@body()', dstSubPath: 'null', copyOnlySubProperties: 'true' },
          },
          'Request',
        ],
      ],
      send: { target: '/v1.0/users/u1', body: { jobTitle: 'x', customProperties: { ext_a: 1 } } },
    },
    [
      {
        method: 'PATCH',
        url: 'https://graph.example/v1.0/users/u1',
        body: { jobTitle: 'x', ext_a: 1 },
      },
    ],
  ],
  [
    'social page: the token of the page replaces the one of the user',
    {
      ...{ base: 'https://graph.social.example/', path: '/{pageId}/feed', method: 'POST' },
      policies: [
        [
          'SetValueFromUrl',
          {
            parameterTemplate: "@queryParameters('access_token')",
            parameterValueUrl: '/{pageId}?fields=access_token',
            parameterValuePathTemplate: '@body().access_token',
            httpMethod: 'GET',
          },
          'Request',
        ],
        ['setheader', { name: 'Accept', value: 'application/json' }, 'Request'],
      ],
      send: { target: '/p%201/feed', body: { message: 'hi' } },
      answers: [{ body: { access_token: 'page token' } }],
    },
    [
      { url: 'https://graph.social.example/p%201?fields=access_token' },
      {
        method: 'POST',
        url: 'https://graph.social.example/p%201/feed?access_token=page%20token',
        headers: { accept: 'application/json' },
        body: { message: 'hi' },
      },
    ],
  ],
  [
    'gifts: single objects of the form become lists',
    {
      ...{ base: 'https://api.sky.example', path: '/gift/v1/gifts', method: 'POST' },
      policies: [
        header('Subscription-Key', 'PLACEHOLDER'),
        set('@body()', 'payments', '[{@body().payments}]'),
        set('@body()', 'receipts', '[{@body().receipts}]'),
      ],
      send: { target: '/gift/v1/gifts', body: { amount: 5, payments: { method: 'Cash' } } },
    },
    [
      {
        method: 'POST',
        url: 'https://api.sky.example/gift/v1/gifts',
        headers: { 'subscription-key': 'PLACEHOLDER' },
        body: { amount: 5, payments: [{ method: 'Cash' }] },
      },
    ],
  ],
  [
    'gifts: lists inside a list, and another path',
    {
      ...{ base: 'https://api.sky.example', path: '/batches/{batch_id}/add', method: 'POST' },
      policies: [
        set('@body().gifts', 'payments', '[{@body().gifts.payments}]'),
        set('body()', 'gifts', '[{@body().gifts}]'),
        route('/gift/v1/giftbatches/{batch_id}/gifts'),
      ],
      send: { target: '/batches/9/add', body: { gifts: { amount: 5, payments: { method: 'Cash' } } } },
    },
    [
      {
        method: 'POST',
        url: 'https://api.sky.example/gift/v1/giftbatches/9/gifts',
        body: { gifts: [{ amount: 5, payments: [{ method: 'Cash' }] }] },
      },
    ],
  ],
  [
    'decisions: a filter expression is made of two inputs',
    {
      ...{ base: 'https://x.example', path: '/webhooks', method: 'POST' },
      connection: { serverEndpoint: 'https://viya.example' },
      policies: [
        host("@connectionParameters('serverEndpoint')"),
        set(
          '@body().condition',
          'filter',
          "and(eq(state, '{@body().state}'), startsWith(path, '{@body().path}'))",
        ),
      ],
      send: { target: '/webhooks', body: { condition: { type: 'e' }, state: 'done', path: '/m' } },
    },
    [
      {
        method: 'POST',
        url: 'https://viya.example/webhooks',
        body: {
          condition: { type: 'e', filter: "and(eq(state, 'done'), startsWith(path, '/m'))" },
          state: 'done',
          path: '/m',
        },
      },
    ],
  ],
  [
    'contracts: default instance, header that the caller may set, filters as rules',
    {
      ...{ base: 'https://api.one.example', path: '/hooks', method: 'POST' },
      connection: { userEmail: 'jun@x.example' },
      policies: [
        host("@connectionParameters('instance_url', 'https://api.one.example/v1')"),
        header('x-user-email', "@connectionParameters('userEmail')", 'skip'),
        header('x-source', 'power_automate'),
        set('@body()', 'filters', '[{"filter_rules": [{"type": "EVENT", "values": {@body().filters} }] }]'),
      ],
      send: { target: '/hooks', body: { url: 'u', filters: ['signed'] } },
    },
    [
      {
        method: 'POST',
        url: 'https://api.one.example/v1/hooks',
        headers: { 'x-user-email': 'jun@x.example', 'x-source': 'power_automate' },
        body: { url: 'u', filters: [{ filter_rules: [{ type: 'EVENT', values: ['signed'] }] }] },
      },
    ],
  ],
  [
    'document templates: key and instance in one header',
    {
      ...{ base: 'https://smart.example/', path: '/flows' },
      connection: { api_key: 'k1', url_instance: 'acme' },
      policies: [
        header('X-API-KEY', "@connectionParameters('api_key','');@connectionParameters('url_instance','')"),
        header('X-NAME', 'Smart Flows'),
      ],
      send: { target: '/flows' },
    },
    [{ url: 'https://smart.example/flows', headers: { 'x-api-key': 'k1;acme', 'x-name': 'Smart Flows' } }],
  ],
  [
    'records: the headers of two kinds of sign-in, one of them filled',
    {
      ...{ base: 'https://records.example', path: '/search' },
      ...{ parameterSet: 'Basic', connection: { apiKey: 'a-1', userName: 'jun', password: 'pw-12' } },
      policies: [
        host('https://gate.records.example/kpc'),
        header('SubscriptionKey', "@connectionParameters('apiKey','')"),
        header('ClientID', "@connectionParameters('clientId','')"),
        header('ClientSecret', "@connectionParameters('clientSecret','')"),
        header('UserName', "@connectionParameters('userName','')"),
        header('Password', "@connectionParameters('password','')"),
      ],
      send: { target: '/search' },
    },
    [
      {
        url: 'https://gate.records.example/kpc/search',
        headers: {
          ...{ subscriptionkey: 'a-1', clientid: '', clientsecret: '' },
          ...{ username: 'jun', password: 'pw-12' },
        },
      },
    ],
  ],
  [
    'tasks: keys in parentheses and a default page size',
    {
      ...{ base: 'https://outlook.example/api/v2.0', path: '/folders/{folder_id}/tasks' },
      policies: [
        route("/me/taskfolders('{folder_id}')/tasks"),
        ['setqueryparameter', { name: '%24top', value: '50', existsAction: 'skip' }],
      ],
      send: { target: '/folders/AQ%3D/tasks' },
    },
    [{ url: "https://outlook.example/api/v2.0/me/taskfolders('AQ%3D')/tasks?%24top=50" }],
  ],
  [
    'service desk: policies of other operations do not run',
    {
      ...{ base: 'https://functions.desk.example', path: '/tickets' },
      ...{
        security: { ...keyHeader, name: 'x-key' },
        connection: { apiKey: 'k', siteHost: 'acme.desk.example' },
      },
      policies: [
        header('Authorization', "DdApi @connectionParameters('apiKey')"),
        ['dynamichosturl', { urlTemplate: "https://@connectionParameters('siteHost')" }, 'Request', ['Call']],
        ['dynamichosturl', { urlTemplate: 'https://functions.desk.example' }, 'Request', ['Other']],
        ['setconnectionstatustounauthenticated', { statusCode: 401 }],
      ],
      send: { target: '/tickets?x=1' },
    },
    [{ url: 'https://acme.desk.example/tickets?x=1', headers: { authorization: 'DdApi k' } }],
  ],
  [
    'learning: host and token come from headers of the operation',
    {
      ...{ base: 'https://x.moti.example', path: '/users' },
      policies: [
        host("https://@headers('subdomain').moti.example"),
        header('Authorization', "@headers('Auth')"),
      ],
      send: { target: '/users', headers: { subdomain: 'acme', auth: 'Bearer t' } },
    },
    [{ url: 'https://acme.moti.example/users', headers: { authorization: 'Bearer t', auth: 'Bearer t' } }],
  ],
  [
    'schools: two keys in the query',
    {
      ...{ base: 'https://api.digger.example/v2.0', path: '/schools/{id}' },
      security: { type: 'apiKey', in: 'query', name: 'appKey' },
      connection: { api_key: 'k 1', app_id: 'i&1' },
      policies: [
        [
          'setqueryparameter',
          { name: 'appID', value: "@connectionParameters('app_id')", existsAction: 'override' },
        ],
      ],
      send: { target: '/schools/7?st=CA' },
    },
    [{ url: 'https://api.digger.example/v2.0/schools/7?st=CA&appKey=k%201&appID=i%261' }],
  ],
  [
    'pages of a library: a constant that the caller cannot change',
    {
      ...{ base: 'https://www.library.example', path: '/search' },
      policies: [['setqueryparameter', { name: 'fo', value: 'json', existsAction: 'override' }]],
      send: { target: '/search?fo=xml&q=a%20b' },
    },
    [{ url: 'https://www.library.example/search?q=a%20b&fo=json' }],
  ],
];

test.each(requests)('%s', async (_name, chain, want) => {
  const { sent, answer } = await runChain(chain);
  expect(answer.status).toBe(200);
  expect(sent).toHaveLength(want.length);
  for (const [index, { method = 'GET', url, headers = {}, body }] of want.entries()) {
    const found = sent[index];
    expect([found?.method, found?.url]).toEqual([method, url]);
    expect(found?.headers).toMatchObject(headers);
    expect(found?.body).toEqual(body);
  }
});

const answers: readonly (readonly [
  name: string,
  chain: PolicyChain,
  want: (gatewayUrl: string) => object,
])[] = [
  [
    'invoices: the number is cut out of the link, the title is made of two fields',
    {
      ...{ base: 'https://api.free.example/v2', path: '/invoices' },
      policies: [
        [
          'stringreplace',
          {
            ...paths('@body().invoices', 'url', '@item().id'),
            ...{ sourceString: 'https://api.free.example/v2/invoices/', replacementString: '' },
          },
          'Response',
        ],
        [
          'setproperty',
          {
            newPropertyParentPathTemplate: '@body().invoices',
            newPropertySubPathTemplate: 'title',
            propertyValuePathTemplate: "'{@item()['id']}-{@item()['reference']}'",
          },
          'Response',
        ],
      ],
      send: { target: '/invoices' },
      answers: [{ body: { invoices: [{ url: 'https://api.free.example/v2/invoices/7', reference: 'R1' }] } }],
    },
    () => ({
      body: {
        invoices: [
          { url: 'https://api.free.example/v2/invoices/7', reference: 'R1', id: '7', title: '7-R1' },
        ],
      },
    }),
  ],
  [
    'planner: objects by key become lists a flow can loop over',
    {
      ...{ base: 'https://graph.example/', path: '/v2/tasks/{id}/details' },
      policies: [
        [
          'ConvertObjectToArray',
          { ...paths('@body()', 'checklist', '@body().checklist'), keyName: 'id', valueName: 'value' },
          'Response',
        ],
        [
          'ConvertObjectToArray',
          { ...paths('@body()', 'references', '@body().references'), keyName: 'link', valueName: 'value' },
          'Response',
        ],
        [
          'StringReplace',
          {
            ...paths('@body().references', 'link', '@item().link'),
            ...{ sourceString: '%2E', replacementString: '.' },
          },
          'Response',
        ],
      ],
      send: { target: '/v2/tasks/1/details' },
      answers: [{ body: { checklist: { c1: { title: 'x' } }, references: { 'a%2Eb': { alias: 'A' } } } }],
    },
    () => ({
      body: {
        checklist: [{ id: 'c1', value: { title: 'x' } }],
        references: [{ link: 'a.b', value: { alias: 'A' } }],
      },
    }),
  ],
  [
    'grid zones: the whole body becomes a list beside itself',
    {
      ...{ base: 'https://api.grid.example', path: '/zones' },
      policies: [
        route('/v3/zones'),
        [
          'convertobjecttoarray',
          { ...paths('@body()', 'null', '@body().Zones'), keyName: 'Name', valueName: 'Details' },
          'Response',
        ],
        ['setheader', { name: 'auth-token', value: '', existsAction: 'override' }, 'Request'],
      ],
      send: { target: '/zones' },
      answers: [{ body: { DE: { zoneName: 'Germany' } } }],
    },
    () => ({
      body: { DE: { zoneName: 'Germany' }, Zones: [{ Name: 'DE', Details: { zoneName: 'Germany' } }] },
    }),
  ],
  [
    'rooms: the link to the next page under the name that the platform follows',
    {
      ...{ base: 'https://demo.board.example/v1/', path: '/rooms' },
      connection: { 'token:HostnamePrefix': 'acme' },
      policies: [
        host("https://@connectionParameters('token:HostnamePrefix').board.example/v1/"),
        [
          'setproperty',
          {
            newPropertyParentPathTemplate: '@body()',
            newPropertySubPathTemplate: 'nextLink',
            propertyValuePathTemplate: '{@body().next}',
          },
          'Response',
        ],
        ['updatenextlink', { nextLinkPropertyName: 'nextLink' }],
      ],
      send: { target: '/rooms' },
      answers: [{ body: { data: [], next: 'https://acme.board.example/v1/rooms?page=2' } }],
    },
    (gatewayUrl) => ({
      body: {
        data: [],
        next: 'https://acme.board.example/v1/rooms?page=2',
        nextLink: `${gatewayUrl}/rooms?page=2`,
      },
    }),
  ],
  [
    'tenants: the next page of an operation that was routed elsewhere',
    {
      ...{ base: 'https://graph.example/', path: '/v2/me/tasks' },
      policies: [
        route('/v1.0/me/planner/tasks'),
        ['updatenextlink', { nextLinkPropertyName: '@odata.nextLink' }],
      ],
      send: { target: '/v2/me/tasks?$top=1' },
      answers: [
        {
          body: {
            value: [1],
            '@odata.nextLink': 'https://graph.example/v1.0/me/planner/tasks?$skiptoken=a%2B',
          },
        },
      ],
    },
    (gatewayUrl) => ({
      body: { value: [1], '@odata.nextLink': `${gatewayUrl}/v2/me/tasks?$skiptoken=a%2B` },
    }),
  ],
  [
    'meetings: the answer gets the address for unsubscribing',
    {
      ...{ base: 'https://x.meet.example', path: '/hooks', method: 'POST' },
      connection: { region: 'eu.meet.example', accessKey: 'u-1' },
      policies: [
        host("https://@connectionParameters('region')/prod"),
        header('x-access-key', "@connectionParameters('accessKey')"),
        [
          'setheader',
          {
            name: 'Location',
            value: "https://@connectionParameters('region')/prod/deregister",
            existsAction: 'override',
          },
          'Response',
        ],
      ],
      send: { target: '/hooks', body: {} },
    },
    () => ({ headers: { location: 'https://eu.meet.example/prod/deregister' } }),
  ],
  [
    'payroll: the type of the answer is corrected, for failures as well',
    {
      ...{ base: 'https://pay.example', path: '/staff' },
      policies: [
        [
          'setheader',
          { name: 'Content-Type', value: 'application/json', existsAction: 'override' },
          'Response',
        ],
        ['setheader', { name: 'X-Failed', value: 'yes' }, 'Failure'],
      ],
      send: { target: '/staff' },
      answers: [{ status: 404, headers: { 'content-type': 'text/plain' }, body: { why: 'gone' } }],
    },
    () => ({
      status: 404,
      headers: { 'content-type': 'application/json', 'x-failed': 'yes' },
      body: { why: 'gone' },
    }),
  ],
  [
    'alerts: the first poll only remembers where the list stands',
    {
      ...{ base: 'https://graph.example', path: '/v1.0/alerts' },
      policies: [
        [
          'pollingtrigger',
          {
            triggerConfig: { $filter: 'modified gt @{triggerBody().value[0].modified}' },
            triggerDataPath: '@triggerBody().value',
          },
        ],
      ],
      send: { target: '/v1.0/alerts?$top=5' },
      answers: [{ body: { value: [{ modified: '2026-01-02' }, { modified: '2026-01-01' }] } }],
    },
    (gatewayUrl) => ({
      status: 202,
      headers: {
        'retry-after': '60',
        location: `${gatewayUrl}/v1.0/alerts?$top=5&triggerState=${Buffer.from('{"$filter":"modified gt 2026-01-02"}').toString('base64url')}`,
      },
    }),
  ],
  [
    'a failed side call fails the call, and says why',
    {
      ...{ base: 'https://api.example', path: '/a' },
      policies: [
        [
          'setvaluefromurl',
          {
            parameterTemplate: "@headers('X-Session')",
            parameterValueUrl: '/session',
            parameterValuePathTemplate: '@body().id',
          },
          'Request',
        ],
      ],
      send: { target: '/a' },
      answers: [{ status: 403 }],
    },
    () => ({
      status: 500,
      body: {
        statusCode: 500,
        message: 'Internal server error',
        innerError: 'The policy `setvaluefromurl` failed. The side call was answered 403.',
      },
    }),
  ],
];

test.each(answers)('%s', async (_name, chain, want) => {
  const { answer, gatewayUrl } = await runChain(chain);
  const { headers = {}, ...rest } = want(gatewayUrl) as { headers?: Record<string, string> };
  expect(answer).toMatchObject(rest);
  for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value);
});
