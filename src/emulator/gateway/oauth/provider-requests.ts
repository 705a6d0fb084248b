import type { ConnectionValues } from '../connection-parameters.js';
import type { OAuthSettings } from './oauth-settings.js';

/** What a provider is asked with. */
export interface OAuthInputs {
  readonly values: ConnectionValues;
  readonly clientSecret: string;
  readonly redirectUrl: string;
  readonly state?: string;
  readonly code?: string;
  readonly refreshToken?: string;
  /** PKCE, where no template decides: RFC 7636. */
  readonly codeChallenge?: string;
  readonly codeVerifier?: string;
}

/** A form that is posted to a provider. */
export interface TokenRequest {
  readonly url: string;
  /** `application/x-www-form-urlencoded`. */
  readonly body: string;
}

/** How one kind of identity provider is asked; the addresses are the provider's own. */
export interface ProviderRequests {
  /** undefined when nobody has to sign in. */
  authorization(inputs: OAuthInputs): string | undefined;
  token(inputs: OAuthInputs): TokenRequest;
  refresh(inputs: OAuthInputs): TokenRequest;
}

/**
 * The requests of a provider, from `identityProvider` and `customParameters`.
 * https://learn.microsoft.com/connectors/custom-connectors/connection-parameters
 */
export function providerRequests(settings: OAuthSettings): ProviderRequests {
  if (settings.provider === 'oauth2generic') return genericRequests(settings);
  if (settings.provider === 'aad' || settings.provider === 'aadcertificate') return entraRequests(settings);
  return standardRequests(settings, standardAddresses(settings));
}

interface Addresses {
  readonly authorize: string;
  readonly token: string;
  readonly refresh: string;
}

/** Named providers keep their addresses on the server side; they get one below the reserved domain `invalid`. */
function standardAddresses({ custom, provider }: OAuthSettings): Addresses {
  const login = custom.get('loginuri')?.replace(/\/+$/, '') ?? `https://${provider}.invalid`;
  const token = custom.get('tokenurl') ?? `${login}/oauth/token`;
  return {
    authorize: custom.get('authorizationurl') ?? `${login}/oauth/authorize`,
    token,
    refresh: custom.get('refreshurl') ?? token,
  };
}

function standardRequests(
  { clientId: ownId, scopes }: OAuthSettings,
  { authorize, token, refresh }: Addresses,
  more: Readonly<Record<string, string>> = {},
): ProviderRequests {
  const client = ({ values, clientSecret }: OAuthInputs): Record<string, string> => ({
    client_id: values['token:clientId'] ?? ownId,
    client_secret: clientSecret,
  });
  return {
    authorization: ({ values, redirectUrl, state = '', codeChallenge }) =>
      withQuery(authorize, {
        client_id: values['token:clientId'] ?? ownId,
        response_type: 'code',
        redirect_uri: redirectUrl,
        scope: scopes.join(' '),
        state,
        ...(codeChallenge === undefined
          ? {}
          : { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
        ...more,
      }),
    token: (inputs) => ({
      url: token,
      body: toForm({
        ...{ grant_type: 'authorization_code', code: inputs.code ?? '', redirect_uri: inputs.redirectUrl },
        ...client(inputs),
        ...(inputs.codeVerifier === undefined ? {} : { code_verifier: inputs.codeVerifier }),
        ...more,
      }),
    }),
    refresh: (inputs) => ({
      url: refresh,
      body: toForm({
        ...{ grant_type: 'refresh_token', refresh_token: inputs.refreshToken ?? '' },
        ...client(inputs),
        ...more,
      }),
    }),
  };
}

/** Entra ID: the token is for `resourceUri`; `grantType` `client_credentials` needs nobody to sign in. */
function entraRequests(settings: OAuthSettings): ProviderRequests {
  const { custom } = settings;
  const resource = custom.get('resourceuri') ?? '';
  const login = (custom.get('loginuri') || custom.get('loginuriaad') || 'https://login.windows.net').replace(
    /\/+$/,
    '',
  );
  const requestsFor = (values: ConnectionValues): ProviderRequests => {
    const tenant = values['token:TenantId'] || custom.get('tenantid') || 'common';
    const base = `${login}/${encodeURIComponent(tenant)}/oauth2`;
    const addresses = { authorize: `${base}/authorize`, token: `${base}/token`, refresh: `${base}/token` };
    return standardRequests(settings, addresses, { resource });
  };
  if (custom.get('granttype')?.toLowerCase() !== 'client_credentials') {
    return {
      authorization: (inputs) => requestsFor(inputs.values).authorization(inputs),
      token: (inputs) => requestsFor(inputs.values).token(inputs),
      refresh: (inputs) => requestsFor(inputs.values).refresh(inputs),
    };
  }
  const byClient = (inputs: OAuthInputs): TokenRequest => {
    const { url, body } = requestsFor(inputs.values).token(inputs);
    const form = new URLSearchParams(body);
    for (const name of ['code', 'redirect_uri', 'code_verifier']) form.delete(name);
    form.set('grant_type', 'client_credentials');
    return { url, body: form.toString() };
  };
  return { authorization: () => undefined, token: byClient, refresh: byClient };
}

const defaultQuery =
  '?client_id={ClientId}&response_type=code&redirect_uri={RedirectUrl}&scope={Scopes}&state={State}';
const defaultTokenBody =
  'grant_type=authorization_code&code={Code}&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}';
const defaultRefreshBody =
  'grant_type=refresh_token&refresh_token={RefreshToken}&client_id={ClientId}&client_secret={ClientSecret}';

/** The connector's own templates decide everything. */
function genericRequests({ clientId, scopes, custom }: OAuthSettings): ProviderRequests {
  const template = (name: string, fallback = ''): string => custom.get(name.toLowerCase()) ?? fallback;
  const fill = (text: string, inputs: OAuthInputs, isEncoded: boolean): string => {
    const { values, clientSecret, redirectUrl, state = '', code = '', refreshToken = '' } = inputs;
    const known = new Map([
      ...Object.entries(values)
        .filter(([name]) => name.toLowerCase().startsWith('token:'))
        .map(([name, value]): [string, string] => [name.slice('token:'.length).toLowerCase(), value]),
      ...Object.entries({
        clientid: values['token:clientId'] ?? clientId,
        clientsecret: values['token:clientSecret'] ?? clientSecret,
        redirecturl: redirectUrl,
        scopes: scopes.join(template('scopeListDelimiter', ' ')),
        ...{ state, code, refreshtoken: refreshToken },
      }),
    ]);
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = known.get(name.toLowerCase());
      if (value === undefined) return placeholder;
      return isEncoded ? encodeURIComponent(value.toWellFormed()) : value;
    });
  };
  const ask = (inputs: OAuthInputs, kind: 'token' | 'refresh', body: string): TokenRequest => ({
    url:
      fill(template(`${kind}UrlTemplate`, template('tokenUrlTemplate')), inputs, false) +
      fill(template(`${kind}UrlQueryStringTemplate`), inputs, true),
    body: fill(template(`${kind}BodyTemplate`, body), inputs, true),
  });
  return {
    authorization: (inputs) =>
      fill(template('authorizationUrlTemplate'), inputs, false) +
      fill(template('authorizationUrlQueryStringTemplate', defaultQuery), inputs, true),
    token: (inputs) => ask(inputs, 'token', defaultTokenBody),
    refresh: (inputs) => ask(inputs, 'refresh', defaultRefreshBody),
  };
}

function withQuery(address: string, values: Readonly<Record<string, string>>): string {
  return `${address}${address.includes('?') ? '&' : '?'}${toForm(values)}`;
}

/** A form or query; what is empty is left out, except who asks. */
function toForm(values: Readonly<Record<string, string>>): string {
  return new URLSearchParams(
    Object.entries(values).filter(([name, value]) => value !== '' || name === 'client_id'),
  ).toString();
}
