import type { AgentPermission, AgentStatus, LoginStatus, NotificationName } from '../../livechat/v2/agent.js';
import type { Flag, UnixSeconds } from '../../livechat/v2/api.js';
import type { Chat, SurveyField, Visitor } from '../../livechat/v2/chat.js';
import type { TicketAssignee, TicketEvent, TicketSource, TicketStatus } from '../../livechat/v2/ticket.js';
import type { Webhook, WebhookDelivery, WebhookEventType } from '../../livechat/v2/webhook.js';

/** Everything the simulator remembers, as plain JSON. */
export interface SimulatorState {
  /** The form of this object; a later form gets a later number. */
  version: 1;
  license: number;
  /** Where the random generator stands. */
  random: number;
  agents: StoredAgent[];
  groups: StoredGroup[];
  tickets: StoredTicket[];
  chats: StoredChat[];
  webhooks: Webhook[];
  deliveries: StoredDelivery[];
}

/** A copy of the state. It holds API keys and webhook tokens: keep it as secret as they are. */
export type SimulatorSnapshot = Readonly<SimulatorState>;

export interface StoredAgent {
  login: string;
  name: string;
  permission: AgentPermission;
  avatar: string;
  job_title: string;
  login_status: LoginStatus;
  status: AgentStatus;
  daily_summary: Flag;
  notifications: { [Name in NotificationName]?: Flag };
  max_chats_count: number;
  groups: number[];
  last_logout: UnixSeconds;
  /** Missing for an agent made through the API, who has not looked one up yet. */
  apiKey?: string;
  /** Of the password that was set last; missing when none was. */
  passwordDigest?: string;
}

export interface StoredGroup {
  id: number;
  name: string;
  language: string;
}

export interface StoredTicket {
  id: string;
  status: TicketStatus;
  subject: string;
  requester: { mail: string; name?: string; ip?: string; utc_offset?: string };
  assignee?: TicketAssignee;
  groups: number[];
  /** True when nobody chose the groups; webhooks tell so. */
  groupsInherited: boolean;
  tags: string[];
  source: TicketSource;
  opened: UnixSeconds;
  modified: UnixSeconds;
  events: TicketEvent[];
}

export interface StoredChat {
  /** Runs as long as it has no `ended_timestamp`. */
  chat: Chat;
  visitor: Visitor;
  survey: SurveyField[];
}

/** One webhook message on its way to one receiver. */
export interface StoredDelivery {
  id: string;
  webhookId: string;
  eventType: WebhookEventType;
  url: string;
  body: WebhookDelivery;
  /** `cancelled` when the webhook was removed before the message got through. */
  outcome: 'pending' | 'delivered' | 'failed' | 'cancelled';
  attempts: DeliveryAttempt[];
  /** Milliseconds; missing once nothing is to come. */
  nextAttemptAt?: number;
}

export interface DeliveryAttempt {
  /** When it began, as ISO. */
  at: string;
  /** What the receiver answered. */
  status?: number;
  /** Why there was no answer: `timeout`, or the code of the network error. */
  error?: string;
}

/** Tells whether a file holds a snapshot. Only the outline is looked at: the simulator wrote it. */
export function isSimulatorSnapshot(value: unknown): value is SimulatorSnapshot {
  if (typeof value !== 'object' || value === null) return false;
  const candidate = value as Record<string, unknown>; // an object; each member is looked at below
  return (
    candidate['version'] === 1 &&
    typeof candidate['license'] === 'number' &&
    typeof candidate['random'] === 'number' &&
    ['agents', 'groups', 'tickets', 'chats', 'webhooks', 'deliveries'].every((key) =>
      Array.isArray(candidate[key]),
    )
  );
}
