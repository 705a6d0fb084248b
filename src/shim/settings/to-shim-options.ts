import type { Logger } from '../../shared/logger.js';
import type { ShimOptions } from '../create-shim.js';
import { allowCallbacks } from '../safety/allow-callbacks.js';
import { createRestV2 } from '../upstream/rest-v2/create-rest-v2.js';
import type { Upstream } from '../upstream/upstream.js';
import { loadKeyRing } from './load-key-ring.js';
import type { Settings } from './setting-table.js';

/** What the settings make of a shim, but for its store and its metrics. */
export async function toShimOptions(
  settings: Settings,
  logger: Logger,
  userAgent: string,
): Promise<Omit<ShimOptions, 'store' | 'metrics'>> {
  const secretBox = loadKeyRing(settings);
  return {
    upstream: await createUpstream(settings, logger, userAgent),
    secretBox,
    publicUrl: () => settings.publicUrl,
    isCallbackAllowed: allowCallbacks(settings.callbackHosts, settings.allowPrivateCallbacks),
    allowPrivateCallbacks: settings.allowPrivateCallbacks,
    callsPerMinute: settings.callsPerMinute,
    bodyLimits: { call: settings.bodyLimit, notification: settings.notificationLimit },
    delivery: { timeoutMs: settings.callbackTimeout, giveUpAfterMs: settings.giveUpAfter },
    ...(settings.metricsToken !== undefined && { metricsToken: settings.metricsToken }),
    logger,
  };
}

async function createUpstream(settings: Settings, logger: Logger, userAgent: string): Promise<Upstream> {
  const { livechatUrl, helpdeskUrl, ownerClientId = '', upstreamTimeout: timeoutMs } = settings;
  if (settings.upstream === 'rest-v2') return createRestV2({ baseUrl: livechatUrl, timeoutMs, logger });
  const { createTextPlatform } = await import('../upstream/text-platform/create-text-platform.js');
  return createTextPlatform({ livechatUrl, helpdeskUrl, ownerClientId, timeoutMs, logger, userAgent });
}
