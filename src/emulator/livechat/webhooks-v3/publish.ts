import type { Event } from '../../../livechat/agent-chat/event.js';
import type { WebhookAction } from '../../../livechat/webhooks-v3/action.js';
import type { WebhookV3Envelope } from '../../../livechat/webhooks-v3/delivery.js';
import { toChat, toUserIds } from '../agent-chat/chat-view.js';
import { toFullAgent } from '../configuration/agent-view.js';
import type { SimulatorContext } from '../context.js';
import type { StoredAgent, StoredChat, StoredWebhookV3 } from '../state.js';
import { type Cause, matches, type Occurrence } from './matches.js';

export type { Cause } from './matches.js';

/** What became of a chat. */
export type ChatOccurrence =
  | { readonly action: 'incoming_chat' }
  | { readonly action: 'chat_deactivated'; readonly userId: string | undefined }
  | { readonly action: 'incoming_event'; readonly event: Event }
  | { readonly action: 'thread_tagged'; readonly tag: string }
  | { readonly action: 'user_added_to_chat'; readonly memberId: string };

/** What became of an agent. */
export type AgentAction = 'agent_created' | 'agent_updated' | 'agent_deleted' | 'agent_approved';

/** Who asked for a change of the configuration. */
export interface Requester extends Cause {
  readonly agent?: StoredAgent | undefined;
}

/** Tells every webhook of v3 that asked for it what became of a chat. */
export function publishChat(
  context: SimulatorContext,
  chat: StoredChat,
  occurrence: ChatOccurrence,
  cause: Cause,
): void {
  const authorType =
    occurrence.action === 'incoming_event' ? toAuthorType(chat, occurrence.event) : undefined;
  publish(context, occurrence.action, toChatPayload(context, chat, occurrence), { cause, chat, authorType });
}

/** Tells every webhook of v3 that asked for it what became of an agent. */
export function publishAgent(
  context: SimulatorContext,
  action: AgentAction,
  agent: StoredAgent,
  { agent: by, ...cause }: Requester,
): void {
  const full = toFullAgent(agent);
  const payload = action === 'agent_created' || action === 'agent_updated' ? full : { id: agent.login };
  const requester = by && {
    user_id: by.login,
    account_id: by.accountId,
    ...(cause.clientId !== undefined && { client_id: cause.clientId }),
  };
  publish(context, action, payload, { cause }, { ...(requester && { requester }) });
}

/** Tells that an agent takes chats, or no longer does. Webhooks write the status with spaces. */
export function publishRoutingStatus(context: SimulatorContext, { login, status }: StoredAgent): void {
  publish(context, 'routing_status_set', { agent_id: login, status }, { cause: {}, agentId: login });
}

function publish(
  { state, quirks, deliveries }: SimulatorContext,
  action: WebhookAction,
  payload: object,
  occurrence: Occurrence,
  rest: Pick<WebhookV3Envelope<string, object>, 'requester'> = {},
): void {
  const webhooks = state.webhooksV3.filter(
    (webhook) =>
      webhook.action === action &&
      (state.licenseWebhooks[webhook.owner_client_id] ?? quirks.licenseWebhooks === 'enabled') &&
      matches(state, webhook, occurrence),
  );
  deliveries.publish(
    webhooks.map((webhook) => {
      const body: WebhookV3Envelope<string, object> = {
        webhook_id: webhook.id,
        secret_key: webhook.secret_key,
        action,
        organization_id: state.organizationId,
        payload,
        additional_data: toAdditionalData(webhook, occurrence.chat),
        ...rest,
      };
      return { channel: 'v3', webhookId: webhook.id, eventType: action, url: webhook.url, body };
    }),
  );
}

function toChatPayload({ state }: SimulatorContext, stored: StoredChat, occurrence: ChatOccurrence): object {
  const chat = toChat(state, stored);
  const ids = { chat_id: chat.id, thread_id: chat.thread.id };
  switch (occurrence.action) {
    case 'incoming_chat':
      return { chat };
    case 'chat_deactivated':
      return { ...ids, ...(occurrence.userId !== undefined && { user_id: occurrence.userId }) };
    case 'incoming_event':
      return { ...ids, event: occurrence.event };
    case 'thread_tagged':
      return { ...ids, tag: occurrence.tag };
    case 'user_added_to_chat': {
      const user = chat.users.find(({ id }) => id === occurrence.memberId);
      return { ...ids, user, reason: 'assigned', requester_id: occurrence.memberId };
    }
  }
}

function toAuthorType({ thread }: StoredChat, event: Event): 'customer' | 'agent' | undefined {
  if (!('author_id' in event)) return undefined;
  return event.author_id === thread.customerId ? 'customer' : 'agent';
}

function toAdditionalData({ additional_data = [] }: StoredWebhookV3, chat: StoredChat | undefined) {
  if (chat === undefined) return {};
  return {
    ...(additional_data.includes('chat_properties') && { chat_properties: {} }),
    ...(additional_data.includes('chat_presence_user_ids') && { chat_presence_user_ids: toUserIds(chat) }),
  };
}
