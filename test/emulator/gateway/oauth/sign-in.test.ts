import { createPublicKey, createVerify } from 'node:crypto';
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../support/fake-clock.js';
import { createOAuthConnector, plainProvider } from '../../../support/gateway/oauth-connector.js';
import { fetchJson, startTestGateway } from '../../../support/gateway/start-test-gateway.js';

const manual = { redirect: 'manual' } as const;

/** The claims of the token that the backend was given. */
function claimsOf(authorization: string | undefined): Record<string, unknown> {
  const [, payload = ''] = (authorization ?? '').split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
}

/** Opens the sign-in address as a browser does, decides on the consent page, and follows the redirect back. */
async function signInByBrowser(url: string, path: string, decision: string): Promise<Response> {
  const start = await fetch(url + path, manual);
  const page = await (await fetch(start.headers.get('location') ?? '')).text();
  const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(page) ?? [];
  const decided = await fetch(`${url}/identity/consent`, {
    ...manual,
    method: 'POST',
    body: new URLSearchParams({ ticket, decision, account: 'jun@parcels.example' }),
  });
  return fetch(decided.headers.get('location') ?? '', manual);
}

test('signs in with consent, and calls carry the token', async () => {
  const { url, backend, gateway } = await startTestGateway({
    connectors: [createOAuthConnector(plainProvider)],
    firstConnection: { connector: 'parcels' },
  });
  const start = await fetch(`${url}/sign-in/parcels/default`, manual);
  const asked = new URL(start.headers.get('location') ?? '');
  expect(asked.pathname).toBe('/identity/id.parcels.example/authorize');
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    ...{ client_id: 'parcel-client', response_type: 'code', scope: 'read write' },
    ...{ redirect_uri: `${url}/redirect`, code_challenge_method: 'S256' },
  });

  const end = await signInByBrowser(url, '/sign-in/parcels/default', 'allow');
  expect([end.status, await end.text()]).toEqual([200, expect.stringContaining('Signed in')]);
  expect(gateway.connections.list()[0]).toMatchObject({
    status: 'Connected',
    signIn: { state: 'signed-in' },
  });

  expect((await fetchJson(`${url}/apim/parcels/default/parcels/1`)).status).toBe(200);
  const { authorization } = backend.requests[0]?.headers ?? {};
  expect(claimsOf(authorization)).toMatchObject({
    ...{ iss: `${url}/identity/id.parcels.example`, sub: 'jun@parcels.example', scp: 'read write' },
  });
  const records = JSON.stringify([gateway.exchanges.list(), gateway.events.latest(100), gateway.snapshot()]);
  expect(records).not.toContain((authorization ?? '').slice('Bearer '.length));
});

test('a backend can check the token against the published key', async () => {
  const { url, backend, gateway } = await startTestGateway({
    connectors: [createOAuthConnector(plainProvider)],
    firstConnection: { connector: 'parcels' },
  });
  await gateway.signIn('parcels', 'default');
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  const [header = '', payload = '', signature = ''] = (backend.requests[0]?.headers.authorization ?? '')
    .slice('Bearer '.length)
    .split('.');
  const { body: configuration } = await fetchJson(
    `${url}/identity/id.parcels.example/.well-known/openid-configuration`,
  );
  const { body } = await fetchJson((configuration as { jwks_uri: string }).jwks_uri);
  const [key] = (body as { keys: object[] }).keys;
  const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
  const verify = createVerify('RSA-SHA256').update(`${header}.${payload}`);
  expect(verify.verify(publicKey, signature, 'base64url')).toBe(true);
});

test('a refusal and a repeated redirect leave the connection as it is', async () => {
  const { url, gateway } = await startTestGateway({
    connectors: [createOAuthConnector(plainProvider)],
    firstConnection: { connector: 'parcels' },
  });
  const refused = await signInByBrowser(url, '/sign-in/parcels/default', 'deny');
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('access_denied')]);
  const again = await fetch(refused.url);
  expect(await again.text()).toContain('This sign-in was not started here, or is over.');
  expect(gateway.connections.list()[0]?.status).toBe('Unauthenticated');
});

test('renews a token that is over, once for all waiting calls, and keeps it over a restart', async () => {
  const clock = createFakeClock();
  const { url, backend, gateway } = await startTestGateway({
    ...{ clock, connectors: [createOAuthConnector(plainProvider)] },
    firstConnection: { connector: 'parcels' },
  });
  await gateway.signIn('parcels', 'default');
  const call = () => fetchJson(`${url}/apim/parcels/default/parcels/1`);
  await call();
  await clock.advance(3_600_000);
  await Promise.all([call(), call()]);
  const [first, second, third] = backend.requests.map(({ headers }) => headers.authorization);
  expect(second).not.toBe(first);
  expect(third).toBe(second);
  const [stored] = gateway.snapshot().connections;
  expect(stored?.sealedTokens).toMatch(/^[0-9a-f]{8}\./);
});

test('a token can be ended by hand', async () => {
  const { url, backend, gateway } = await startTestGateway({
    connectors: [createOAuthConnector(plainProvider)],
    firstConnection: { connector: 'parcels' },
  });
  await fetchJson(`${url}/api/connections/parcels/default/sign-in`, { method: 'POST' });
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  const ended = await fetchJson(`${url}/api/connections/parcels/default/expire-token`, { method: 'POST' });
  expect(ended).toMatchObject({ status: 200, body: { signIn: { state: 'signed-in' } } });
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  const [first, second] = backend.requests.map(({ headers }) => headers.authorization);
  expect(second).not.toBe(first);
  expect(gateway.connections.list()[0]?.status).toBe('Connected');
});

test.each<[name: string, settings: object, more: Record<string, string>, asked: string, audience: string]>([
  [
    'generic OAuth with the host of the maker',
    {
      identityProvider: 'oauth2generic',
      clientId: 'c',
      scopes: ['a', 'b'],
      redirectMode: 'GlobalPerConnector',
      customParameters: {
        authorizationUrlTemplate: { value: 'https://accounts{CustomHost}/auth' },
        authorizationUrlQueryStringTemplate: {
          value:
            '?response_type=code&client_id={clientId}&redirect_uri={redirectUrl}&state={State}&scope={Scopes}&prompt=consent',
        },
        tokenUrlTemplate: { value: 'https://accounts{CustomHost}/token' },
        tokenBodyTemplate: {
          value:
            'code={code}&grant_type=authorization_code&redirect_uri={redirectUrl}&client_id={clientId}&client_secret={clientSecret}',
        },
        refreshUrlTemplate: { value: 'https://accounts{CustomHost}/token' },
        refreshBodyTemplate: {
          value:
            'grant_type=refresh_token&refresh_token={refreshToken}&client_id={clientId}&client_secret={clientSecret}',
        },
        scopeListDelimiter: { value: ',' },
      },
    },
    { 'token:CustomHost': '.parcels.example' },
    '/identity/accounts.parcels.example/auth?response_type=code&client_id=c&redirect_uri=REDIRECT%2Fredirect%2Fparcels&state=STATE&scope=a%2Cb&prompt=consent',
    'c',
  ],
  [
    'generic OAuth without bodies, with the client of the maker',
    {
      identityProvider: 'oauth2generic',
      customParameters: {
        authorizationUrlTemplate: { value: 'https://id.parcels.example/authorize' },
        tokenUrlTemplate: { value: 'https://id.parcels.example/token' },
        refreshUrlTemplate: { value: 'https://id.parcels.example/token' },
      },
    },
    { 'token:clientId': 'mine', 'token:clientSecret': 'hush-hush' },
    '/identity/id.parcels.example/authorize?client_id=mine&response_type=code&redirect_uri=REDIRECT%2Fredirect&scope=&state=STATE',
    'mine',
  ],
  [
    'Entra ID with the tenant of the maker',
    {
      identityProvider: 'aad',
      clientId: 'app',
      customParameters: {
        LoginUri: { value: 'https://login.microsoftonline.com' },
        TenantId: { value: 'common' },
        ResourceUri: { value: 'https://graph.example' },
      },
    },
    { 'token:TenantId': 't-1' },
    '/identity/login.microsoftonline.com/t-1/oauth2/authorize?client_id=app&response_type=code&redirect_uri=REDIRECT%2Fredirect&state=STATE&code_challenge=PKCE&code_challenge_method=S256&resource=https%3A%2F%2Fgraph.example',
    'https://graph.example',
  ],
  [
    'Entra ID with a certificate',
    {
      identityProvider: 'aadcertificate',
      clientId: 'app',
      customParameters: {
        resourceUri: { value: 'https://graph.example' },
        loginUriAAD: { value: 'https://login.windows.net' },
      },
    },
    {},
    '/identity/login.windows.net/common/oauth2/authorize?client_id=app&response_type=code&redirect_uri=REDIRECT%2Fredirect&state=STATE&code_challenge=PKCE&code_challenge_method=S256&resource=https%3A%2F%2Fgraph.example',
    'https://graph.example',
  ],
  [
    'a named provider',
    { identityProvider: 'facebook', clientId: 'fb', scopes: ['pages'] },
    {},
    '/identity/facebook.invalid/oauth/authorize?client_id=fb&response_type=code&redirect_uri=REDIRECT%2Fredirect&scope=pages&state=STATE&code_challenge=PKCE&code_challenge_method=S256',
    'fb',
  ],
])('signs in, calls and renews with %s', async (_name, settings, values, asked, audience) => {
  const more = Object.fromEntries(
    Object.keys(values).map((name) => [name, { type: /secret/i.test(name) ? 'securestring' : 'string' }]),
  );
  const { url, backend, gateway } = await startTestGateway({
    connectors: [createOAuthConnector(settings, more)],
    firstConnection: { connector: 'parcels', parameters: values },
  });
  const start = await fetch(`${url}/sign-in/parcels/default`, manual);
  const address = (start.headers.get('location') ?? '')
    .replace(url, '')
    .replace(encodeURIComponent(url), 'REDIRECT')
    .replace(/state=[\w-]{32}/, 'state=STATE')
    .replace(/code_challenge=[\w-]{43}/, 'code_challenge=PKCE');
  expect(address).toBe(asked);

  await gateway.signIn('parcels', 'default');
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  gateway.connections.expireTokens('parcels', 'default');
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  const [first, second] = backend.requests.map(({ headers }) => headers.authorization);
  expect(claimsOf(first)).toMatchObject({ aud: audience });
  expect(claimsOf(second)).toMatchObject({ aud: audience });
  expect(second).not.toBe(first);
});

test('client credentials need nobody', async () => {
  const settings = {
    identityProvider: 'aad',
    clientId: 'own',
    customParameters: {
      loginUri: { value: 'https://login.windows.net' },
      resourceUri: { value: 'https://events.example' },
      grantType: { value: 'client_credentials' },
    },
  };
  const more = { 'token:TenantId': { type: 'string' }, 'token:clientId': { type: 'string' } };
  const { url, backend, gateway } = await startTestGateway({
    connectors: [createOAuthConnector(settings, more)],
    firstConnection: {
      connector: 'parcels',
      parameters: { 'token:TenantId': 't-9', 'token:clientId': 'app-9' },
    },
  });
  expect(gateway.connections.list()[0]?.status).toBe('Connected');
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect(claimsOf(backend.requests[0]?.headers.authorization)).toMatchObject({
    ...{ sub: 'app-9', aud: 'https://events.example', tid: 't-9' },
  });
  gateway.connections.update('parcels', 'default', { parameters: { 'token:clientId': 'app-10' } });
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect(claimsOf(backend.requests[1]?.headers.authorization)).toMatchObject({ sub: 'app-10', tid: 't-9' });
});

test('policies find what the settings and the token say', async () => {
  const policy = {
    templateId: 'setheader',
    parameters: {
      'x-ms-apimTemplateParameter.name': 'X-Who',
      'x-ms-apimTemplateParameter.value':
        "@connectionParameters('token:clientId')/@connectionParameters('token:scope')",
    },
  };
  const { url, backend, gateway } = await startTestGateway({
    connectors: [createOAuthConnector(plainProvider, {}, { policyTemplateInstances: [policy] })],
    firstConnection: { connector: 'parcels' },
  });
  await gateway.signIn('parcels', 'default');
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect(backend.requests[0]?.headers['x-who']).toBe('parcel-client/read write');
});
