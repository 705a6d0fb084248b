import { createConnector } from '../../src/connector-folder/create-connector.js';
import type { ConnectorFolder } from '../../src/packager/connector-folder.js';

/** A definition with what packages stumble over: brackets, control characters, callbacks, nested bodies. */
const definition = {
  swagger: '2.0',
  info: {
    title: 'Parcel tracker (EU)',
    description: '[Parcels] & <boxes> "everywhere" \u0007 in Europe, from door to door.',
    version: '1.0',
    contact: { name: 'Parcel Support', url: 'https://parcels-eu.net/help', email: 'help@parcels-eu.net' },
  },
  host: 'api.parcels-eu.net',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: {
    '/parcels': {
      post: {
        operationId: 'SendParcel',
        summary: 'Send parcel',
        description: 'Sends a parcel.',
        parameters: [
          {
            name: 'parcel',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['town', 'labels'],
              properties: {
                town: {
                  type: 'string',
                  'x-ms-summary': 'Town',
                  description: 'Where it goes.',
                  default: '@home',
                },
                labels: { type: 'array', items: { type: 'string', enum: ['fragile', 'heavy'] } },
                note: { type: 'string' },
              },
            },
          },
        ],
        responses: { '200': { description: 'Sent.', schema: { $ref: '#/definitions/Parcel' } } },
      },
      get: {
        operationId: 'OnParcel',
        summary: 'When a parcel moves',
        description: 'Starts when a parcel moves.',
        'x-ms-trigger': 'batch',
        'x-ms-trigger-hint': 'Move one.',
        parameters: [
          {
            name: 'since',
            'x-ms-summary': 'Since',
            description: 'Only later moves.',
            in: 'query',
            type: 'string',
            format: 'date-time',
            required: true,
          },
        ],
        responses: {
          '200': {
            description: 'Moved.',
            schema: { type: 'array', items: { $ref: '#/definitions/Parcel' } },
          },
        },
      },
    },
    '/parcels/{number}': {
      delete: {
        operationId: 'Stop-Parcel',
        summary: 'Stop parcel',
        description: 'Stops a parcel.',
        parameters: [
          {
            name: 'number',
            'x-ms-summary': 'Number',
            description: 'The number.',
            in: 'path',
            type: 'integer',
            required: true,
            'x-ms-url-encoding': 'single',
          },
        ],
        responses: { '204': { description: 'Stopped.' } },
      },
    },
  },
  definitions: {
    Parcel: {
      type: 'object',
      properties: { id: { type: 'integer', 'x-ms-summary': 'Number', description: 'The number.' } },
    },
  },
  securityDefinitions: {},
};

const properties = {
  properties: {
    connectionParameters: {},
    connectionParameterSets: {
      uiDefinition: { displayName: 'Sign-in', description: 'How to sign in.' },
      values: [
        {
          name: 'key',
          uiDefinition: { displayName: 'Key', description: 'Use a key.' },
          parameters: {
            api_key: {
              type: 'securestring',
              uiDefinition: { displayName: 'API key', description: 'A key.' },
            },
          },
        },
        {
          name: 'oauth',
          uiDefinition: { displayName: 'Sign in', description: 'Use an account.' },
          parameters: {
            token: {
              type: 'oauthSetting',
              oAuthSettings: {
                identityProvider: 'oauth2',
                clientId: 'parcels',
                clientSecret: 'never-in-a-file',
                scopes: ['read'],
                customParameters: {
                  authorizationUrl: { value: 'https://parcels-eu.net/authorize' },
                  tokenUrl: { value: 'https://parcels-eu.net/token' },
                  refreshUrl: { value: 'https://parcels-eu.net/token' },
                },
              },
            },
          },
        },
      ],
    },
    iconBrandColor: '#205090',
    capabilities: ['actions'],
    scriptOperations: ['SendParcel'],
    policyTemplateInstances: [
      {
        templateId: 'dynamichosturl',
        title: 'Host',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': '@environmentVariables("par_Host")' },
      },
    ],
    publisher: 'Parcels Europe',
    stackOwner: 'Parcels Europe',
  },
};

const script = `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        return await this.Context.SendAsync(this.Context.Request, this.CancellationToken);
    }
}
`;

/** A connector of somebody else's: two ways to sign in, a policy with an environment variable, a script. */
export function richConnector(): ConnectorFolder {
  return {
    connector: createConnector({ definition, properties }),
    definition: JSON.stringify(definition, null, 2),
    properties: JSON.stringify(properties, null, 2),
    script: Buffer.from(script),
  };
}
