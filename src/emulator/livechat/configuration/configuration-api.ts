import { configurationPath } from '../../../livechat/configuration/api.js';
import type { SimulatorContext } from '../context.js';
import type { ActionApi } from '../modern/create-action-router.js';
import { createAgent, deleteAgent, getAgent, listAgents, updateAgent } from './agents.js';
import { getGroup, listGroups } from './groups.js';
import {
  disableLicenseWebhooks,
  enableLicenseWebhooks,
  getLicenseWebhooksState,
  listWebhookNames,
  listWebhooks,
  registerWebhook,
  unregisterWebhook,
} from './webhooks.js';

/** The Configuration API, as far as it is emulated. https://platform.text.com/docs/management/configuration-api/ */
export function createConfigurationApi({ quirks }: SimulatorContext): ActionApi {
  return {
    path: configurationPath,
    lagMs: () => quirks.staleConfigurationMs,
    actions: {
      list_agents: listAgents,
      get_agent: getAgent,
      create_agent: createAgent,
      update_agent: updateAgent,
      delete_agent: deleteAgent,
      list_groups: listGroups,
      get_group: getGroup,
      register_webhook: registerWebhook,
      list_webhooks: listWebhooks,
      unregister_webhook: unregisterWebhook,
      enable_license_webhooks: enableLicenseWebhooks,
      disable_license_webhooks: disableLicenseWebhooks,
      get_license_webhooks_state: getLicenseWebhooksState,
    },
    open: { list_webhook_names: listWebhookNames },
  };
}
