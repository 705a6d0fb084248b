import { createHash, randomBytes } from 'node:crypto';
import type { Connector } from '../../../connector-folder/connector.js';
import type { Clock } from '../../../shared/clock.js';
import type { Connection } from '../connection.js';
import type { Connections } from '../connections.js';
import type { Forward } from '../forward-request.js';
import { GatewayProblem } from '../gateway-problem.js';
import { joinValues } from '../headers.js';
import { toRequestTarget } from '../request-target.js';
import { createExpiringMap } from './expiring-map.js';
import { type OAuthSettings, oauthSettingsOf } from './oauth-settings.js';
import { type OAuthInputs, providerRequests, type TokenRequest } from './provider-requests.js';
import { readTokens } from './tokens.js';

/** What signing in is built on. */
export interface SignInOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly connections: Connections;
  readonly clock: Clock;
  readonly forward: Forward;
  publicUrl(): string;
  /** Where this gateway reaches itself, and so the identity provider that it plays. */
  localUrl(): string;
}

/** The gateway as an OAuth client. */
export interface SignIn {
  /** The address of the provider, as this gateway plays it, that a browser has to open. */
  start(connector: string, connection: string): string;
  /** Takes what the provider sent back to the redirect address. A text says why nobody is signed in. */
  finish(query: URLSearchParams): Promise<string | undefined>;
  /** Signs in without a browser: the emulated provider asks nobody. */
  signIn(connector: string, connection: string): Promise<void>;
  /** Gets tokens that are missing or over, where nobody has to be asked. A text says why that failed. */
  refresh(connection: Connection): Promise<string | undefined> | undefined;
}

interface Started {
  readonly connector: string;
  readonly connection: string;
  readonly parameter: string;
  readonly redirectUrl: string;
  readonly codeVerifier: string;
}

/** A token is renewed a little before it is over, so that it does not end on its way. */
const marginMs = 30_000;
const tenMinutes = 600_000;
/** The emulated provider takes any secret; a real one never stands in the artifacts. */
const clientSecret = 'emulated-client-secret';

/** Signs connections in with the identity providers that the authorization server plays. */
export function createSignIn(options: SignInOptions): SignIn {
  const { clock, connections, forward } = options;
  const started = createExpiringMap<Started>(clock, tenMinutes);
  const refreshing = new Map<string, Promise<string | undefined>>();
  return {
    start,
    finish,
    async signIn(connectorName, id) {
      const address = start(connectorName, id);
      const outcome = await forward({
        ...toLocal(`${address}${address.includes('?') ? '&' : '?'}prompt=none`),
        ...{ method: 'GET', headers: {} },
      });
      const location = outcome.kind === 'answered' ? joinValues(outcome.headers)['location'] : undefined;
      const problem =
        location === undefined
          ? 'The identity provider did not answer.'
          : await finish(new URL(location, options.publicUrl()).searchParams);
      if (problem !== undefined) throw new GatewayProblem(502, 'SignInFailed', problem);
    },
    refresh(connection) {
      const connector = options.connectors.get(connection.connector);
      if (connector === undefined || oauthSettingsOf(connector, connection.parameterSet).length === 0) {
        return undefined;
      }
      const key = `${connection.connector}/${connection.id}`;
      const running =
        refreshing.get(key) ?? refreshAll(connector, connection).finally(() => refreshing.delete(key));
      refreshing.set(key, running);
      return running;
    },
  };

  function start(connectorName: string, id: string): string {
    const connection = connections.find(connectorName, id);
    const connector = options.connectors.get(connectorName);
    if (connection === undefined || connector === undefined) {
      const message = `The connector \`${connectorName}\` has no connection \`${id}\`.`;
      throw new GatewayProblem(404, 'ConnectionNotFound', message);
    }
    for (const settings of oauthSettingsOf(connector, connection.parameterSet)) {
      const codeVerifier = randomBytes(32).toString('base64url');
      const state = randomBytes(24).toString('base64url');
      const redirectUrl = redirectUrlOf(connector, settings);
      const address = providerRequests(settings).authorization({
        ...inputsOf(connection, redirectUrl),
        state,
        codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      });
      if (address === undefined) continue;
      const played = playedAddress(address);
      if (played === undefined) {
        const message = `The authorization address \`${address.split('?', 1)[0]}\` of \`${settings.parameter}\` is no http or https address.`;
        throw new GatewayProblem(422, 'SignInNotPossible', message);
      }
      const { parameter } = settings;
      started.set(state, { connector: connectorName, connection: id, parameter, redirectUrl, codeVerifier });
      return played;
    }
    const message = `The connection \`${id}\` of \`${connectorName}\` has nothing to sign in for.`;
    throw new GatewayProblem(422, 'SignInNotNeeded', message);
  }

  async function finish(query: URLSearchParams): Promise<string | undefined> {
    const { code, state = '', error } = Object.fromEntries(query) as Partial<Record<string, string>>;
    const found = started.take(state);
    if (found === undefined) return 'This sign-in was not started here, or is over. Start it again.';
    if (error !== undefined || code === undefined) return `The provider said \`${error ?? 'nothing'}\`.`;
    const connection = connections.find(found.connector, found.connection);
    const settings = settingsOf(connection, found.parameter);
    if (connection === undefined || settings === undefined) return 'The connection is gone.';
    const { redirectUrl, codeVerifier } = found;
    // Where templates decide there was no challenge in the request, so there is no verifier either.
    const inputs = { ...inputsOf(connection, redirectUrl), code, codeVerifier };
    return obtain(connection, settings, providerRequests(settings).token(inputs));
  }

  async function refreshAll(connector: Connector, connection: Connection): Promise<string | undefined> {
    for (const settings of oauthSettingsOf(connector, connection.parameterSet)) {
      const tokens = connection.tokens[settings.parameter];
      const isOver = tokens?.expiresAt !== undefined && tokens.expiresAt - marginMs <= clock.now();
      const requests = providerRequests(settings);
      const inputs = inputsOf(connection, redirectUrlOf(connector, settings));
      const isSelfServed = requests.authorization({ ...inputs, state: '' }) === undefined;
      if (tokens === undefined ? !isSelfServed : !isOver) continue;
      const refreshToken = tokens?.refreshToken;
      if (refreshToken === undefined && !isSelfServed)
        return 'its access token is over and cannot be renewed.';
      const problem = await obtain(
        connection,
        settings,
        requests.refresh({ ...inputs, ...(refreshToken === undefined ? {} : { refreshToken }) }),
      );
      if (problem !== undefined) return `its access token could not be renewed. ${problem}`;
    }
    return undefined;
  }

  async function obtain(
    connection: Connection,
    { parameter }: OAuthSettings,
    request: TokenRequest,
  ): Promise<string | undefined> {
    const url = playedAddress(request.url);
    if (url === undefined) return `The token address \`${request.url}\` is no http or https address.`;
    const outcome = await forward({
      ...toLocal(url),
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: Buffer.from(request.body),
    });
    if (outcome.kind !== 'answered') return 'The identity provider did not answer.';
    const before = connection.tokens[parameter];
    const tokens = readTokens(outcome.status, outcome.body.toString('utf8'), clock.now(), before);
    if (typeof tokens === 'string') return tokens;
    if (connections.find(connection.connector, connection.id)?.values !== connection.values)
      return 'The connection was edited meanwhile.';
    connections.setTokens(connection.connector, connection.id, parameter, tokens);
    return undefined;
  }

  function settingsOf(connection: Connection | undefined, parameter: string): OAuthSettings | undefined {
    const connector = connection === undefined ? undefined : options.connectors.get(connection.connector);
    if (connection === undefined || connector === undefined) return undefined;
    return oauthSettingsOf(connector, connection.parameterSet).find((found) => found.parameter === parameter);
  }

  function redirectUrlOf({ name }: Connector, { isPerConnector }: OAuthSettings): string {
    return `${options.publicUrl()}/redirect${isPerConnector ? `/${name}` : ''}`;
  }

  /** `https://host/path` as `{gateway}/identity/host/path`. */
  function playedAddress(address: string): string | undefined {
    if (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) return undefined;
    const { host, pathname, search } = new URL(address);
    return `${options.publicUrl()}/identity/${host}${pathname}${search}`;
  }

  function toLocal(url: string): { readonly origin: string; readonly path: string } {
    const { path, query } = toRequestTarget(url);
    return { origin: new URL(options.localUrl()).origin, path: query === '' ? path : `${path}?${query}` };
  }
}

const inputsOf = ({ values }: Connection, redirectUrl: string): OAuthInputs => ({
  ...{ values, redirectUrl },
  clientSecret: values['token:clientSecret'] ?? clientSecret,
});
