import { toSecurity } from '../../generator/definition/security.js';
import type { Connection, SecurityScheme } from '../../model/connection.js';
import type { Json, JsonObject } from '../../model/json.js';
import { complete, isEqual, isList, isStrings, isTexts, toObject } from '../read.js';

/** `securityDefinitions` and `security` of the definition in the words of the model. */
export function importSecurity(definition: JsonObject): Connection['authentication'] {
  const schemes = toObject(definition['securityDefinitions']);
  if (isEqual(schemes, toSecurity({ authentication: 'basic', parameters: [] }).securityDefinitions)) {
    return 'basic';
  }
  const imported = Object.entries(schemes).map(([name, node]) =>
    importScheme(name, node, definition['security']),
  );
  return imported.length === 0 ? 'none' : imported;
}

function importScheme(name: string, node: Json, security: Json | undefined): SecurityScheme {
  return complete(toScheme(name, toObject(node), security), node, (scheme) => {
    const { securityDefinitions } = toSecurity({ authentication: [scheme], parameters: [] });
    return toObject(securityDefinitions[name]);
  });
}

function toScheme(name: string, node: JsonObject, security: Json | undefined): SecurityScheme {
  switch (node['type']) {
    case 'apiKey':
      return {
        name,
        type: 'apiKey',
        in: node['in'] === 'query' ? 'query' : 'header',
        key: toText(node['name']),
      };
    case 'oauth2': {
      const required = requiredScopes(name, security);
      return {
        name,
        type: 'oauth2',
        authorizationUrl: toText(node['authorizationUrl']),
        tokenUrl: toText(node['tokenUrl']),
        scopes: isTexts(node['scopes']) ? node['scopes'] : {},
        ...(required.length > 0 && { required }),
      };
    }
    default:
      return { name, type: 'basic' };
  }
}

function requiredScopes(name: string, security: Json | undefined): readonly string[] {
  const requirements = isList(security) ? security.map((requirement) => toObject(requirement)[name]) : [];
  return requirements.find(isStrings) ?? [];
}

function toText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
