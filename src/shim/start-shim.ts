import { type Listening, listen, type ServerLimits } from '../shared/listen.js';
import { createShim, type Shim, type ShimOptions } from './create-shim.js';
import type { Store } from './store/store.js';

export interface StartShimOptions extends Omit<ShimOptions, 'store' | 'publicUrl'> {
  /** 0 picks a free one. */
  readonly port: number;
  readonly host?: string;
  /** Opens the store, which is closed with the shim. */
  readonly openStore: () => Promise<Store>;
  /** What a client may cost; Node's own values when left out. */
  readonly serverLimits?: ServerLimits;
  /** Where LiveChat and the platform reach the shim; where it listens when left out. */
  readonly publicUrl?: string;
}

/** A shim that listens. */
export interface RunningShim extends Pick<Listening, 'url' | 'port'> {
  readonly shim: Shim;
  readonly store: Store;
  /** Begins to deliver what waits. Listening alone already takes notifications in. */
  start(): void;
  /** Stops listening, lets what is under way end within about `graceMs`, closes the store. */
  close(graceMs?: number): Promise<void>;
}

/** Opens the store and listens. */
export async function startShim({
  port,
  host,
  openStore,
  serverLimits,
  publicUrl,
  ...options
}: StartShimOptions): Promise<RunningShim> {
  const store = await openStore();
  let address = publicUrl ?? '';
  const shim = createShim({ ...options, store, publicUrl: () => address });
  try {
    const listening = await listen(shim.app, port, host, serverLimits);
    if (publicUrl === undefined) address = listening.url;
    return {
      url: listening.url,
      port: listening.port,
      shim,
      store,
      start: shim.start,
      async close(graceMs = 5_000) {
        const end = performance.now() + graceMs;
        await listening.close(graceMs);
        await shim.close(Math.max(0, end - performance.now()));
        await store.close();
      },
    };
  } catch (error) {
    await shim.close();
    await store.close();
    throw error;
  }
}
