const chatFilters = ['chat_presence', 'only_my_chats', 'source_type'] as const;
const eventFilters = [...chatFilters, 'author_type'] as const;
const sourceOnly = ['source_type'] as const;

/**
 * Every action that a webhook of version 3.6 can have, with the filters it takes. There is none for tickets.
 * https://platform.text.com/docs/management/webhooks/
 */
export const webhookActionFilters = {
  incoming_chat: chatFilters,
  chat_deactivated: chatFilters,
  chat_access_updated: chatFilters,
  chat_transferred: chatFilters,
  user_added_to_chat: chatFilters,
  user_removed_from_chat: chatFilters,
  incoming_event: eventFilters,
  event_updated: eventFilters,
  event_deleted: chatFilters,
  incoming_rich_message_postback: chatFilters,
  chat_properties_updated: chatFilters,
  chat_properties_deleted: chatFilters,
  thread_properties_updated: chatFilters,
  thread_properties_deleted: chatFilters,
  event_properties_updated: chatFilters,
  event_properties_deleted: chatFilters,
  thread_tagged: chatFilters,
  thread_untagged: chatFilters,
  routing_status_set: ['agent_ids', 'source_type'],
  customer_session_fields_updated: ['chat_presence', 'source_type'],
  events_marked_as_seen: chatFilters,
  thread_summary_set: chatFilters,
  agent_created: sourceOnly,
  agent_updated: sourceOnly,
  agent_deleted: sourceOnly,
  agent_suspended: sourceOnly,
  agent_unsuspended: sourceOnly,
  agent_approved: sourceOnly,
  bot_created: sourceOnly,
  bot_updated: sourceOnly,
  bot_deleted: sourceOnly,
  group_created: sourceOnly,
  group_updated: sourceOnly,
  group_deleted: sourceOnly,
  tag_created: sourceOnly,
  tag_updated: sourceOnly,
  tag_deleted: sourceOnly,
  auto_accesses_updated: sourceOnly,
} as const;

export type WebhookAction = keyof typeof webhookActionFilters;
export type WebhookFilter = (typeof webhookActionFilters)[WebhookAction][number];

/** Every action's name. */
export const webhookActions = Object.keys(webhookActionFilters) as readonly WebhookAction[]; // its keys are the type

/** What a delivery can carry beside its payload. */
export const webhookAdditionalData = ['chat_properties', 'chat_presence_user_ids'] as const;
export type WebhookAdditionalData = (typeof webhookAdditionalData)[number];
