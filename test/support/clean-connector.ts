import { exampleIcon } from '../../src/validator/rules/package/example-icon.js';

/** A small connector in which no rule finds anything; tests and the examples of the rules change one thing in it. */
export const cleanDefinition = {
  swagger: '2.0',
  info: {
    title: 'Contoso Lists',
    description: 'Contoso keeps lists of items. Add items to a list, read them, and learn when one is added.',
    version: '1.0',
    contact: { name: 'Contoso Support', url: 'https://contoso.com/support', email: 'support@contoso.com' },
  },
  host: 'api.contoso.com',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: {
    '/items': {
      get: {
        summary: 'List items',
        description: 'Lists the items of a list, newest first.',
        operationId: 'ListItems',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'status',
            in: 'query',
            required: false,
            type: 'string',
            enum: ['open', 'done'],
            'x-ms-enum-values': [
              { value: 'open', displayName: 'Open' },
              { value: 'done', displayName: 'Done' },
            ],
            'x-ms-summary': 'Status',
            'x-ms-visibility': 'important',
            description: 'Only items with this status are listed.',
          },
          { $ref: '#/parameters/PageSize' },
        ],
        responses: {
          '200': {
            description: 'The items.',
            schema: {
              type: 'object',
              properties: {
                items: {
                  type: 'array',
                  items: { $ref: '#/definitions/Item' },
                  'x-ms-summary': 'Items',
                  description: 'The items of the list.',
                },
              },
            },
          },
          '401': { description: 'The API key is not known.' },
        },
      },
      post: {
        summary: 'Create item',
        description: 'Adds an item to a list.',
        operationId: 'CreateItem',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['title'],
              properties: {
                title: {
                  type: 'string',
                  'x-ms-summary': 'Title',
                  'x-ms-visibility': 'important',
                  description: 'What the item is about.',
                },
                priority: {
                  type: 'integer',
                  format: 'int32',
                  minimum: 1,
                  maximum: 5,
                  default: 3,
                  'x-ms-summary': 'Priority',
                  'x-ms-visibility': 'advanced',
                  description: 'How urgent the item is, 1 being the most urgent.',
                },
              },
            },
          },
        ],
        responses: {
          '201': { description: 'The new item.', schema: { $ref: '#/definitions/Item' } },
          '400': { description: 'The item is not valid.' },
        },
      },
    },
    '/items/{itemId}': {
      get: {
        summary: 'Get item',
        description: 'Reads one item of a list.',
        operationId: 'GetItem',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'itemId',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-summary': 'Item',
            'x-ms-visibility': 'important',
            description: 'The item to read.',
            'x-ms-url-encoding': 'single',
            'x-ms-dynamic-values': {
              operationId: 'ListItems',
              'value-collection': 'items',
              'value-path': 'id',
              'value-title': 'title',
            },
          },
        ],
        responses: {
          '200': { description: 'The item.', schema: { $ref: '#/definitions/Item' } },
          '404': { description: 'There is no such item.' },
        },
      },
    },
    '/hooks': {
      'x-ms-notification-content': {
        description: 'The item that was added.',
        schema: { $ref: '#/definitions/Item' },
      },
      post: {
        summary: 'When an item is added',
        description: 'Triggers when an item is added to a list.',
        operationId: 'WhenItemIsAdded',
        'x-ms-trigger': 'single',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['callbackUrl'],
              properties: {
                callbackUrl: {
                  type: 'string',
                  'x-ms-notification-url': true,
                  'x-ms-visibility': 'internal',
                  'x-ms-summary': 'Callback URL',
                  description: 'Where the item is sent to.',
                },
              },
            },
          },
        ],
        responses: {
          '201': {
            description: 'The subscription; its address is in the header Location.',
            headers: { Location: { type: 'string', description: 'Address of the subscription.' } },
          },
          '400': { description: 'The subscription is not valid.' },
        },
      },
    },
    '/hooks/{hookId}': {
      delete: {
        summary: 'Delete subscription',
        description: 'Ends a subscription; called by the platform when a flow is turned off.',
        operationId: 'DeleteHook',
        'x-ms-visibility': 'internal',
        parameters: [
          {
            name: 'hookId',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-summary': 'Subscription',
            'x-ms-visibility': 'important',
            description: 'The subscription to end.',
            'x-ms-url-encoding': 'single',
          },
        ],
        responses: {
          '204': { description: 'The subscription is ended.' },
          '404': { description: 'There is no such subscription.' },
        },
      },
    },
  },
  definitions: {
    Item: {
      type: 'object',
      properties: {
        id: { type: 'string', 'x-ms-summary': 'Item ID', description: 'The id of the item.' },
        title: { type: 'string', 'x-ms-summary': 'Title', description: 'What the item is about.' },
        tags: {
          type: 'array',
          items: { type: 'string' },
          'x-ms-summary': 'Tags',
          description: 'Words that the item is found by.',
        },
      },
    },
  },
  parameters: {
    PageSize: {
      name: 'pageSize',
      in: 'query',
      required: false,
      type: 'integer',
      format: 'int32',
      'x-ms-summary': 'Page Size',
      'x-ms-visibility': 'advanced',
      description: 'How many items are listed at most.',
    },
  },
  securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'X-Contoso-Key' } },
  security: [{ api_key: [] }],
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: 'https://contoso.com' },
    { propertyName: 'Privacy policy', propertyValue: 'https://contoso.com/privacy' },
    { propertyName: 'Categories', propertyValue: 'Productivity;Collaboration' },
  ],
};

export const cleanProperties = {
  properties: {
    connectionParameters: {
      api_key: {
        type: 'securestring',
        uiDefinition: {
          displayName: 'API key',
          description: 'The API key of your Contoso account.',
          tooltip: 'Provide your API key.',
          constraints: { tabIndex: 2, clearText: false, required: 'true' },
        },
      },
    },
    iconBrandColor: '#da3b01',
    capabilities: [],
    policyTemplateInstances: [],
    publisher: 'Jane Doe',
    stackOwner: 'Contoso',
  },
};

export const cleanReadme = `# Contoso Lists
Contoso keeps lists of items.

## Publisher: Jane Doe

## Prerequisites
You need a Contoso account.

## Supported Operations
### List items
Lists the items of a list, newest first.
### Create item
Adds an item to a list.
### Get item
Reads one item of a list.
### When an item is added
Triggers when an item is added to a list.

## Obtaining Credentials
Create an API key under Settings.

## Known Issues and Limitations
There are none.

## Deployment Instructions
Import the connector with paconn.
`;

export const cleanIcon = exampleIcon('a PNG in the brand colour', {}).make();
