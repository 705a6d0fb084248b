import type { Json, JsonObject } from '../../model/json.js';
import { isString, toObject } from '../read.js';
import type { Tell } from './convert-schema.js';

/**
 * How a flow signs in, from the security schemes of the document: the first that the platform knows. The other
 * schemes are told, since a connection has one way unless it has sets.
 */
export function toConnection(definition: JsonObject, tell: Tell) {
  const found: (ConvertedScheme & { readonly name: string })[] = [];
  for (const [name, node] of Object.entries(toObject(definition['securityDefinitions']))) {
    const notes: string[] = [];
    const converted = convertScheme(toObject(node), (what) => notes.push(what));
    // What becomes of a scheme that is not taken is of no use to anybody.
    if (converted === undefined || found.length === 0)
      for (const what of notes) tell(`security ${name}`, what);
    if (converted !== undefined) found.push({ name, ...converted });
  }
  const [first, ...others] = found;
  for (const { name } of others) {
    tell(
      `security ${name}`,
      `\`${first?.name ?? ''}\` is taken; further ways to sign in are \`sets\` of the connection`,
    );
  }
  if (first === undefined) {
    return { security: { securityDefinitions: {}, security: [] }, properties: toProperties({}) };
  }
  return {
    security: { securityDefinitions: { [first.name]: first.scheme }, security: [{ [first.name]: [] }] },
    properties: toProperties(first.parameters),
  };
}

interface ConvertedScheme {
  readonly scheme: JsonObject;
  readonly parameters: JsonObject;
}

function convertScheme(node: JsonObject, tell: (what: string) => void): ConvertedScheme | undefined {
  const type = node['type'] === 'http' ? String(node['scheme']).toLowerCase() : node['type'];
  switch (type) {
    case 'basic':
      return {
        scheme: { type: 'basic' },
        parameters: {
          username: value('string', 'User name', 'The user name of the account.', 1),
          password: value('securestring', 'Password', 'The password of the account.', 2),
        },
      };
    case 'bearer':
      tell(
        'a bearer token becomes an API key in the header `Authorization`: makers type `Bearer`, a space and the token',
      );
      return {
        scheme: { type: 'apiKey', in: 'header', name: 'Authorization' },
        parameters: {
          api_key: value('securestring', 'Token', 'The word Bearer, a space, and the token.', 1),
        },
      };
    case 'apiKey': {
      if (node['in'] === 'cookie' || !isString(node['name'])) break;
      return {
        scheme: { type: 'apiKey', in: node['in'] ?? 'header', name: node['name'] },
        parameters: { api_key: value('securestring', 'API key', 'The API key of the account.', 1) },
      };
    }
    case 'oauth2': {
      const flow = toObject(toObject(node['flows'])['authorizationCode'] ?? node);
      const { authorizationUrl, tokenUrl, refreshUrl, scopes } = flow;
      if (!isString(authorizationUrl) || !isString(tokenUrl)) break;
      tell('put the client id of your app registration into connector/connection.ts');
      return {
        scheme: { type: 'oauth2', flow: 'accessCode', authorizationUrl, tokenUrl, scopes: scopes ?? {} },
        parameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: 'oauth2',
              clientId: 'your-client-id',
              scopes: Object.keys(toObject(scopes)),
              redirectMode: 'Global',
              redirectUrl: 'https://global.consent.azure-apim.net/redirect',
              properties: { IsFirstParty: 'False' },
              customParameters: {
                authorizationUrl: { value: authorizationUrl },
                tokenUrl: { value: tokenUrl },
                refreshUrl: { value: isString(refreshUrl) ? refreshUrl : tokenUrl },
              },
            },
          },
        },
      };
    }
  }
  tell(
    `sign-in of the type \`${String(type)}\` is left out: connectors know Basic, an API key in a header or the query, and OAuth 2.0 with an authorization code`,
  );
  return undefined;
}

function value(type: string, displayName: string, description: string, tabIndex: number): Json {
  return {
    type,
    uiDefinition: {
      displayName,
      description,
      constraints: { tabIndex, clearText: type === 'string', required: 'true' },
    },
  };
}

function toProperties(connectionParameters: JsonObject): JsonObject {
  return {
    properties: {
      connectionParameters,
      iconBrandColor: '#da3b01',
      capabilities: [],
      policyTemplateInstances: [],
    },
  };
}
