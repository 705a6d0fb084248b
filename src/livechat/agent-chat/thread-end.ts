/**
 * The types of system messages that close a thread. A thread has no end time: it is the `created_at` of the last one
 * of these. https://platform.text.com/docs/messaging/references/system-activities/
 */
export const closingMessageTypes = [
  'manual_archived_agent',
  'manual_archived_customer',
  'archived_customer_disconnected',
  'customer_banned',
  'system_archived',
  'routing.archived_inactive',
  'routing.archived_offline',
  'routing.archived_disconnected',
  'routing.archived_signed_out',
  'routing.archived_remotely_signed_out',
  'routing.archived_deleted',
  'routing.archived_other',
] as const;

export type ClosingMessageType = (typeof closingMessageTypes)[number];
