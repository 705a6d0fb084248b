import type { Connector } from '../../../src/connector-folder/connector.js';
import { createConnector } from '../../../src/connector-folder/create-connector.js';

/** A news service with OAuth and a polling trigger. */
export function createNewsConnector(): Connector {
  return createConnector({
    name: 'news',
    definition: {
      swagger: '2.0',
      info: { title: 'News', description: 'Tells news.', version: '1.0' },
      ...{ host: 'api.news.example', schemes: ['https'] },
      securityDefinitions: {
        oauth: {
          ...{ type: 'oauth2', flow: 'accessCode', scopes: { read: 'Read.' } },
          ...{ authorizationUrl: 'https://id.news.example/auth', tokenUrl: 'https://id.news.example/token' },
        },
      },
      security: [{ oauth: ['read'] }],
      'x-ms-capabilities': { testConnection: { operationId: 'WhenNews', parameters: {} } },
      paths: {
        '/news': {
          get: {
            ...{ operationId: 'WhenNews', summary: 'When there is news', 'x-ms-trigger': 'single' },
            responses: { 200: { description: 'OK', schema: { type: 'object' } } },
          },
        },
      },
    },
    properties: {
      properties: {
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              ...{
                identityProvider: 'oauth2',
                clientId: 'news-app',
                scopes: ['read'],
                redirectMode: 'Global',
              },
              customParameters: {
                authorizationUrl: { value: 'https://id.news.example/auth' },
                tokenUrl: { value: 'https://id.news.example/token' },
                refreshUrl: { value: 'https://id.news.example/token' },
              },
            },
          },
        },
      },
    },
  });
}
