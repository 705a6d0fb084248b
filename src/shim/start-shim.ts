import { type Listening, listen } from '../shared/listen.js';
import { createShim, type Shim, type ShimOptions } from './create-shim.js';
import { openEmbeddedStore } from './store/embedded/open-embedded-store.js';

export interface StartShimOptions extends Omit<ShimOptions, 'store' | 'publicUrl'> {
  /** 0 picks a free one. */
  readonly port: number;
  readonly host?: string;
  /** The SQLite file of the embedded store; made when it is missing. */
  readonly storeFile: string;
  /** Where LiveChat and the platform reach the shim; where it listens when left out. */
  readonly publicUrl?: string;
}

/** A shim that listens. */
export interface RunningShim extends Pick<Listening, 'url' | 'port'> {
  readonly shim: Shim;
  /** Begins to deliver what waits. Listening alone already takes notifications in. */
  start(): void;
  /** Stops listening, ends deliveries, closes the store. */
  close(): Promise<void>;
}

/** Opens the store and listens. */
export async function startShim({
  port,
  host,
  storeFile,
  publicUrl,
  ...options
}: StartShimOptions): Promise<RunningShim> {
  const store = await openEmbeddedStore({ file: storeFile, ...(options.clock && { clock: options.clock }) });
  let address = publicUrl ?? '';
  const shim = createShim({ ...options, store, publicUrl: () => address });
  try {
    const listening = await listen(shim.app, port, host);
    if (publicUrl === undefined) address = listening.url;
    return {
      url: listening.url,
      port: listening.port,
      shim,
      start: shim.start,
      async close() {
        await listening.close();
        await shim.close();
        await store.close();
      },
    };
  } catch (error) {
    await shim.close();
    await store.close();
    throw error;
  }
}
