import type { Connector, Operation } from '../../connector-folder/connector.js';
import { isJsonObject, type JsonObject, ownMember, toJsonObject, toText } from '../../shared/json-value.js';
import type { ConnectionValues } from './connection-parameters.js';
import { connectionParametersOf, isOAuth } from './connection-parameters.js';
import type { Headers } from './headers.js';
import { setQueryValue } from './query.js';

/** What the gateway adds to a request so that the backend knows who asks. */
export type Credential =
  | { readonly kind: 'none'; readonly warning?: string }
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  | { readonly kind: 'query'; readonly name: string; readonly value: string }
  /** The connection has to be signed in first. */
  | { readonly kind: 'missing'; readonly what: string };

/**
 * Chooses the credential of a call from the security definitions and the connection's values: the first
 * alternative of `security` that the connection can fill. Without `security`, or with an empty one at the root as
 * the portal writes it, all definitions are alternatives: dozens of published connectors whose service wants their
 * key say `"security": []` there. In an operation it asks for none. Which parameter goes where: https://learn.microsoft.com/connectors/custom-connectors/connection-parameters
 */
export function chooseCredential(
  connector: Connector,
  operation: Operation,
  values: ConnectionValues,
  parameterSet?: string,
  accessToken?: string,
): Credential {
  const document: JsonObject = toJsonObject(connector.definition);
  const definitions = toJsonObject(document['securityDefinitions']);
  const choices = alternatives(operation, document, definitions).map((name) =>
    toCredential(name, toJsonObject(ownMember(definitions, name)), values, accessToken),
  );
  const usable = choices.find(({ kind }) => kind === 'header' || kind === 'query');
  if (usable !== undefined) return usable;
  const parameters = Object.values(connectionParametersOf(connector, parameterSet));
  if (parameters.some(isOAuth) && !isOpen(operation)) return toBearer(accessToken);
  return isUnstated(operation, document) ? { kind: 'none' } : (choices[0] ?? { kind: 'none' });
}

/** Nothing is asked for in words: what the connection cannot fill is then not missed. */
function isUnstated({ source }: Operation, { security }: JsonObject): boolean {
  return source.security === undefined && Array.isArray(security) && security.length === 0;
}

/** RFC 6750 2.1. */
function toBearer(accessToken: string | undefined): Credential {
  if (accessToken === undefined) return { kind: 'missing', what: 'nobody has signed in.' };
  return { kind: 'header', name: 'authorization', value: `Bearer ${accessToken}` };
}

/** Puts the credential into the request; what the caller sent in its place is replaced. */
export function applyCredential(credential: Credential, headers: Headers, query: string): [Headers, string] {
  if (credential.kind === 'header')
    return [{ ...headers, [credential.name.toLowerCase()]: credential.value }, query];
  if (credential.kind === 'query') {
    return [headers, setQueryValue(query, credential.name, credential.value)];
  }
  return [headers, query];
}

function alternatives(operation: Operation, document: JsonObject, definitions: JsonObject): string[] {
  const requirements = operation.source.security ?? document['security'];
  if (!Array.isArray(requirements) || isUnstated(operation, document)) return Object.keys(definitions);
  return requirements.flatMap((requirement: unknown) =>
    isJsonObject(requirement) ? Object.keys(requirement) : [],
  );
}

const isOpen = (operation: Operation): boolean => operation.source.security?.length === 0;

function toCredential(
  name: string,
  definition: JsonObject,
  values: ConnectionValues,
  accessToken: string | undefined,
): Credential {
  const type = toText(definition['type']);
  if (type === 'basic') return toBasic(values);
  if (type === 'apiKey') return toApiKey(name, definition, values);
  if (type === 'oauth2') {
    if (accessToken !== undefined) return toBearer(accessToken);
    return {
      kind: 'none',
      warning: 'No credential was added: OAuth security takes a connection parameter of type `oauthSetting`.',
    };
  }
  return {
    kind: 'none',
    warning: `No credential was added: \`${name}\` is no security definition that the gateway knows.`,
  };
}

/** RFC 7617; the platform takes the parameters `username` and `password`, and either may be empty. */
function toBasic(values: ConnectionValues): Credential {
  const { username, password } = values;
  if (username === undefined && password === undefined) {
    return {
      kind: 'none',
      warning:
        'No credential was added: basic security takes the connection parameters `username` and `password`.',
    };
  }
  const text = Buffer.from(`${username ?? ''}:${password ?? ''}`, 'utf8').toString('base64');
  return { kind: 'header', name: 'authorization', value: `Basic ${text}` };
}

function toApiKey(name: string, definition: JsonObject, values: ConnectionValues): Credential {
  const place = toText(definition['in']);
  const target = toText(definition['name']);
  const value = values['api_key'] ?? values[name];
  if (value === undefined || target === '' || (place !== 'header' && place !== 'query')) {
    return {
      kind: 'none',
      warning: `No credential was added: API key security takes the connection parameter \`api_key\`, or one named \`${name}\` as its security definition.`,
    };
  }
  return { kind: place, name: target, value };
}
