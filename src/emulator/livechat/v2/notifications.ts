import type { Webhook, WebhookDelivery, WebhookEventType } from '../../../livechat/v2/webhook.js';
import type { SimulatorContext } from '../context.js';
import { createHexId } from '../ids.js';
import type { StoredChat, StoredTicket } from '../state.js';
import { toWebhookTicket } from './ticket-view.js';

/** Tells every subscriber of v2 what became of a chat. Each gets only the parts it asked for. */
export function notifyOfChat(
  context: SimulatorContext,
  eventType: 'chat_started' | 'chat_ended' | 'chat_changed' | 'visitor_queued',
  { chat, visitor, survey }: StoredChat,
): void {
  const event_unique_id = createHexId(context.random);
  publish(context, eventType, (webhook) => ({
    event_type: eventType,
    event_unique_id,
    ...toOrigin(webhook),
    ...(webhook.data_types.includes('chat') && { chat }),
    ...(webhook.data_types.includes('visitor') && { visitor }),
    ...(webhook.data_types.includes('pre_chat_survey') && { pre_chat_survey: survey }),
  }));
}

/** Tells every subscriber of v2 that a ticket was opened. Captures of this message have no `event_unique_id`. */
export function notifyOfTicket(context: SimulatorContext, ticket: StoredTicket): void {
  publish(context, 'ticket_created', (webhook) => ({
    event_type: 'ticket_created',
    ...toOrigin(webhook),
    ...(webhook.data_types.includes('ticket') && { ticket: toWebhookTicket(context.state, ticket) }),
  }));
}

function publish(
  { state, deliveries }: SimulatorContext,
  eventType: WebhookEventType,
  toBody: (webhook: Webhook) => WebhookDelivery,
): void {
  const webhooks = state.webhooks.filter((webhook) => webhook.event_type === eventType);
  deliveries.publish(
    webhooks.map((webhook) => ({
      channel: 'v2',
      webhookId: webhook.id,
      eventType,
      url: webhook.url,
      body: toBody(webhook),
    })),
  );
}

function toOrigin({ token, licence }: Webhook): Pick<WebhookDelivery, 'token' | 'license_id' | 'lc_version'> {
  return { token, license_id: String(licence), lc_version: '2' };
}
