import type { Chat, SurveyField, Visitor } from './chat.js';
import type { WebhookTicket } from './ticket.js';

/**
 * What each event can deliver.
 * https://platform.text.com/docs/management/configuration-api/v2.0/#webhooks
 */
export const webhookDataTypes = {
  chat_started: ['chat', 'visitor', 'pre_chat_survey'],
  chat_ended: ['chat', 'visitor', 'pre_chat_survey'],
  chat_changed: ['chat', 'visitor'],
  visitor_queued: ['visitor'],
  ticket_created: ['ticket'],
  canned_response_changed: ['canned_response'],
} as const;

export type WebhookEventType = keyof typeof webhookDataTypes;
export type WebhookDataType = (typeof webhookDataTypes)[WebhookEventType][number];

/** Every event that can be subscribed to. */
export const webhookEventTypes = Object.keys(webhookDataTypes) as readonly WebhookEventType[]; // its keys are the type

/** A delivery counts only when the receiver answers this status in time. */
export const webhookSuccessStatus = 200;

/** How long LiveChat waits for the receiver. */
export const webhookTimeoutMs = 10_000;

/** How often, and for how long, a delivery is repeated. */
export const webhookRetryLimits = { retries: 10, withinMs: 6 * 60 * 60 * 1_000 } as const;

/** The body of `POST /webhooks`. */
export interface CreateWebhookRequest {
  readonly event_type: WebhookEventType;
  readonly data_types: readonly WebhookDataType[];
  readonly url: string;
}

/** A registration as `GET` and `POST /webhooks` answer it. */
export interface Webhook {
  /** Spelt so here; a delivery says `license_id`. */
  readonly licence: number;
  readonly event_type: WebhookEventType;
  readonly data_types: readonly WebhookDataType[];
  readonly url: string;
  readonly verified: boolean;
  /** A credential: 32 hex digits. */
  readonly token: string;
  /** 32 hex digits. */
  readonly id: string;
}

/** The answer of `GET` and `POST /webhooks`. */
export interface WebhookList {
  readonly events: readonly Webhook[];
}

/** The answer of `DELETE /webhooks/<id>`. */
export interface DeleteWebhookResponse {
  readonly result: string;
}

/** The text in {@link DeleteWebhookResponse}. */
export const webhookRemovedText = 'Push notification removed successfully';

interface DeliveryBase {
  /** A credential together with `license_id`: never log it, never pass it on. */
  readonly token: string;
  /** Digits. */
  readonly license_id: string;
  readonly lc_version?: string;
}

/** The body of a delivery for `chat_started` and `chat_ended`; only the parts asked for in `data_types`. */
export interface ChatDelivery extends DeliveryBase {
  readonly event_type: 'chat_started' | 'chat_ended' | 'chat_changed' | 'visitor_queued';
  /** 32 hex digits, the same on every repetition. */
  readonly event_unique_id?: string;
  readonly chat?: Chat;
  readonly visitor?: Visitor;
  /** Empty when the visitor skipped the survey. */
  readonly pre_chat_survey?: readonly SurveyField[];
}

/** The body of a delivery for `ticket_created`; captures have no `event_unique_id`. */
export interface TicketDelivery extends DeliveryBase {
  readonly event_type: 'ticket_created';
  readonly event_unique_id?: string;
  readonly ticket?: WebhookTicket;
}

export type WebhookDelivery = ChatDelivery | TicketDelivery;
