import type { CustomerUser } from '../../livechat/agent-chat/user.js';
import type { AgentNotification, GroupPriority, WorkScheduler } from '../../livechat/configuration/agent.js';
import type { Scope } from '../../livechat/configuration/scope.js';
import type { RegisterWebhookRequest } from '../../livechat/configuration/webhook.js';
import type { CustomField, Tag } from '../../livechat/helpdesk/account.js';
import type {
  TicketStatus as HelpDeskStatus,
  TicketPriority,
  TicketSilo,
} from '../../livechat/helpdesk/ticket.js';
import type { TicketEvent as HelpDeskEvent } from '../../livechat/helpdesk/ticket-event.js';
import type { HelpDeskWebhook } from '../../livechat/helpdesk/webhook.js';
import type { AgentPermission, AgentStatus, LoginStatus, NotificationName } from '../../livechat/v2/agent.js';
import type { Flag, UnixSeconds } from '../../livechat/v2/api.js';
import type { Chat, SurveyField, Visitor } from '../../livechat/v2/chat.js';
import type { TicketAssignee, TicketEvent, TicketSource, TicketStatus } from '../../livechat/v2/ticket.js';
import type { Webhook } from '../../livechat/v2/webhook.js';
import type { StoredThread } from './stored-thread.js';

/** Everything the simulator remembers, as plain JSON. */
export interface SimulatorState {
  /** The form of this object; a later form gets a later number. */
  version: 2;
  license: number;
  organizationId: string;
  /** Where the random generator stands. */
  random: number;
  agents: StoredAgent[];
  groups: StoredGroup[];
  tickets: StoredTicket[];
  chats: StoredChat[];
  webhooks: Webhook[];
  deliveries: StoredDelivery[];
  /** Client ids of the organization's apps. */
  clientIds: string[];
  tokens: StoredToken[];
  bots: StoredBot[];
  customers: StoredCustomer[];
  /** Agents who were removed; tickets still name them. */
  formerAgents: Pick<StoredAgent, 'login' | 'name' | 'accountId' | 'helpDeskId'>[];
  /** Of HelpDesk. Tickets name their tags; a new name becomes a new tag. */
  tags: Tag[];
  customFields: CustomField[];
  webhooksV3: StoredWebhookV3[];
  /** Client ids whose license webhooks were switched on or off. */
  licenseWebhooks: { [clientId: string]: boolean };
  helpDeskWebhooks: HelpDeskWebhook[];
}

/** A copy of the state. It holds API keys, tokens and webhook secrets: keep it as secret as they are. */
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
  accountId: string;
  /** The id of the same person in HelpDesk. */
  helpDeskId: string;
  /** An administrator whose role v2 has no word for. */
  viceOwner?: true;
  mobile?: string;
  /** By group; `normal` where nothing stands. */
  priorities?: { [groupId: string]: GroupPriority };
  /** What v2 does not know. */
  moreNotifications?: AgentNotification[];
  weeklySummary?: boolean;
  workScheduler?: WorkScheduler;
  /** Until the owner approves in the app. */
  awaitingApproval?: boolean;
}

export interface StoredGroup {
  id: number;
  name: string;
  language: string;
  /** The id of the same group in HelpDesk, where it is a team. */
  teamId: string;
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
  events: StoredTicketEvent[];
  helpDesk: StoredHelpDeskTicket;
}

/** What v2 shows, and what HelpDesk alone does. */
export type StoredTicketEvent = TicketEvent | StoredHelpDeskEvent;

export interface StoredHelpDeskEvent {
  type: 'helpDesk';
  date: UnixSeconds;
  /** Its number is its place among all events. */
  event: WithoutId<Exclude<HelpDeskEvent, { type: 'message' }>>;
}

type WithoutId<Event> = Event extends unknown ? Omit<Event, 'ID' | 'date'> : never; // one by one, to stay a union

/** What HelpDesk knows of a ticket and v2 does not. */
export interface StoredHelpDeskTicket {
  /** A UUID. */
  id: string;
  shortId: string;
  /** v2's status follows from it, the silo and the spam flag. */
  status: HelpDeskStatus;
  silo: TicketSilo;
  spam: { status: boolean; reason: string };
  priority: TicketPriority;
  /** The group whose team the ticket is assigned to. */
  assignedGroup: number;
  /** Ids of HelpDesk agents. */
  followers: string[];
  cc: string[];
  customFields: { [apiKey: string]: string };
  /** The login, when an agent opened it. */
  createdBy?: string;
  /** The login or e-mail address of who changed it last. */
  updatedBy?: string;
}

export interface StoredChat {
  /** Runs as long as it has no `ended_timestamp`. */
  chat: Chat;
  visitor: Visitor;
  survey: SurveyField[];
  /** The same conversation as v3 has it. */
  thread: StoredThread;
}

/** A personal access token, or an OAuth access token with the app's client id. */
export interface StoredToken {
  token: string;
  kind: 'personal' | 'access';
  accountId: string;
  scopes: Scope[];
  clientId?: string;
}

export interface StoredBot {
  id: string;
  name: string;
  clientId: string;
}

/** A customer as chats of v3 show them; the e-mail address may repeat. */
export type StoredCustomer = CustomerUser;

/** A webhook of v3, its secret included. */
export interface StoredWebhookV3 extends RegisterWebhookRequest {
  readonly id: string;
}

/** Which API a webhook message belongs to. */
export const deliveryChannels = ['v2', 'v3', 'helpDesk'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/** One webhook message on its way to one receiver. */
export interface StoredDelivery {
  id: string;
  channel: DeliveryChannel;
  webhookId: string;
  eventType: string;
  url: string;
  body: object;
  /** `cancelled` when the webhook was removed before the message got through, `dropped` by a fault. */
  outcome: 'pending' | 'delivered' | 'failed' | 'cancelled' | 'dropped';
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
    candidate['version'] === 2 &&
    typeof candidate['license'] === 'number' &&
    typeof candidate['random'] === 'number' &&
    lists.every((key) => Array.isArray(candidate[key]))
  );
}

const lists = [
  ...['agents', 'groups', 'tickets', 'chats', 'webhooks', 'deliveries', 'clientIds', 'tokens', 'bots'],
  ...['customers', 'formerAgents', 'tags', 'customFields', 'webhooksV3', 'helpDeskWebhooks'],
];
