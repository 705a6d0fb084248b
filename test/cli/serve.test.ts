import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { simulatorCredentials, startSimulator } from '../../src/emulator/livechat/index.js';
import { startBackend } from '../support/backend.js';
import { basic } from '../support/calls.js';
import { findSecrets } from '../support/find-secrets.js';
import { until } from '../support/open-stack.js';
import { authorization, key, run, serve, setUp, subscribe, useServe } from '../support/run-serve.js';

useServe();

test('serves calls, health, readiness and metrics, logs JSON without secrets, and ends with 0 at SIGTERM', async () => {
  const { environment } = await setUp();
  const { url, stop } = await serve(environment);
  const headers = { authorization, 'x-ms-client-request-id': 'run-1' };
  expect(await (await fetch(`${url}/tickets/T1`, { headers })).json()).toMatchObject({ id: 'T1' });
  expect((await fetch(`${url}/nowhere`, { headers })).status).toBe(404);
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('livechat_shim_calls_total{operation="GetTicket",status="2xx"} 1');
  expect(metrics).toMatch(/livechat_shim_info\{version="[\d.]+",upstream="rest-v2",node="v[\d.]+"\} 1/);
  expect(metrics).toMatch(/process_resident_memory_bytes \d+/);
  const { code, stdout, stderr } = await stop();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ msg }) => msg)).toEqual(['the shim listens', 'call failed', 'stopping', 'stopped']);
  expect(lines[1]).toMatchObject({ level: 'info', requestId: 'run-1', status: 404 });
  expect(stdout).not.toMatch(/marked|cm9zYUBub3J0/);
});

test('on text-platform it serves agents, tickets and triggers; logs, metrics and files hold no secret', async () => {
  const simulator = await startSimulator({ port: 0 });
  onTestFinished(() => simulator.close());
  const { login, accountId, personalAccessToken, ownerClientId } = simulatorCredentials;
  const { environment, folder } = await setUp({
    SHIM_UPSTREAM: 'text-platform',
    SHIM_LIVECHAT_URL: simulator.url,
    SHIM_HELPDESK_URL: `${simulator.url}/v1/`,
    SHIM_OWNER_CLIENT_ID: ownerClientId,
    SHIM_LOG_LEVEL: 'debug',
    SHIM_METRICS_TOKEN: 'marked-metrics-token',
    // LiveChat reaches the shim where it listens.
    SHIM_ALLOW_HTTP_PUBLIC_URL: 'true',
    SHIM_PUBLIC_URL: 'http://127.0.0.1:9',
  });
  let status = 503;
  const flow = await startBackend(() => ({ status }));
  const { url, stop } = await serve(environment);
  const credential = basic(accountId, personalAccessToken);
  const get = async (path: string, token = credential) =>
    fetch(`${url}${path}`, { headers: { authorization: token } });
  expect(await (await get('/agents')).json()).toContainEqual(expect.objectContaining({ login }));
  expect((await get('/tickets')).status).toBe(200);
  expect((await get('/agents', basic(accountId, 'marked-wrong-token'))).status).toBe(401);
  expect((await subscribe(url, `${flow.url}/run?sig=marked-signature`, credential)).status).toBe(201);
  const [registered] = simulator.simulator.controls.state().helpDeskWebhooks;
  const hook = new URL(registered?.url ?? '').pathname;
  const payload = { ID: '9a000000-0000-4000-8000-00000000f001', events: [] };
  const body = JSON.stringify({ eventType: 'tickets.create', payload });
  const post = (path: string) => fetch(`${url}${path}`, { method: 'POST', body });
  expect([(await post(hook)).status, (await post(`${hook}x`)).status]).toEqual([200, 404]);
  await until(() => flow.requests.length > 0);
  status = 202;
  const metrics = await (await get('/metrics', 'Bearer marked-metrics-token')).text();
  expect((await get('/metrics', 'Bearer marked-other')).status).toBe(401);

  const secrets = [
    'marked-',
    personalAccessToken,
    credential.slice('Basic '.length),
    basic(accountId, 'marked-wrong-token').slice('Basic '.length),
    hook.slice('/hooks/'.length),
    key,
  ];
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['shim.db', 'shim.db-wal']));
  const files = (): readonly string[] => findSecrets([], [folder], secrets, ['admin.sock']);
  expect(files()).toEqual([]); // what is only in the log of the database as well
  const { code, stdout, stderr } = await stop();
  expect(code).toBe(0);
  expect(stdout).toContain('"msg":"Not delivered."');
  expect(findSecrets([metrics, ...`${stdout}\n${stderr}`.split('\n')], [], secrets)).toEqual([]);
  expect(files()).toEqual([]);
});

test('a call under way is finished at SIGTERM, and nothing new is taken', async () => {
  let answer = () => {};
  const livechat = await startBackend(() => (response) => {
    answer = () => response.end(JSON.stringify({ id: 'T1', events: [] }));
  });
  const { environment } = await setUp({ SHIM_LIVECHAT_URL: livechat.url, SHIM_SHUTDOWN_GRACE: '5m' });
  const { url, stop } = await serve(environment);
  const call = fetch(`${url}/tickets/T1`, { headers: { authorization } });
  await until(() => livechat.requests.length > 0);
  const stopped = stop();
  await until(async () =>
    fetch(`${url}/healthz`).then(
      () => false,
      () => true,
    ),
  );
  answer();
  expect((await call).status).toBe(200);
  expect(await stopped).toMatchObject({ code: 0 });
});

test('a call that does not end is cut off after the grace', async () => {
  const livechat = await startBackend(() => () => {});
  const { environment } = await setUp({ SHIM_LIVECHAT_URL: livechat.url, SHIM_SHUTDOWN_GRACE: '300ms' });
  const { url, stop } = await serve(environment);
  const call = fetch(`${url}/tickets/T1`, { headers: { authorization } }).catch(() => 'cut off');
  await until(() => livechat.requests.length > 0);
  expect(await stop('SIGINT')).toMatchObject({ code: 0 });
  expect(await call).toBe('cut off');
});

test('bad settings are told all at once and end with 2, without secrets', async () => {
  const environment = {
    SHIM_PUBLIC_URL: 'http://shim.example',
    SHIM_SECRET_KEY: 'hunter2',
    SHIM_PORT: 'x',
    SHIM_LOG_LEVEL: 'loud',
  };
  for (const args of [['serve'], ['serve', '--check'], ['subscriptions', 'list']]) {
    const { code, stdout, stderr } = await run(environment, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^livechat-connector: 4 settings are not right:\n(?: {2}- SHIM_[A-Z_]+: .+\n){4}$/,
    );
    expect(stderr).not.toContain('hunter2');
  }
});

test('--check prints the settings of file and environment without secrets, and starts nothing', async () => {
  const { environment, folder } = await setUp({ SHIM_PORT: '' });
  const config = join(folder, 'shim.yaml');
  writeFileSync(config, 'port: 9123\nlimits:\n  callsPerMinute: 60\n');
  const { code, stdout } = await run(environment, 'serve', '--check', '--config', config);
  expect(code).toBe(0);
  expect(stdout).toContain('SHIM_PORT=9123\n');
  expect(stdout).toContain('SHIM_CALLS_PER_MINUTE=60\n');
  expect(stdout).toContain('SHIM_SECRET_KEY=(secret)\n');
  expect(stdout).not.toContain(key);
  expect(existsSync(environment.SHIM_STORE)).toBe(false);
});

test.each<[name: string, settings: Readonly<Record<string, string>>, message: RegExp]>([
  [
    'a key file that is missing',
    { SHIM_SECRET_KEY: '', SHIM_SECRET_KEY_FILE: '/nowhere/secret.key' },
    /The key file \/nowhere\/secret\.key cannot be read \(ENOENT\)/,
  ],
  [
    'an address that is none',
    { SHIM_HOST: 'nohost.invalid' },
    /^livechat-connector: Cannot listen on nohost\.invalid:0: /,
  ],
  [
    'a socket in a folder that is not there',
    { SHIM_ADMIN_SOCKET: '/nowhere/admin.sock' },
    /The admin socket \/nowhere\/admin\.sock cannot be made \(its folder is not there\)/,
  ],
  [
    'a database that does not answer',
    { SHIM_STORE: 'postgres://u:hunter2@127.0.0.1:1/shim' },
    /^livechat-connector: /,
  ],
])('%s ends the start with one message and 2', async (_name, settings, message) => {
  const { environment } = await setUp(settings);
  const { code, stderr } = await run(environment, 'serve');
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/hunter2|^\s+at /m);
});

test('another key is refused at the start, the old one beside a new one is taken', async () => {
  const { environment } = await setUp();
  const first = await serve(environment);
  const flow = await startBackend(() => ({ status: 202 }));
  expect((await subscribe(first.url, `${flow.url}/run?sig=marked-signature`)).status).toBe(201);
  await first.stop();
  const newest = { ...environment, SHIM_SECRET_KEY: Buffer.alloc(32, 6).toString('base64') };
  const refused = await run(newest, 'serve');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(
    /The store holds secrets that the keys given do not open; they were sealed with `[0-9a-f]{8}`/,
  );
  const rotated = await serve({ ...newest, SHIM_SECRET_KEYS_OLD: key });
  expect((await fetch(`${rotated.url}/readyz`)).status).toBe(200);
  expect(await rotated.stop()).toMatchObject({ code: 0 });
});

test.skipIf(process.platform === 'win32')(
  'a socket that was left behind is replaced; a file in its place is not',
  async () => {
    const { environment, folder } = await setUp();
    const path = join(folder, 'admin.sock');
    const { stop } = await serve(environment);
    expect(await stop('SIGKILL')).toMatchObject({ code: 'SIGKILL' });
    expect(existsSync(path)).toBe(true);
    const again = await serve(environment);
    const socket = createConnection(path);
    await once(socket, 'connect');
    socket.destroy();
    expect(await again.stop()).toMatchObject({ code: 0 });
    writeFileSync(path, 'a file');
    const refused = await run(environment, 'serve');
    expect(refused).toMatchObject({
      code: 2,
      stderr: `livechat-connector: SHIM_ADMIN_SOCKET names ${path}, which is there and is no socket.\n`,
    });
  },
);
