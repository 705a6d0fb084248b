import { join } from 'node:path';
import { type RunningGateway, startGateway } from '../emulator/gateway/start-gateway.js';
import { type RunningSimulator, simulatorCredentials, startSimulator } from '../emulator/livechat/index.js';
import { type Logger, silentLogger } from '../shared/logger.js';
import { createSecretBox, loadKeyFile } from '../shared/secret-box.js';
import type { ShimOptions } from '../shim/create-shim.js';
import { type RunningShim, startShim } from '../shim/start-shim.js';
import { openEmbeddedStore } from '../shim/store/embedded/open-embedded-store.js';
import { createRestV2 } from '../shim/upstream/rest-v2/create-rest-v2.js';
import { createTextPlatform } from '../shim/upstream/text-platform/create-text-platform.js';
import type { Upstream } from '../shim/upstream/upstream.js';
import { loadFolder } from './load-folder.js';

/** LiveChat's REST API v2, or the APIs that came after it. */
export const upstreamNames = ['rest-v2', 'text-platform'] as const;
export type UpstreamName = (typeof upstreamNames)[number];

export interface StackOptions {
  /** Folder with the two documents. */
  readonly connectorFolder: string;
  /** 0 picks a free one. */
  readonly ports: { readonly gateway: number; readonly shim: number; readonly simulator: number };
  readonly host?: string;
  /** Folder for the store, the key and the state of gateway and simulator. */
  readonly dataFolder: string;
  /** Seed of the simulated account. */
  readonly seed?: number;
  /** Which of LiveChat's APIs the shim answers from; the first when left out. */
  readonly upstream?: UpstreamName;
  /** How long the shim waits for LiveChat, in milliseconds. */
  readonly upstreamTimeoutMs?: number;
  /** How callbacks are called: the shim's usual time limits, and private addresses allowed, when left out. */
  readonly callbacks?: Pick<ShimOptions, 'delivery' | 'allowPrivateCallbacks'>;
  readonly logger?: Logger;
}

/** Gateway, shim and simulator, wired together over HTTP in one process. */
export interface Stack {
  readonly gateway: RunningGateway;
  readonly shim: RunningShim;
  readonly simulator: RunningSimulator;
  /** Stops all three; what they keep stays in the data folder. */
  close(): Promise<void>;
}

const connectorName = 'livechat';

/** Starts everything a person needs to watch the connector work. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports, host = '127.0.0.1', dataFolder, logger = silentLogger } = options;
  const connector = { ...(await loadFolder(options.connectorFolder)), name: connectorName };
  const secretBox = createSecretBox(loadKeyFile(join(dataFolder, 'secret.key')));
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    const simulator = await startSimulator({
      port: ports.simulator,
      host,
      stateFile: join(dataFolder, 'simulator.json'),
      logger,
      ...(options.seed !== undefined && { seed: options.seed }),
    });
    closers.push(() => simulator.close());
    let gatewayOrigin = '';
    const shim = await startShim({
      port: ports.shim,
      host,
      openStore: () => openEmbeddedStore({ file: join(dataFolder, 'shim.db') }),
      upstream: createUpstream(options, simulator.url, logger),
      secretBox,
      isCallbackAllowed: (url) => url.origin === gatewayOrigin,
      allowPrivateCallbacks: true, // the gateway emulator is on this machine
      ...options.callbacks,
      logger,
    });
    closers.push(() => shim.close());
    const gateway = await startGateway({
      port: ports.gateway,
      host,
      connectors: [connector],
      backends: { [connectorName]: shim.url },
      stateFile: join(dataFolder, 'gateway.json'),
      secretBox,
      simulatorUrl: simulator.url,
      logger,
    });
    closers.push(() => gateway.close());
    gatewayOrigin = gateway.url;
    await addFirstConnection(gateway, options.upstream);
    shim.start();
    return { gateway, shim, simulator, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function createUpstream(options: StackOptions, url: string, logger: Logger): Upstream {
  const common = {
    logger,
    ...(options.upstreamTimeoutMs !== undefined && { timeoutMs: options.upstreamTimeoutMs }),
  };
  if (options.upstream !== 'text-platform') return createRestV2({ baseUrl: url, ...common });
  const { ownerClientId } = simulatorCredentials;
  return createTextPlatform({ livechatUrl: url, helpdeskUrl: `${url}/v1`, ownerClientId, ...common });
}

/** On the first start: a connection that works, and a flow that a chat starts. */
async function addFirstConnection(
  { gateway }: RunningGateway,
  upstream: UpstreamName = 'rest-v2',
): Promise<void> {
  if (gateway.connections.list().length > 0) return;
  const { login, apiKey, accountId, personalAccessToken } = simulatorCredentials;
  gateway.connections.create({
    connector: connectorName,
    id: 'default',
    displayName: 'Northwind support',
    parameters:
      upstream === 'rest-v2'
        ? { username: login, password: apiKey }
        : { username: accountId, password: personalAccessToken },
  });
  await gateway.flows.create({
    name: 'greet-visitor',
    connector: connectorName,
    connection: 'default',
    trigger: 'WebhookChatStarted',
  });
}
