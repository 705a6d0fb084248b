import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { silentLogger } from '../shared/logger.js';
import { UsageError } from '../shared/usage-error.js';
import { createAdmin } from '../shim/admin/create-admin.js';
import { type AdminClient, connectAdmin } from '../shim/admin/create-admin-client.js';
import { createShim } from '../shim/create-shim.js';
import { HttpProblem } from '../shim/http-problem.js';
import { checkKeys } from '../shim/settings/check-keys.js';
import { adminSocketOf, isPostgresUrl } from '../shim/settings/check-settings.js';
import type { Settings } from '../shim/settings/setting-table.js';
import { toShimOptions } from '../shim/settings/to-shim-options.js';
import { openStore } from '../shim/store/open-store.js';
import { version } from './version.js';

/** The admin of the shim that runs with these settings, else one of our own on its store. */
export async function openAdmin(settings: Settings): Promise<AdminClient> {
  const socket = adminSocketOf(settings);
  const running = socket === undefined ? undefined : await connectAdmin(socket);
  return running ?? openOwnAdmin(settings);
}

/** Nothing listens and nothing is delivered; what is replayed here leaves when the shim runs. */
async function openOwnAdmin(settings: Settings): Promise<AdminClient> {
  if (!isPostgresUrl(settings.store) && !existsSync(settings.store)) {
    throw new UsageError(
      `There is no store at ${resolve(settings.store)}. Give the same settings as to \`serve\`, SHIM_STORE among them, in the same folder.`,
    );
  }
  const options = await toShimOptions(settings, silentLogger, `livechat-connector/${version()}`);
  const store = await openStore({ store: settings.store });
  const shim = createShim({ ...options, store });
  const close = async () => {
    await shim.close(0);
    await store.close();
  };
  try {
    await checkKeys(store, options.secretBox, shim.subscriptions);
  } catch (error) {
    await close();
    throw error;
  }
  const admin = createAdmin({ store, subscriptions: shim.subscriptions });
  return {
    list: () => admin.list(),
    show: (id) => admin.show(id).catch(toUsageError),
    replay: (id, eventId) => admin.replay(id, eventId).catch(toUsageError),
    drop: (id) => admin.drop(id).catch(toUsageError),
    close,
  };
}

function toUsageError(error: unknown): never {
  throw error instanceof HttpProblem ? new UsageError(error.message, { cause: error }) : error;
}
