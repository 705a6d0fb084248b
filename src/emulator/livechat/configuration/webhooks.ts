import { type WebhookName, webhooksPerAction } from '../../../livechat/configuration/webhook.js';
import {
  webhookActionFilters,
  webhookActions,
  webhookAdditionalData,
} from '../../../livechat/webhooks-v3/action.js';
import type { FieldReader } from '../field-reader.js';
import { createHexId } from '../ids.js';
import { type Action, checkAdministrator, checkScope } from '../modern/action.js';
import type { Caller } from '../modern/caller.js';
import { TextPlatformProblem } from '../modern/problem.js';
import type { SimulatorState } from '../state.js';
import { readWebhook } from './webhook-fields.js';

/** https://platform.text.com/docs/management/configuration-api/#register-webhook */
export const registerWebhook: Action = function registerWebhook({ context, caller, fields }) {
  const { state, random, changed } = context;
  checkManager(caller);
  const webhook = readWebhook(fields);
  const owner_client_id = readOwner(fields, state, caller);
  const like = state.webhooksV3.filter(
    (entry) => entry.action === webhook.action && entry.owner_client_id === owner_client_id,
  );
  if (like.length >= webhooksPerAction) throw new TextPlatformProblem('limit_reached');
  const id = createHexId(random);
  state.webhooksV3.push({ id, ...webhook, owner_client_id });
  changed();
  return { id };
};

/** https://platform.text.com/docs/management/configuration-api/#list-webhooks */
export const listWebhooks: Action = function listWebhooks({ context, seen, caller, fields }) {
  checkManager(caller);
  const owner = readOwner(fields, context.state, caller);
  return seen.webhooksV3
    .filter((webhook) => webhook.owner_client_id === owner)
    .map(({ secret_key, ...webhook }) => webhook);
};

/** https://platform.text.com/docs/management/configuration-api/#unregister-webhook */
export const unregisterWebhook: Action = function unregisterWebhook({ context, caller, fields }) {
  const { state, deliveries, changed } = context;
  checkManager(caller);
  const id = fields.text('id', { required: true });
  const owner = readOwner(fields, state, caller);
  const webhook = state.webhooksV3.find((entry) => entry.id === id && entry.owner_client_id === owner);
  if (webhook === undefined) throw new TextPlatformProblem('not_found', 'Webhook not found');
  state.webhooksV3 = state.webhooksV3.filter((entry) => entry !== webhook);
  deliveries.cancel(webhook.id);
  changed();
  return {};
};

/** https://platform.text.com/docs/management/configuration-api/#list-webhook-names */
export function listWebhookNames(): WebhookName[] {
  return webhookActions.map((action) => ({
    action,
    filters: [...webhookActionFilters[action]],
    additional_data: isAboutChats(action) ? [...webhookAdditionalData] : [],
  }));
}

/** https://platform.text.com/docs/management/configuration-api/#enable-license-webhooks */
export const enableLicenseWebhooks = createSwitch(true);

/** https://platform.text.com/docs/management/configuration-api/#disable-license-webhooks */
export const disableLicenseWebhooks = createSwitch(false);

/** https://platform.text.com/docs/management/configuration-api/#get-license-webhooks-state */
export const getLicenseWebhooksState: Action = function getLicenseWebhooksState(call) {
  const { context, seen, caller, fields } = call;
  checkScope(caller, 'webhooks.state:ro');
  checkAdministrator(caller);
  const owner = readOwner(fields, context.state, caller);
  const isOnAtFirst = context.quirks.licenseWebhooks === 'enabled';
  return { license_webhooks_enabled: seen.licenseWebhooks[owner] ?? isOnAtFirst };
};

function createSwitch(isOn: boolean): Action {
  return function switchLicenseWebhooks({ context, caller, fields }) {
    checkScope(caller, 'webhooks.state:rw');
    checkAdministrator(caller);
    context.state.licenseWebhooks[readOwner(fields, context.state, caller)] = isOn;
    context.changed();
    return {};
  };
}

function checkManager(caller: Caller): void {
  checkScope(caller, 'webhooks.configuration:rw');
  checkAdministrator(caller);
}

/** A personal access token has no client id of its own; with an access token the given one wins. */
function readOwner(fields: FieldReader, state: SimulatorState, { token }: Caller): string {
  const given = fields.text('owner_client_id', { required: token.clientId === undefined });
  fields.check();
  const owner = given ?? token.clientId ?? '';
  if (!state.clientIds.includes(owner)) {
    throw new TextPlatformProblem('authorization', '`owner_client_id` is not of your organization');
  }
  return owner;
}

function isAboutChats(action: keyof typeof webhookActionFilters): boolean {
  return webhookActionFilters[action].some((filter) => filter === 'chat_presence');
}
