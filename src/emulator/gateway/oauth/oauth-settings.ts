import type { ConnectionParameter, Connector } from '../../../connector-folder/connector.js';
import { toJsonObject, toText, wordOf } from '../../../shared/json-value.js';
import { connectionParametersOf, isOAuth } from '../connection-parameters.js';

/** `oAuthSettings` of a connection parameter, as far as signing in needs it. */
export interface OAuthSettings {
  /** The connection parameter, mostly `token`. */
  readonly parameter: string;
  /** `oauth2`, `oauth2generic`, `aad`, `aadcertificate`, or a named provider, lower case. */
  readonly provider: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** `GlobalPerConnector` has a redirect address of its own per connector. */
  readonly isPerConnector: boolean;
  /** `customParameters` by lower-case name: published files spell them `loginUri` and `LoginUri`. */
  readonly custom: ReadonlyMap<string, string>;
}

const known = new WeakMap<object, readonly OAuthSettings[]>();

/** The OAuth parameters of a connection; every call asks for them, so they are read once. */
export function oauthSettingsOf(
  connector: Connector,
  parameterSet: string | undefined,
): readonly OAuthSettings[] {
  const parameters = connectionParametersOf(connector, parameterSet);
  const settings =
    known.get(parameters) ??
    Object.entries(parameters)
      .filter(([, parameter]) => isOAuth(parameter))
      .map(([name, parameter]) => readOAuthSettings(name, parameter));
  known.set(parameters, settings);
  return settings;
}

/** A file without settings, as a working copy may be, is read as plain `oauth2` without addresses. */
export function readOAuthSettings(name: string, parameter: ConnectionParameter): OAuthSettings {
  const settings = toJsonObject(parameter['oAuthSettings']);
  const scopes: unknown = settings['scopes'];
  const custom = Object.entries(toJsonObject(settings['customParameters'])).flatMap(
    ([key, found]): [string, string][] => {
      const value = toJsonObject(found)['value'];
      return value === undefined || value === null ? [] : [[key.toLowerCase(), wordOf(value)]];
    },
  );
  return {
    parameter: name,
    provider: toText(settings['identityProvider'], 'oauth2').toLowerCase(),
    clientId: toText(settings['clientId']),
    scopes: Array.isArray(scopes) ? scopes.map(wordOf).filter((scope) => scope !== '') : [],
    isPerConnector: toText(settings['redirectMode']).toLowerCase() === 'globalperconnector',
    custom: new Map(custom),
  };
}
