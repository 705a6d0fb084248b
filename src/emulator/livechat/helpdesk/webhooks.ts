import { type Request, type Response, Router } from 'express';
import { type HelpDeskWebhook, helpDeskEventTypes } from '../../../livechat/helpdesk/webhook.js';
import { type SimulatorContext, unixSeconds } from '../context.js';
import { createJsonReader, type FieldReader } from '../field-reader.js';
import { givenOnly } from '../given-only.js';
import { createUuid } from '../ids.js';
import { answerJson } from '../modern/answer-json.js';
import { createNotFound } from '../problem.js';
import { callerOf } from './authenticate.js';
import { toIso } from './moment.js';

/** `/webhooks`. The calls and their members are unverified. */
export function createWebhookRoutes(context: SimulatorContext): Router {
  const { state, random, clock, quirks, deliveries, changed } = context;
  const router = Router();

  router.get('/webhooks', (_request, response) => answerJson(response, state.helpDeskWebhooks));

  router.get('/webhooks/:id', (request, response) => answerJson(response, findWebhook(request.params.id)));

  router.post('/webhooks', (request, response) => {
    const fields = createJsonReader(request.body);
    const url = fields.text('url', { required: true, max: 2_048 }) ?? '';
    if (fields.value('eventType') === undefined) fields.problem('eventType', 'is required');
    const given = readWebhook(fields);
    const origin = toOrigin(response);
    const webhook: HelpDeskWebhook = {
      ID: createUuid(random),
      licenseID: state.license,
      url,
      eventType: given.eventType ?? 'tickets.create', // required, so `readWebhook` has refused its absence
      name: given.name ?? null,
      createdAt: origin.at,
      createdBy: origin.by,
      createdByType: 'agent',
      updatedAt: origin.at,
      updatedBy: origin.by,
    };
    state.helpDeskWebhooks.push(webhook);
    changed();
    answerJson(response, webhook, Number(quirks.createdStatus));
  });

  const update = (request: Request<{ id: string }>, response: Response): void => {
    const webhook = findWebhook(request.params.id);
    const given = readWebhook(createJsonReader(request.body));
    const { at, by } = toOrigin(response);
    const next = { ...webhook, ...givenOnly(given), updatedAt: at, updatedBy: by };
    state.helpDeskWebhooks = state.helpDeskWebhooks.map((entry) => (entry === webhook ? next : entry));
    changed();
    answerJson(response, next);
  };
  router.route('/webhooks/:id').patch(update).put(update);

  router.delete('/webhooks/:id', (request, response) => {
    const webhook = findWebhook(request.params.id);
    state.helpDeskWebhooks = state.helpDeskWebhooks.filter((entry) => entry !== webhook);
    deliveries.cancel(webhook.ID);
    changed();
    answerJson(response, {});
  });

  return router;

  function findWebhook(id: string): HelpDeskWebhook {
    const webhook = state.helpDeskWebhooks.find(({ ID }) => ID === id);
    if (webhook === undefined) throw createNotFound('Webhook');
    return webhook;
  }

  function toOrigin(response: Response) {
    return { at: toIso(unixSeconds(clock)), by: callerOf(response).agent.helpDeskId };
  }
}

function readWebhook(fields: FieldReader) {
  const url = fields.text('url', { max: 2_048 });
  const eventType = fields.oneOf('eventType', helpDeskEventTypes);
  const name = fields.text('name');
  if (url !== undefined && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) {
    fields.problem('url', 'must be an http or https URL');
  }
  fields.check();
  return { url, eventType, name };
}
