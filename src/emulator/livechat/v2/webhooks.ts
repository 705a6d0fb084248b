import { Router } from 'express';
import {
  type Webhook,
  type WebhookDataType,
  webhookDataTypes,
  webhookEventTypes,
  webhookRemovedText,
} from '../../../livechat/v2/webhook.js';
import type { SimulatorContext } from '../context.js';
import { FieldReader } from '../field-reader.js';
import { createHexId } from '../ids.js';
import { createNotFound } from '../problem.js';
import { answer } from './answer.js';

/** `/webhooks`. https://platform.text.com/docs/management/configuration-api/v2.0/#webhooks */
export function createWebhookRoutes(context: SimulatorContext): Router {
  const { state, quirks, deliveries, changed } = context;
  const router = Router();

  router.get('/webhooks', (request, response) => {
    answer(request, response, { events: state.webhooks });
  });

  router.post('/webhooks', (request, response) => {
    const webhook = createWebhook(context, new FieldReader(request.body));
    state.webhooks.push(webhook);
    changed();
    answer(request, response, { events: quirks.createdWebhooks === 'all' ? state.webhooks : [webhook] });
  });

  router.delete('/webhooks/:id', (request, response) => {
    const webhook = state.webhooks.find((entry) => entry.id === request.params.id);
    if (webhook === undefined) throw createNotFound('Webhook');
    state.webhooks = state.webhooks.filter((entry) => entry !== webhook);
    deliveries.cancel(webhook.id);
    changed();
    answer(request, response, { result: webhookRemovedText });
  });

  return router;
}

function createWebhook({ state, random }: SimulatorContext, fields: FieldReader): Webhook {
  const event_type = fields.oneOf('event_type', webhookEventTypes);
  if (fields.value('event_type') === undefined) fields.problem('event_type', 'cannot be empty');
  const url = fields.text('url', { required: true, max: 2_048 });
  if (url !== undefined && !isHttpUrl(url)) fields.problem('url', 'must be an http or https URL');
  const allowed: readonly WebhookDataType[] = event_type ? webhookDataTypes[event_type] : [];
  const names = fields.texts('data_types') ?? [];
  const data_types = allowed.filter((name) => names.includes(name));
  if (
    event_type &&
    (names.length === 0 || names.some((name) => !data_types.some((known) => known === name)))
  ) {
    fields.problem('data_types', `must be an array out of: ${allowed.join(', ')}`);
  }
  fields.check();
  return {
    licence: state.license,
    event_type: event_type ?? 'chat_started', // both are required, so `check` has refused their absence
    data_types,
    url: url ?? '',
    verified: true,
    token: createHexId(random),
    id: createHexId(random),
  };
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
