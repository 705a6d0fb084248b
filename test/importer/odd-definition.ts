/** A definition with what the model has words for, and with what it has none for. Invented. */
export const oddDefinition = {
  swagger: '2.0',
  info: { title: 'Parcels', description: 'Moves parcels.', version: '1', 'x-ms-keywords': ['box'] },
  host: 'api.parcels.example',
  schemes: ['https', 'http'],
  consumes: [],
  produces: ['application/json', 'text/plain'],
  tags: [],
  paths: {
    '/parcels/{id}': {
      parameters: [{ $ref: '#/parameters/Id' }],
      get: {
        operationId: 'Get_Parcel-v2',
        summary: 'Get a parcel',
        description: 'Gets a parcel. */ alert(1)',
        parameters: [],
        'x-ms-openai-data': { 'openai-enabled': true },
        responses: {
          200: { description: "It's the parcel.", schema: { $ref: '#/definitions/Parcel' } },
          404: { $ref: '#/responses/Gone' },
          default: { description: 'No.', schema: { type: 'object', additionalProperties: true } },
        },
      },
      put: {
        operationId: 'delete',
        summary: '',
        description: 'Replaces a parcel.',
        deprecated: true,
        parameters: [
          { name: 'parcel', in: 'body', 'x-ms-summary': 'Parcel', schema: { $ref: '#/definitions/Parcel' } },
          { name: 'X-Trace', in: 'header', type: 'integer', format: 'int64', enum: [1, 2] },
          { name: 'tags', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
        ],
        responses: { 201: { $ref: '#/responses/Gone' } },
        security: [],
      },
    },
    '/form': {
      post: {
        operationId: 'SendForm',
        summary: 'Send a form',
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'file', in: 'formData', type: 'file', required: true },
          { $ref: '#/parameters/Missing' },
          { name: 'body', in: 'body', required: true, schema: null },
        ],
        responses: {},
      },
    },
    '/hooks': {
      'x-ms-notification-content': { description: 'A parcel.', schema: { $ref: '#/definitions/Parcel' } },
      post: {
        operationId: 'OnParcel',
        summary: 'When a parcel moves',
        description: 'Triggers.',
        'x-ms-trigger': 'batch',
        parameters: [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Hook' } }],
        responses: { default: { description: 'Subscribed.' } },
      },
    },
    '/news': {
      get: {
        operationId: 'NewParcels',
        summary: 'When parcels are new',
        description: 'Polls.',
        'x-ms-trigger': 'single',
        'x-ms-pageable': { nextLinkName: 'nextLink' },
        responses: { 200: { description: 'News.', schema: { type: ['string', 'null'] } } },
      },
    },
    'no-slash': { get: { operationId: 'Odd', responses: { 200: { description: 'Odd.' } } } },
  },
  definitions: {
    Parcel: {
      type: 'object',
      title: 'A parcel',
      required: ['id'],
      properties: {
        id: { type: 'string', 'x-ms-summary': 'Id', 'x-ms-visibility': '' },
        size: {
          type: 'string',
          enum: ['s', 'l'],
          'x-ms-enum-values': [
            { value: 's', displayName: 'Small' },
            { value: 'l', displayName: 'Large' },
          ],
        },
        weight: { type: 'number', enum: [1, 2], 'x-ms-enum-values': [{ value: 1, displayName: 'One' }] },
        inside: { type: 'array', items: { $ref: '#/definitions/Parcel' } },
        sender: { $ref: '#/definitions/Person', description: 'A word beside the reference.' },
        kind: { type: 'string', 'x-ms-dynamic-values': { operationId: 'Kinds', 'value-path': 'id' } },
        reference: {
          type: 'object',
          properties: { type: { type: 'string' } },
          example: { type: 'reference', name: 'x' },
        },
        nothing: {},
        tuple: { type: 'array', items: [{ type: 'string' }] },
      },
    },
    Person: { allOf: [{ $ref: '#/definitions/Base' }, { properties: { name: { type: 'string' } } }] },
    Base: { properties: { parcel: { $ref: '#/definitions/Parcel' } } },
    Hook: { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } },
    'Un used': { type: 'integer', default: 3, 'x-own': { deep: [null, { a: 1 }] } },
  },
  parameters: {
    Id: { name: 'id', in: 'path', required: true, type: 'string' },
    Unused: { name: 'body', in: 'body', schema: { type: 'string' } },
  },
  responses: { Gone: { description: 'Gone.', headers: { 'X-When': { type: 'string' } } } },
  securityDefinitions: {
    key: { type: 'apiKey', in: 'query', name: 'k' },
    sign: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://parcels.example/a',
      tokenUrl: 'https://parcels.example/t',
      scopes: { read: 'Read' },
    },
  },
  security: [{ sign: ['read'] }],
  'x-ms-connector-metadata': [{ propertyName: 'Privacy Policy', propertyValue: 'https://parcels.example/p' }],
  'x-ms-capabilities': { testConnection: { operationId: 'NewParcels' } },
};

/** Properties with several ways to sign in, every template envelope, and stray keys. Invented. */
export const oddProperties = {
  properties: {
    connectionParameters: {
      api_key: {
        type: 'securestring',
        uiDefinition: { displayName: 'Key', constraints: { required: true, clearText: true, tabIndex: 7 } },
      },
      region: {
        type: 'string',
        defaultValue: 'eu',
        uiDefinition: {
          displayName: 'Region',
          constraints: { required: 'false', allowedValues: [{ text: 'Europe', value: 'eu' }] },
        },
      },
      token: {
        type: 'oauthSetting',
        oAuthSettings: {
          identityProvider: 'oauth2',
          clientId: 'public-id',
          scopes: ['read'],
          redirectMode: 'Global',
          properties: { IsFirstParty: 'False' },
          customParameters: { tokenUrl: { value: 'https://parcels.example/t' } },
        },
      },
      'token:TenantId': {
        type: 'string',
        metadata: { sourceType: 'AzureActiveDirectoryTenant' },
        uiDefinition: { constraints: { required: 'false', hidden: 'true' }, displayName: 'Tenant' },
      },
    },
    connectionParameterSets: {
      uiDefinition: { displayName: 'How', description: 'How to sign in.' },
      values: [
        {
          name: 'key',
          uiDefinition: { displayname: 'By key' },
          metadata: { allowSharing: true },
          parameters: { api_key: { type: 'securestring' } },
        },
      ],
    },
    iconBrandColor: '#112233',
    capabilities: ['gateway'],
    scriptOperations: ['OnParcel'],
    policyTemplateInstances: [
      {
        templateId: 'pollingtrigger',
        type: 'PollingTrigger',
        title: 'Poll',
        parameters: {
          'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().data[0].at}' },
          'x-ms-apimTemplate-operationName': ['NewParcels'],
        },
      },
      {
        templateId: 'setheader',
        title: 'Poll',
        parameters: { 'x-ms-apimTemplateParameter.name': 'A', 'x-ms-apimTemplate-policySection': 'request' },
      },
    ],
    publisher: 'Parcels',
    stackowner: 'Parcels',
  },
};
