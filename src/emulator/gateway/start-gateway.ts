import { systemClock } from '../../shared/clock.js';
import { type Listening, listen } from '../../shared/listen.js';
import { silentLogger } from '../../shared/logger.js';
import { createSecretBox, loadKeyFile } from '../../shared/secret-box.js';
import { readStateFile } from '../../shared/state-file.js';
import { createGateway, type Gateway, type GatewayOptions } from './create-gateway.js';
import { isGatewaySnapshot } from './snapshot.js';
import { createStateFile, type StateFile } from './state-file.js';

/** How a gateway is started. */
export interface StartGatewayOptions extends Omit<GatewayOptions, 'publicUrl' | 'localUrl' | 'snapshot'> {
  /** 0 picks a free port. */
  readonly port: number;
  readonly host?: string;
  /** The address that others reach the gateway at, when it is not the one it listens on. */
  readonly publicUrl?: () => string;
  /** Where connections and flows are kept. Without `secretBox` its key is kept beside it, in `<stateFile>.key`. */
  readonly stateFile?: string;
}

/** A gateway that listens. */
export interface RunningGateway {
  readonly url: string;
  readonly port: number;
  readonly gateway: Gateway;
  /** Writes the state, stops listening and ends what is open. */
  close(): Promise<void>;
}

/**
 * Starts a gateway.
 *
 * @example const { url, close } = await startGateway({ connectors: [connector], port: 0 });
 */
export async function startGateway(options: StartGatewayOptions): Promise<RunningGateway> {
  const { port, host = '127.0.0.1', stateFile, clock = systemClock, logger = silentLogger } = options;
  const snapshot =
    stateFile === undefined ? undefined : await readStateFile(stateFile, isGatewaySnapshot, 'the gateway');
  const secretBox =
    options.secretBox ??
    (stateFile === undefined ? undefined : createSecretBox(loadKeyFile(`${stateFile}.key`)));
  let reachable = `http://127.0.0.1:${port}`;
  let state: StateFile | undefined;
  const localUrl = (): string => reachable;
  const gateway = createGateway({
    ...options,
    ...{ clock, logger, localUrl, publicUrl: options.publicUrl ?? localUrl },
    allowedHosts: [host, ...(options.allowedHosts ?? [])],
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(secretBox === undefined ? {} : { secretBox }),
    onChange() {
      state?.changed();
      options.onChange?.();
    },
  });
  if (stateFile !== undefined) state = createStateFile(stateFile, gateway.snapshot, { clock, logger });
  let listening: Listening;
  try {
    listening = await listen(gateway.app, port, host, { maxHeaderBytes });
  } catch (error) {
    await gateway.close();
    throw error;
  }
  reachable = toReachable(listening.url);
  return {
    ...{ url: reachable, port: listening.port, gateway },
    async close() {
      await gateway.close();
      await listening.close();
      await state?.flush();
    },
  };
}

/** The longest URL that the gateway takes is as long as the whole head that Node takes by itself. */
const maxHeaderBytes = 64 * 1024;

/** A server that listens on every address is reached at the loopback one. */
const toReachable = (url: string): string =>
  url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
