import type { Logger } from '../shared/logger.js';
import { createAdmin } from '../shim/admin/create-admin.js';
import { createAdminApp, serveAdmin } from '../shim/admin/serve-admin.js';
import { addProcessMetrics } from '../shim/metrics/add-process-metrics.js';
import { createMetrics } from '../shim/metrics/create-metrics.js';
import { serverLimits } from '../shim/safety/server-limits.js';
import { checkKeys } from '../shim/settings/check-keys.js';
import { adminSocketOf } from '../shim/settings/check-settings.js';
import type { Settings } from '../shim/settings/setting-table.js';
import { toShimOptions } from '../shim/settings/to-shim-options.js';
import { startShim } from '../shim/start-shim.js';
import { openStore } from '../shim/store/open-store.js';

/** The shim as `serve` runs it: listening, delivering, with its admin socket. */
export interface Service {
  readonly url: string;
  /** Takes nothing new, ends what is under way or hands it back, closes the store. */
  close(): Promise<void>;
}

/** Starts the shim from settings. What cannot start leaves nothing open behind. */
export async function startService(settings: Settings, logger: Logger, version: string): Promise<Service> {
  const metrics = createMetrics({ region: settings.region });
  const options = await toShimOptions(settings, logger, `livechat-connector/${version}`);
  addProcessMetrics(metrics.registry, version, settings.upstream);
  const shim = await startShim({
    ...options,
    metrics,
    publicUrl: settings.publicUrl,
    openStore: () => openStore({ store: settings.store, logger }),
    host: settings.host,
    port: settings.port,
    serverLimits,
  });
  try {
    const { subscriptions } = shim.shim;
    await checkKeys(shim.store, options.secretBox, subscriptions);
    const socket = adminSocketOf(settings);
    const admin =
      socket === undefined
        ? undefined
        : await serveAdmin(createAdminApp(createAdmin({ store: shim.store, subscriptions }), logger), socket);
    shim.start();
    return {
      url: shim.url,
      async close() {
        await admin?.close();
        await shim.close(settings.shutdownGrace);
      },
    };
  } catch (error) {
    await shim.close(0);
    throw error;
  }
}
