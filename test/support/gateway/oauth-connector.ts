import type { Connector } from '../../../src/connector-folder/connector.js';
import { createParcelConnector } from './parcel-connector.js';

/** The sample connector with one way to sign in; `more` are other connection parameters. */
export function createOAuthConnector(
  oAuthSettings: object,
  more: object = {},
  properties: object = {},
): Connector {
  return createParcelConnector(
    {
      securityDefinitions: { sign: { type: 'oauth2', flow: 'accessCode' } },
      security: [{ sign: [] }],
    },
    { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings }, ...more }, ...properties },
  );
}

/** A plain OAuth 2 provider. */
export const plainProvider = {
  identityProvider: 'oauth2',
  clientId: 'parcel-client',
  scopes: ['read', 'write'],
  redirectMode: 'Global',
  customParameters: {
    authorizationUrl: { value: 'https://id.parcels.example/authorize' },
    tokenUrl: { value: 'https://id.parcels.example/token' },
    refreshUrl: { value: 'https://id.parcels.example/token' },
  },
};
