import { type PlacedDefect, planted } from './placed-defect.js';

const contact = { name: 'Contoso Support', url: 'https://contoso.com/support', email: 'support@contoso.com' };
const withContact = [{ at: '/info/contact', set: contact }];
const metadata = [
  {
    at: '/x-ms-connector-metadata',
    set: [
      { propertyName: 'Website', propertyValue: 'https://www.contoso.com' },
      { propertyName: 'Privacy policy', propertyValue: 'https://www.contoso.com/privacy' },
      { propertyName: 'Categories', propertyValue: 'Productivity' },
    ],
  },
];
const query = (more: object) => ({
  name: 'locale',
  in: 'query',
  type: 'string',
  'x-ms-summary': 'Locale',
  description: 'The locale.',
  ...more,
});
const long = `Contoso keeps lists of items. ${'x'.repeat(480)}`;
const key = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';

/** Sections 5.7 and 5.14 of the rule table, and what the policies and reviewers ask of texts. */
export const textDefects: readonly PlacedDefect[] = [
  ...planted('STR-01', '/info/title', ['', 'Contoso Lists for Every Office1', 'Списки Контосо']),
  ...planted('STR-02', '/info/title', [
    'Contoso API',
    'Contoso Connector',
    'Power Apps Lists',
    'Power BI Lists',
  ]),
  ...planted('STR-03', '/info/title', [
    'Contoso Lists.',
    'Contoso Lists ',
    'Contoso Lists!',
    'Contoso Lists -',
  ]),
  ...planted('STR-04', '/info/title', ['Lists (Independent Publisher)'], { profile: 'independent' }),
  ...planted('STR-05', '/info/description', ['Contoso keeps lists of items.', long, '']),
  ...planted('STR-05', '/info/description', ['Use the lists of Contoso in Power Automate every day.']),
  ...planted('STR-06', '/info/description', ['See https://contoso.com for what the lists can do.']),
  ...planted('STR-06', '/info/description', ['Contoso keeps lists – and shows them to you daily.']),
  ...planted('STR-07', '{action}/summary', ['', ' ']),
  ...planted('STR-07', '{action}/description', ['']),
  ...planted('STR-07', '{action}/summary', [undefined], { want: '{action}' }),
  ...planted('STR-07', '{webhook}/description', ['']),
  ...planted('STR-08', '{action}/summary', [
    'List items.',
    'List items!',
    'List items - all',
    `List ${'x'.repeat(76)}`,
  ]),
  ...planted('STR-08', '{action}/summary', ['Create/update item', "List item's notes", 'List [all] items']),
  ...planted('STR-09', '{action}/description', ['Lists the items of a list']),
  ...planted('STR-09', '{input}/description', ['The item to read']),
  ...planted('STR-11', '{input}/x-ms-summary', ['', ' ']),
  ...planted('STR-11', '{input}/description', [undefined], { want: '{input}' }),
  ...planted('STR-12', '{input}/x-ms-summary', ['T'.repeat(81)]),
  ...planted('STR-12', '{answerLeaf}/x-ms-summary', ['T'.repeat(81)]),
  ...planted('STR-13', '{answerLeaf}/description', [undefined], { want: '{answerLeaf}' }),
  ...planted('STR-14', '{webhook}/summary', ['New item', 'Triggers on a new item']),
  ...planted('STR-15', '{action}/summary', ['list items', 'List All Open Items']),
  ...planted('STR-15', '{input}/x-ms-summary', ['item', 'Item status']),
  ...planted('STR-16', '{action}/description', [
    'Lists items for Power Automate.',
    'Lists the reports of Power BI.',
  ]),
  ...planted('STR-16', '{answer}/description', ['What Logic Apps reads.']),
  ...planted('STR-16', '{answerLeaf}/description', ['What Microsoft Flow reads.']),
  ...planted('STR-18', '{action}/x-ms-visibility', [undefined], {
    want: '{action}',
    around: [{ at: '{action}/x-ms-visibility', set: 'important' }],
  }),
  ...planted('STR-19', '/info/contact', [undefined], { want: '/info', around: withContact }),
  ...planted('STR-19', '/info/contact/email', [undefined], { want: '/info/contact', around: withContact }),
  ...planted('STR-19', '/info/contact/name', [''], { around: withContact }),
  ...planted('POL-5000.3.1.4', '/info/contact/email', ['', 'support at contoso'], { around: withContact }),
  ...['0', '1'].flatMap((index) =>
    planted(
      'STR-20',
      `/x-ms-connector-metadata/${index}/propertyValue`,
      ['', 'www.contoso.com', 'TBD', 'http://localhost:3000/privacy'],
      { around: metadata },
    ),
  ),
  ...planted('STR-21', '/host', [
    'staging.contoso.com',
    'localhost:3000',
    'abc.ngrok.io',
    'api-test.contoso.com',
  ]),
  ...planted('STR-21', '{queryInput}/default', [
    `Bearer ${'8f4b2c1d9e7a'.repeat(2)}`,
    key,
    'http://localhost/a',
  ]),
  ...planted('STR-21', '{answerLeaf}/example', [key, 'https://test.contoso.com/items/1']),
  ...planted('STR-22', '/schemes', [['http']]),
  ...planted('STR-22', '{action}/schemes', [['http']]),
  ...planted('STR-25', '{answer}/schema', [{}, { type: 'object' }]),
  ...planted('STR-25', '{answerSchema}/properties/extra', [{ type: 'object', properties: {} }], {
    want: '{answerSchema}/properties/extra/properties',
  }),
  ...planted(
    'POL-5000.2.4.2',
    '{action}/responses/default',
    [{ description: 'Error.', schema: { type: 'object', properties: { message: { type: 'string' } } } }],
    { want: '{action}/responses/default/schema' },
  ),
  ...planted('POL-5000.2.6.2', '/consumes', [['json']], { want: '/consumes/0' }),
  ...planted('POL-5000.2.6.3', '{answerLeaf}/nullable', [true]),
  ...planted('POL-5000.2.6.3', '/servers', [[{ url: 'https://contoso.com' }]]),
  ...planted('POL-5000.2.6.3', '/swagger', ['3.0.1']),
  ...planted('REV-02', '{action}/summary', ['ListThings'], {
    around: [{ at: '{action}/operationId', set: 'ListThings' }],
  }),
  ...planted('REV-03', '{action}/description', ['Items.'], {
    around: [{ at: '{action}/description', set: 'Lists the items of a list.' }],
  }),
  ...planted('LNT-02', '{webhook}/responses', [{ '200': { description: 'Subscribed.' } }]),
  ...planted('LNT-04', '{action}/parameters', [[query({ required: true, 'x-ms-visibility': 'internal' })]], {
    want: '{action}/parameters/0',
  }),
  ...planted('LNT-05', '{action}/parameters', [[query({ 'x-ms-visibility': 'internal' })]], {
    want: '{action}/parameters/0',
  }),
  ...planted('STR-03', '/info/title', [' Contoso Lists', 'Contoso\nLists']),
  ...planted('LNT-07', '{action}/parameters', [[query({ name: 'Accept', in: 'header' })]], {
    want: '{action}/parameters/0',
  }),
  ...['x-ms-visbility', 'x-ms-Visibility', 'x-ms-foo'].flatMap((name) => [
    ...planted('LNT-08', `{action}/${name}`, ['important']),
    ...planted('LNT-08', `{answerLeaf}/${name}`, ['important']),
  ]),
  ...planted('LNT-11', '/paths/~1things~1', [{}]),
  ...planted(
    'LNT-13',
    '/securityDefinitions',
    [
      {
        sign_in: { type: 'oauth2', flow: 'implicit', authorizationUrl: 'https://contoso.com/a', scopes: {} },
      },
    ],
    { want: '/securityDefinitions/sign_in/flow' },
  ),
];
