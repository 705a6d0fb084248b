import { createHash, randomBytes } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import type { Clock } from '../../../shared/clock.js';
import { wordOf } from '../../../shared/json-value.js';
import type { SecretBox } from '../../../shared/secret-box.js';
import { createTokenSigner } from './access-token.js';
import { createExpiringMap } from './expiring-map.js';
import { consentPage, htmlHeaders } from './pages.js';

/** What the authorization server is built on. */
export interface AuthorizationServerOptions {
  readonly clock: Clock;
  readonly secretBox: SecretBox;
  /** Seconds that an access token is good for. */
  readonly tokenLifetimeSeconds: number;
  publicUrl(): string;
}

/** An application that asks, and what for. */
interface Grant {
  readonly clientId: string;
  readonly scopes: string;
  readonly audience: string;
  /** The provider's host that this server plays. */
  readonly host: string;
  readonly tenant?: string;
  readonly account?: string;
}

interface Pending extends Grant {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly challenge?: { readonly value: string; readonly method: string };
}

const tenMinutes = 600_000;
const platformRedirect = 'https://global.consent.azure-apim.net/redirect';
const defaultAccount = 'maker@emulator.example';

/**
 * Plays the identity provider of every connector: authorization code with PKCE, refresh and client credentials. The
 * provider's address `https://host/path` is found at `/identity/host/path`, whatever the path: a GET asks for consent, a
 * POST for tokens. RFC 6749, RFC 7636, RFC 6750.
 */
export function createAuthorizationServer(options: AuthorizationServerOptions): Router {
  const { clock, secretBox } = options;
  const pending = createExpiringMap<Pending>(clock, tenMinutes);
  const codes = createExpiringMap<Pending>(clock, tenMinutes);
  const usedRefreshTokens = createExpiringMap<true>(clock, 86_400_000);
  const signer = createTokenSigner();
  const router = Router();

  router.get('/.well-known/jwks.json', (_request, response) => void response.json(signer.keySet()));
  router.get('/:host/.well-known/openid-configuration', (request: Request, response: Response) => {
    const issuer = issuerOf(request.params['host'] as string);
    response.json({
      ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
      jwks_uri: `${options.publicUrl()}/identity/.well-known/jwks.json`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      code_challenge_methods_supported: ['S256', 'plain'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  router.post('/consent', express.urlencoded({ extended: false }), (request, response) => {
    const { ticket, decision, account } = toTexts(request.body);
    const asked = ticket === undefined ? undefined : pending.take(ticket);
    if (asked === undefined) return refuse(response, 'This sign-in is over. Start it again.');
    if (decision !== 'allow') return sendBack(response, asked, { error: 'access_denied' });
    grantCode(response, {
      ...asked,
      account: account === undefined || account === '' ? defaultAccount : account,
    });
  });
  router.get('/:host/{*path}', (request, response) => authorize(request, response));
  router.post('/:host/{*path}', express.urlencoded({ extended: false, limit: '100kb' }), giveTokens);
  return router;

  function issuerOf(host: string): string {
    return `${options.publicUrl()}/identity/${host}`;
  }

  /** The platform's redirect address, which some templates spell out, is played by the gateway. */
  function toOwnRedirect(address: string): string {
    const [, path] =
      /^https:\/\/global(?:-test)?\.consent\.azure-apim\.net(\/redirect.*)$/i.exec(address) ?? [];
    return path === undefined ? address : options.publicUrl() + path;
  }

  function authorize(request: Request, response: Response) {
    const query = new URL(request.originalUrl, 'http://emulator.invalid').searchParams;
    const read = (name: string): string | undefined => query.getAll(name).at(-1);
    const redirectUri = toOwnRedirect(read('redirect_uri') ?? platformRedirect);
    const clientId = read('client_id') ?? '';
    if (!isOwnAddress(redirectUri, options.publicUrl())) {
      const message = `The redirect address ${redirectUri} is not on this machine.`;
      return refuse(response, message);
    }
    const challenge = read('code_challenge');
    const asked: Pending = {
      ...{ clientId, redirectUri, state: read('state') },
      ...readPlace(request),
      scopes: read('scope') ?? '',
      audience: read('resource') ?? clientId,
      ...(challenge === undefined
        ? {}
        : { challenge: { value: challenge, method: read('code_challenge_method') ?? 'plain' } }),
    };
    if (read('response_type') !== 'code') {
      return sendBack(response, asked, { error: 'unsupported_response_type' });
    }
    if (clientId === '') return sendBack(response, asked, { error: 'invalid_request' });
    if (asked.challenge !== undefined && !/^(?:S256|plain)$/.test(asked.challenge.method)) {
      return sendBack(response, asked, { error: 'invalid_request' });
    }
    // OpenID Connect Core 3.1.2.1: nobody is asked. So a test can sign in without a browser.
    if (read('prompt') === 'none') return grantCode(response, { ...asked, account: defaultAccount });
    const ticket = newSecret();
    pending.set(ticket, asked);
    const page = consentPage({
      ...{ ticket, host: asked.host, clientId, account: read('login_hint') ?? defaultAccount },
      scopes: asked.scopes.split(/[ ,]+/).filter((scope) => scope !== ''),
    });
    // The decision is answered by a redirect to the application, which a form may follow only when it is named.
    response.set(htmlHeaders(new URL(redirectUri).origin)).send(page);
  }

  function grantCode(response: Response, asked: Pending): void {
    const code = newSecret();
    codes.set(code, asked);
    sendBack(response, asked, { code });
  }

  function giveTokens(request: Request, response: Response): void {
    response.set({ 'cache-control': 'no-store', pragma: 'no-cache' });
    const form = { ...toTexts(request.body), ...readBasic(request) };
    const granted = grantFor(form, request);
    if ('error' in granted) {
      response.status(granted.error === 'invalid_client' ? 401 : 400).json(granted);
      return;
    }
    const issuedAt = Math.floor(clock.now() / 1000);
    const { clientId, scopes, audience, host, account, tenant } = granted;
    const accessToken = signer.sign({
      ...{ issuer: issuerOf(host), audience, clientId, scopes, issuedAt },
      ...(account === undefined ? {} : { account }),
      ...(tenant === undefined ? {} : { tenant }),
      expiresAt: issuedAt + options.tokenLifetimeSeconds,
    });
    response.json({
      ...{ token_type: 'Bearer', access_token: accessToken, expires_in: options.tokenLifetimeSeconds },
      ...(scopes === '' ? {} : { scope: scopes }),
      ...(account === undefined ? {} : { refresh_token: sealRefreshToken(granted) }),
    });
  }

  function grantFor(form: Readonly<Record<string, string>>, request: Request): Grant | Refusal {
    const { grant_type: grantType, client_id: clientId = '', client_secret: secret = '' } = form;
    if (clientId === '') return { error: 'invalid_client', error_description: 'The client_id is missing.' };
    if (secret === '' && form['code_verifier'] === undefined) {
      return {
        error: 'invalid_client',
        error_description: 'The client_secret or the code_verifier is missing.',
      };
    }
    // Some connectors send grant_type=client_credentials together with a code, or a code to refresh.
    if (form['code'] !== undefined && form['code'] !== '' && grantType !== 'refresh_token')
      return redeemCode(form);
    if (grantType === 'refresh_token') return openRefreshToken(form);
    if (grantType === 'client_credentials') {
      const audience = form['resource'] ?? clientId;
      return { clientId, audience, scopes: form['scope'] ?? '', ...readPlace(request) };
    }
    return { error: 'unsupported_grant_type', error_description: `Not known: ${grantType ?? 'none'}.` };
  }

  /** A code is good once, for the client, the redirect address and the verifier that it was made for. */
  function redeemCode(form: Readonly<Record<string, string>>): Grant | Refusal {
    const asked = codes.take(form['code'] ?? '');
    const refusal = (description: string): Refusal => ({
      error: 'invalid_grant',
      error_description: description,
    });
    if (asked === undefined) return refusal('The code is unknown, used or too old.');
    if (asked.clientId !== form['client_id']) return refusal('The code was made for another client.');
    const redirectUri = form['redirect_uri'];
    if (redirectUri !== undefined && toOwnRedirect(redirectUri) !== asked.redirectUri) {
      return refusal('The redirect_uri is not the one that the code was asked with.');
    }
    if (asked.challenge !== undefined && !isVerified(asked.challenge, form['code_verifier'] ?? '')) {
      return refusal('The code_verifier does not fit the code_challenge.');
    }
    return asked;
  }

  function sealRefreshToken({ clientId, scopes, audience, host, tenant, account }: Grant): string {
    const grant = { clientId, scopes, audience, host, tenant, account, id: newSecret() };
    return Buffer.from(secretBox.seal(JSON.stringify(grant), 'refresh token')).toString('base64url');
  }

  /** Refresh tokens are replaced when they are used; they outlive a restart when the key does. */
  function openRefreshToken(form: Readonly<Record<string, string>>): Grant | Refusal {
    const token = form['refresh_token'] ?? '';
    const refusal: Refusal = {
      error: 'invalid_grant',
      error_description: 'The refresh_token is unknown or was used before.',
    };
    try {
      const sealed = Buffer.from(token, 'base64url').toString('utf8');
      const grant = JSON.parse(secretBox.open(sealed, 'refresh token')) as Grant; // sealed by this server
      if (usedRefreshTokens.has(token) || grant.clientId !== form['client_id']) return refusal;
      usedRefreshTokens.set(token, true);
      return grant;
    } catch {
      return refusal;
    }
  }
}

/** An error answer of RFC 6749 5.2. */
interface Refusal {
  readonly error: 'invalid_client' | 'invalid_grant' | 'invalid_request' | 'unsupported_grant_type';
  readonly error_description: string;
}

/** Entra ID names the tenant first in its path. */
function readPlace(request: Request): { readonly host: string; readonly tenant?: string } {
  const host = request.params['host'] as string; // one segment
  const tenant = /^\/[^/]+\/([^/]+)\/oauth2\//.exec(request.path)?.[1];
  return { host, ...(tenant === undefined ? {} : { tenant }) };
}

function isVerified({ value, method }: NonNullable<Pending['challenge']>, verifier: string): boolean {
  if (method === 'plain') return verifier === value;
  return createHash('sha256').update(verifier).digest('base64url') === value;
}

/** RFC 6749 2.3.1: a client may say who it is in the header. */
function readBasic(request: Request): { readonly client_id?: string; readonly client_secret?: string } {
  const [, encoded = ''] = /^Basic +(.+)$/i.exec(request.get('authorization') ?? '') ?? [];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return {};
  return { client_id: decode(text.slice(0, colon)), client_secret: decode(text.slice(colon + 1)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Codes go to this machine only, whatever a link says. */
function isOwnAddress(address: string, publicUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, hostname, protocol } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return origin === new URL(publicUrl).origin || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

function sendBack(
  response: Response,
  { redirectUri, state }: Pending,
  values: Readonly<Record<string, string>>,
): void {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  response.redirect(302, url.href);
}

function refuse(response: Response, message: string): void {
  response.status(400).set('content-type', 'text/plain; charset=utf-8').send(message);
}

function toTexts(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => [
      name,
      wordOf(Array.isArray(value) ? value.at(-1) : value),
    ]),
  );
}

const newSecret = (): string => randomBytes(24).toString('base64url');
