import type { RegisterWebhookRequest, WebhookFilters } from '../../../livechat/configuration/webhook.js';
import {
  webhookAuthorTypes,
  webhookSourceTypes,
  webhookTypes,
  webhookUrlLength,
} from '../../../livechat/configuration/webhook.js';
import {
  type WebhookFilter,
  webhookActionFilters,
  webhookActions,
  webhookAdditionalData,
} from '../../../livechat/webhooks-v3/action.js';
import type { FieldReader } from '../field-reader.js';
import { givenOnly } from '../given-only.js';

/** Reads the body of `register_webhook`, all but the client id. */
export function readWebhook(fields: FieldReader): Omit<RegisterWebhookRequest, 'owner_client_id'> {
  for (const key of ['action', 'type']) {
    if (fields.value(key) === undefined) fields.problem(key, 'is required');
  }
  const action = fields.oneOf('action', webhookActions) ?? 'incoming_chat';
  const type = fields.oneOf('type', webhookTypes) ?? 'license';
  const secret_key = fields.text('secret_key', { required: true }) ?? '';
  const url = fields.text('url', { required: true, max: webhookUrlLength }) ?? '';
  if (url !== '' && !isHttpUrl(url)) fields.problem('url', 'must be an http or https URL');
  const optional = {
    description: fields.text('description', { max: 1_024 }),
    additional_data: fields.someOf('additional_data', webhookAdditionalData),
    filters: readFilters(fields, webhookActionFilters[action]),
  };
  fields.check();
  return { action, secret_key, url, type, ...givenOnly(optional) };
}

function readFilters(fields: FieldReader, allowed: readonly WebhookFilter[]): WebhookFilters | undefined {
  const value = fields.value('filters');
  if (value === undefined) return undefined;
  const filters = fields.object('filters');
  if (typeof value === 'object' && value !== null) {
    const wrong = Object.keys(value).filter((key) => !allowed.some((name) => name === key));
    for (const key of wrong.slice(0, 10)) filters.problem(key.slice(0, 50), 'is no filter of this action');
  }
  return givenOnly({
    author_type: filters.oneOf('author_type', webhookAuthorTypes),
    only_my_chats: filters.boolean('only_my_chats'),
    source_type: filters.someOf('source_type', webhookSourceTypes),
    chat_presence: readPresence(filters),
    agent_ids: readIds(filters, 'agent_ids'),
  });
}

function readPresence(filters: FieldReader): WebhookFilters['chat_presence'] {
  if (filters.value('chat_presence') === undefined) return undefined;
  const presence = filters.object('chat_presence');
  return givenOnly({ user_ids: readIds(presence, 'user_ids'), my_bots: presence.boolean('my_bots') });
}

/** The ones that are meant, or the ones that are not. */
function readIds(fields: FieldReader, key: string) {
  if (fields.value(key) === undefined) return undefined;
  const lists = fields.object(key);
  const values = lists.texts('values');
  const exclude_values = lists.texts('exclude_values');
  if ((values === undefined) === (exclude_values === undefined)) {
    return fields.problem(key, 'must have either `values` or `exclude_values`');
  }
  return values ? { values } : { exclude_values: exclude_values ?? [] };
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
