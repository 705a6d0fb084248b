import { createRequire } from 'node:module';
import { expect, onTestFinished, test } from 'vitest';
import { simulatorCredentials, startSimulator } from '../../../../src/emulator/livechat/index.js';

/**
 * The vendor's own JavaScript client drives the simulator unchanged. It is CommonJS, speaks https only and defaults
 * to version 3.4, so its address, its scheme and its version are set from outside.
 */
const require = createRequire(import.meta.url);
const sdk: Sdk = require('@livechat/lc-sdk-js');
const axios: Axios = createRequire(require.resolve('@livechat/lc-sdk-js'))('axios');
axios.interceptors.request.use((request) => ({
  ...request,
  url: request.url.replace(/^https:/, 'http:'),
  proxy: false, // whatever the environment says
}));

async function connect() {
  const running = await startSimulator({ port: 0, seed: 7 });
  onTestFinished(() => running.close());
  const { token: accessToken } = running.simulator.controls.createToken({ kind: 'access' });
  const token = () => ({ accessToken, region: 'dal', organizationID: 'x' });
  const options = { apiUrl: new URL(running.url).host };
  const { ownerClientId } = simulatorCredentials;
  const configuration = new sdk.Configuration.Web(ownerClientId, token, options);
  const agent = new sdk.Agent.Web(ownerClientId, token, options);
  configuration.version = '3.6';
  agent.version = '3.6';
  return { configuration, agent, controls: running.simulator.controls };
}

test('the vendor SDK lists, creates and removes agents', async () => {
  const { configuration } = await connect();
  expect(await configuration.listAgents()).toContainEqual(
    expect.objectContaining({ id: 'rosa@northwind.example' }),
  );
  expect(await configuration.createAgent('nina@northwind.example', { name: 'Nina Voss' })).toEqual({
    id: 'nina@northwind.example',
  });
  expect(await configuration.getAgent('nina@northwind.example')).toMatchObject({
    name: 'Nina Voss',
    role: 'normal',
  });
  await configuration.deleteAgent('nina@northwind.example');
  await expect(configuration.getAgent('nina@northwind.example')).rejects.toMatchObject({ type: 'not_found' });
});

test('the vendor SDK registers, lists and removes webhooks', async () => {
  const { configuration } = await connect();
  const { id } = await configuration.registerWebhook({
    action: 'incoming_chat',
    url: 'https://shim.example/hooks/x',
    secret_key: 'secret',
    type: 'license',
  });
  expect(await configuration.listWebhooks()).toContainEqual(
    expect.objectContaining({ id, action: 'incoming_chat' }),
  );
  await configuration.unregisterWebhook(id);
  expect(await configuration.listWebhooks()).toEqual([]);
});

test('the vendor SDK reads a chat', async () => {
  const { agent, controls } = await connect();
  const chat = controls.startChat({ name: 'Jun Ito', message: 'Hi' });
  const read = await agent.getChat(chat.thread.chatId);
  expect(JSON.stringify(read)).toContain('"Hi"');
});

interface Sdk {
  readonly Configuration: { readonly Web: new (...args: unknown[]) => ConfigurationApi };
  readonly Agent: { readonly Web: new (...args: unknown[]) => AgentApi };
}

interface ConfigurationApi {
  version: string;
  listAgents(): Promise<readonly unknown[]>;
  getAgent(id: string): Promise<unknown>;
  createAgent(id: string, options: object): Promise<unknown>;
  deleteAgent(id: string): Promise<unknown>;
  registerWebhook(webhook: object): Promise<{ readonly id: string }>;
  listWebhooks(): Promise<readonly unknown[]>;
  unregisterWebhook(id: string): Promise<unknown>;
}

interface AgentApi {
  version: string;
  getChat(id: string): Promise<unknown>;
}

interface Axios {
  readonly interceptors: {
    readonly request: { use(change: (request: { readonly url: string }) => object): void };
  };
}
