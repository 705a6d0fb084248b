import type { Connection, SecurityScheme } from '../../model/connection.js';
import type { JsonObject } from '../../model/json.js';
import { withExtensions } from '../json.js';

/** `securityDefinitions` and `security` of the definition: where the credential of a connection goes. */
export function toSecurity({ authentication }: Connection) {
  const schemes = authentication === 'basic' ? [basic] : authentication === 'none' ? [] : authentication;
  return {
    securityDefinitions: Object.fromEntries(schemes.map((scheme) => [scheme.name, toSchemeObject(scheme)])),
    security: schemes.map((scheme) => ({
      [scheme.name]: scheme.type === 'oauth2' ? (scheme.required ?? []) : [],
    })),
  };
}

const basic: SecurityScheme = { name: 'basic_auth', type: 'basic' };

function toSchemeObject(scheme: SecurityScheme): JsonObject {
  return withExtensions(toSchemeKeys(scheme), scheme.extensions);
}

function toSchemeKeys(scheme: SecurityScheme): JsonObject {
  switch (scheme.type) {
    case 'basic':
      return { type: 'basic' };
    case 'apiKey':
      return { type: 'apiKey', in: scheme.in, name: scheme.key };
    case 'oauth2': {
      const { authorizationUrl, tokenUrl, scopes } = scheme;
      return { type: 'oauth2', flow: 'accessCode', authorizationUrl, tokenUrl, scopes };
    }
  }
}
