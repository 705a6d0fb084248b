import type { Chat } from '../agent-chat/chat.js';
import type { Event } from '../agent-chat/event.js';
import type { Agent } from '../configuration/agent.js';

/** A delivery counts only when the receiver answers this status in time. */
export const webhookV3SuccessStatus = 200;

/** How long LiveChat waits for the receiver. */
export const webhookV3TimeoutMs = 10_000;

/** How often, and for how long, a delivery is repeated: a receiver that is down longer misses it for good. */
export const webhookV3RetryLimits = { retries: 3, withinMs: 60_000 } as const;

/**
 * The body of a delivery. There is neither a signature nor an id of the delivery.
 * https://platform.text.com/docs/management/webhooks/#general-format
 */
export interface WebhookV3Envelope<Action extends string, Payload> {
  readonly webhook_id: string;
  /** What was registered, in plain text: compare in constant time, never log it, never pass it on. */
  readonly secret_key: string;
  readonly action: Action;
  readonly organization_id: string;
  readonly payload: Payload;
  /** What was asked for in `additional_data`; missing in some samples. */
  readonly additional_data?: {
    readonly chat_properties?: Readonly<Record<string, unknown>>;
    readonly chat_presence_user_ids?: readonly string[];
  };
  /** Who caused it; with configuration actions. */
  readonly requester?: {
    readonly user_id?: string;
    readonly account_id?: string;
    readonly client_id?: string;
  };
}

/** https://platform.text.com/docs/management/webhooks/#incoming_chat */
export interface IncomingChatPayload {
  readonly chat: Chat;
}

/** Nothing but ids: the rest is to be fetched. https://platform.text.com/docs/management/webhooks/#chat_deactivated */
export interface ChatDeactivatedPayload {
  readonly chat_id: string;
  readonly thread_id: string;
  /** Who closed it, a login or a customer's UUID; missing when the router did. */
  readonly user_id?: string;
}

/** https://platform.text.com/docs/management/webhooks/#incoming_event */
export interface IncomingEventPayload {
  readonly chat_id: string;
  readonly thread_id: string;
  readonly event: Event;
}

/** https://platform.text.com/docs/management/webhooks/#thread_tagged */
export interface ThreadTaggedPayload {
  readonly chat_id: string;
  readonly thread_id: string;
  readonly tag: string;
}

/** The payload of each action whose members are known here. */
export interface WebhookV3Payloads {
  readonly incoming_chat: IncomingChatPayload;
  readonly chat_deactivated: ChatDeactivatedPayload;
  readonly incoming_event: IncomingEventPayload;
  readonly thread_tagged: ThreadTaggedPayload;
  readonly agent_created: Agent;
  readonly agent_updated: Partial<Agent> & { readonly id: string };
  readonly agent_deleted: { readonly id: string };
}

/** A delivery of one of these actions. */
export type WebhookV3Delivery = {
  [Action in keyof WebhookV3Payloads]: WebhookV3Envelope<Action, WebhookV3Payloads[Action]>;
}[keyof WebhookV3Payloads];
