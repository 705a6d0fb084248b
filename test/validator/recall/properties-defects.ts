import { type PlacedDefect, planted } from './placed-defect.js';

const key = {
  type: 'securestring',
  uiDefinition: {
    displayName: 'API key',
    description: 'The key of your account.',
    constraints: { tabIndex: 2, clearText: false, required: 'true' },
  },
};
const url = { value: 'https://contoso.com/token' };
const token = {
  type: 'oauthSetting',
  oAuthSettings: {
    identityProvider: 'oauth2',
    clientId: 'contoso',
    scopes: [],
    redirectMode: 'GlobalPerConnector',
    customParameters: { authorizationUrl: url, tokenUrl: url, refreshUrl: url },
  },
};
const tenant = {
  type: 'string',
  metadata: { sourceType: 'AzureActiveDirectoryTenant' },
  uiDefinition: {
    displayName: 'Tenant',
    description: 'The tenant ID of for the Azure Active Directory application',
    constraints: { required: 'false', hidden: 'true' },
  },
};
const set = (name: string) => ({
  name,
  uiDefinition: { displayName: 'Key', description: 'Use a key.' },
  parameters: {
    secret: {
      type: 'securestring',
      uiDefinition: { displayName: 'Key', schema: { type: 'string', description: 'The key.' } },
    },
  },
});
const properties = (more: object) => [
  { in: 'properties' as const, at: '/properties', set: { ...sound, ...more } },
  { at: '/securityDefinitions', set: { api_key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  { at: '/security', set: undefined },
];
const sound = {
  connectionParameters: { api_key: key },
  iconBrandColor: '#112233',
  capabilities: [],
  policyTemplateInstances: [],
  publisher: 'Contoso',
  stackOwner: 'Fabrikam',
};
const inProperties = (more: object = {}) => ({ in: 'properties' as const, around: properties(more) });
const oauth = inProperties({ connectionParameters: { token, 'token:TenantId': tenant } });
const sets = inProperties({
  connectionParameters: undefined,
  connectionParameterSets: {
    uiDefinition: { displayName: 'Sign-in', description: 'How to sign in.' },
    values: [set('one'), set('two')],
  },
});
const parameter = (name: string) => `x-ms-apimTemplateParameter.${name}`;
const policy = (templateId: string, parameters: object, more: object = {}) =>
  inProperties({ policyTemplateInstances: [{ templateId, title: 'Policy', ...more, parameters }] });
const header = policy('setheader', { [parameter('name')]: 'X-A', [parameter('value')]: '1' });
const first = '/properties/policyTemplateInstances/0';
const ofKey = '/properties/connectionParameters/api_key';
const ofToken = '/properties/connectionParameters/token/oAuthSettings';
const ofTenant = '/properties/connectionParameters/token:TenantId';
const values = '/properties/connectionParameterSets/values';

/** Section 5.8 of the rule table. */
export const propertiesDefects: readonly PlacedDefect[] = [
  ...planted('APP-01', '/properties/iconBrandColor', [undefined], { ...inProperties(), want: '/properties' }),
  ...planted('APP-01', '/website', ['https://contoso.com'], inProperties()),
  ...planted(
    'APP-02',
    '/properties/iconBrandColor',
    ['112233', '#12345', 'blue', '#GGGGGG', ''],
    inProperties(),
  ),
  ...planted('APP-03', '/properties/iconBrandColor', ['#FFFFFF', '#007ee5'], inProperties()),
  ...planted('APP-04', '/properties/iconBrandColor', ['#445566'], {
    ...inProperties({ iconBrandColor: '#da3b01' }),
    profile: 'independent',
  }),
  ...planted('APP-01', '/properties/website', ['https://contoso.com'], inProperties()),
  ...planted(
    'APP-05',
    '/properties/publisher',
    ['', '!!!', 7, 'Contoso!', '@Contoso', 'Contoso <b>'],
    inProperties(),
  ),
  ...planted('APP-05', '/properties/stackOwner', [undefined], { ...inProperties(), want: '/properties' }),
  ...planted('APP-06', '/properties/publisher', ['fabrikam'], { ...inProperties(), profile: 'independent' }),
  ...planted('APP-07', `${ofKey}/type`, ['secret', ''], inProperties()),
  ...planted('APP-07', `${ofToken}/identityProvider`, ['', 'oauth3'], oauth),
  ...planted('APP-07', `${ofToken}/identityProvider`, [undefined], { ...oauth, want: ofToken }),
  ...planted('APP-08', `${ofToken}/customParameters/tokenUrl`, [undefined], {
    ...oauth,
    want: `${ofToken}/customParameters`,
  }),
  ...planted('APP-08', `${ofToken}/customParameters/tokenUrl`, [{}, 'https://contoso.com/token'], oauth),
  ...planted('APP-08', `${ofToken}/customParameters/tokenUrl/value`, [''], oauth),
  ...planted(
    'APP-09',
    `${ofToken}/customParameters/clientSecret`,
    [{ value: 'Qx7-8kLm9pZ2rT4vW6yB1nC3dF5gH' }],
    {
      ...oauth,
      want: `${ofToken}/customParameters/clientSecret/value`,
    },
  ),
  ...planted('APP-09', `${ofToken}/clientSecret`, ['Qx7-8kLm9pZ2rT4vW6yB1nC3dF5gH'], oauth),
  ...planted('APP-10', `${ofKey}/uiDefinition/displayName`, ['', ' '], inProperties()),
  ...planted('POL-5000.2.6.9', `${ofKey}/uiDefinition`, [undefined], { ...inProperties(), want: ofKey }),
  ...planted('POL-5000.2.6.10', `${ofKey}/uiDefinition/description`, [''], inProperties()),
  ...planted('APP-11', `${ofKey}/uiDefinition/constraints/required`, [true, 'yes'], inProperties()),
  ...planted('APP-11', `${ofKey}/uiDefinition/constraints/clearText`, ['true'], inProperties()),
  ...planted('APP-12', `${ofTenant}/uiDefinition/description`, ['The tenant.'], oauth),
  ...planted('APP-12', `${ofTenant}/metadata`, [undefined], { ...oauth, want: ofTenant }),
  ...planted('APP-12', `${ofTenant}/uiDefinition/constraints/hidden`, ['false'], oauth),
  ...planted('APP-13', `${values}/1/name`, ['one', ''], sets),
  ...planted('APP-13', `${values}/1/parameters`, [{}], sets),
  ...planted('APP-13', values, [[]], sets),
  ...planted('APP-14', `${first}/templateId`, ['setheaders', ''], header),
  ...planted('APP-14', `${first}/parameters/${parameter('value')}`, [undefined], {
    ...header,
    want: `${first}/parameters`,
  }),
  ...planted('APP-14', `${first}/parameters/${parameter('existsAction')}`, ['replace'], header),
  ...planted('APP-14', `${first}/parameters/x-ms-apimTemplate-policySection`, ['Inbound'], header),
  ...planted('APP-15', `${first}/parameters/x-ms-apimTemplate-operationName`, [['Nowhere']], {
    ...header,
    want: `${first}/parameters/x-ms-apimTemplate-operationName/0`,
  }),
  ...planted(
    'APP-16',
    `${first}/parameters/${parameter('value')}`,
    ["Bearer @connectionParameters('no')"],
    header,
  ),
  ...planted(
    'APP-19',
    `${first}/parameters/${parameter('propertyValuePathTemplate')}`,
    ["{@headers('X-A')}", "@connectionParameters('api_key','')"],
    policy('setproperty', {
      [parameter('newPropertyParentPathTemplate')]: '@body()',
      [parameter('newPropertySubPathTemplate')]: 'owner',
      [parameter('propertyValuePathTemplate')]: '1',
    }),
  ),
  ...planted('APP-20', '/properties/capabilities', [['gateway']], {
    ...policy('dynamichosturl', { [parameter('urlTemplate')]: 'https://eu.contoso.com' }),
    want: first,
  }),
  ...planted('APP-24', `${ofToken}/redirectMode`, ['Global', 'Direct'], oauth),
  ...planted('APP-25', '/properties/capabilities', [['blob']], {
    ...inProperties(),
    want: '/properties/capabilities/0',
  }),
];
