import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createSecretBox } from '../../src/shared/secret-box.js';
import { createShim, type Shim, type ShimOptions } from '../../src/shim/create-shim.js';
import { openEmbeddedStore } from '../../src/shim/store/embedded/open-embedded-store.js';
import type { Store } from '../../src/shim/store/store.js';
import { isPlatformCallback } from '../../src/shim/subscriptions/callback-address.js';
import { createRestV2 } from '../../src/shim/upstream/rest-v2/create-rest-v2.js';

/** A shim that does not listen, its store, and every line it has logged. */
export interface OpenShim {
  readonly shim: Shim;
  readonly store: Store;
  readonly logLines: readonly string[];
}

/** Builds a shim on an upstream address, with a store of its own, until the test ends. */
export async function openShim(
  upstreamUrl: string,
  options: Partial<ShimOptions> = {},
  onEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<OpenShim> {
  const folder = mkdtempSync(join(tmpdir(), 'livechat-shim-'));
  const { clock } = options;
  const store = await openEmbeddedStore({ file: join(folder, 'shim.db'), ...(clock && { clock }) });
  const logLines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => logLines.push(line) });
  const shim = createShim({
    upstream: createRestV2({ baseUrl: upstreamUrl, timeoutMs: 60_000, logger }),
    store,
    secretBox: createSecretBox(randomBytes(32)),
    publicUrl: () => 'https://shim.example',
    isCallbackAllowed: (url) => url.hostname === '127.0.0.1' || isPlatformCallback(url),
    allowPrivateCallbacks: true,
    logger,
    delivery: { timeoutMs: 60_000 },
    ...options,
  });
  onEnd(async () => {
    await shim.close(0);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { shim, store, logLines };
}
