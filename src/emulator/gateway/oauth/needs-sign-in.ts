import type { Connector } from '../../../connector-folder/connector.js';
import type { ConnectionValues } from '../connection-parameters.js';
import { oauthSettingsOf } from './oauth-settings.js';
import { providerRequests } from './provider-requests.js';
import type { OAuthTokens } from './tokens.js';

/** What of a connection signing in is about. */
export interface SignInState {
  readonly parameterSet?: string;
  readonly values: ConnectionValues;
  readonly tokens: Readonly<Record<string, OAuthTokens>>;
}

/** Whether somebody has to sign in before a call can be made: a client by itself gets its token when it needs it. */
export function needsSignIn(connector: Connector, { parameterSet, values, tokens }: SignInState): boolean {
  return oauthSettingsOf(connector, parameterSet).some((settings) => {
    if (values[settings.parameter] !== undefined || tokens[settings.parameter] !== undefined) return false;
    const inputs = { values, clientSecret: '', redirectUrl: 'https://gateway.invalid/redirect' };
    return providerRequests(settings).authorization(inputs) !== undefined;
  });
}

/** The token that calls are made with: one that was given outright, else what signing in gave. */
export function accessTokenOf(
  connector: Connector,
  { parameterSet, values, tokens }: SignInState,
): string | undefined {
  for (const { parameter } of oauthSettingsOf(connector, parameterSet)) {
    const found = values[parameter] ?? tokens[parameter]?.accessToken;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Values that policies find as connection parameters although nobody typed them: what the settings say and what came
 * with the token, as `token:clientId`, `token:resourceUri` or `token:tenantId`.
 */
export function tokenValuesOf(
  connector: Connector,
  { parameterSet, tokens }: SignInState,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { parameter, clientId, custom } of oauthSettingsOf(connector, parameterSet)) {
    const told: readonly (readonly [string, string | undefined])[] = [
      ['clientId', clientId],
      ['resourceUri', custom.get('resourceuri')],
      ['tenantId', custom.get('tenantid')],
      ...Object.entries(tokens[parameter]?.fields ?? {}),
    ];
    for (const [name, value] of told) {
      if (value !== undefined && value !== '') values[`${parameter}:${name}`] = value;
    }
  }
  return values;
}
