import type { Moment } from '../configuration/api.js';

/** Somebody in a chat, people who left included. https://platform.text.com/docs/messaging/agent-chat-api/data-structures/#users */
export type User = AgentUser | CustomerUser;

export interface AgentUser {
  /** The login. */
  readonly id: string;
  readonly type: 'agent';
  readonly name?: string;
  readonly email?: string;
  readonly present: boolean;
  readonly avatar?: string;
  /** `agents` is a silent supervisor. */
  readonly visibility?: 'all' | 'agents';
}

/** A customer in a chat, and with more members the answer of `get_customer`. */
export interface CustomerUser {
  /** A UUID. */
  readonly id: string;
  readonly type: 'customer';
  readonly name?: string;
  readonly email?: string;
  readonly present?: boolean;
  readonly created_at?: Moment;
  readonly events_seen_up_to?: Moment;
  readonly visit?: Visit;
  /** Objects with one key each. */
  readonly session_fields?: readonly Readonly<Record<string, string>>[];
  readonly statistics?: {
    readonly chats_count: number;
    readonly threads_count: number;
    readonly visits_count: number;
  };
  /** The visitor id of v2, `S<unix seconds>.<hex>`; marked private, so it may go. */
  readonly __priv_lc2_customer_id?: string;
}

export interface Visit {
  readonly started_at?: Moment;
  readonly ended_at?: Moment;
  readonly referrer?: string;
  readonly ip?: string;
  readonly user_agent?: string;
  readonly geolocation?: Geolocation;
  /** The oldest first. */
  readonly last_pages?: readonly {
    readonly opened_at: Moment;
    readonly url: string;
    readonly title?: string;
  }[];
}

export interface Geolocation {
  readonly country?: string;
  readonly country_code?: string;
  readonly region?: string;
  readonly city?: string;
  readonly timezone?: string;
}

/** https://platform.text.com/docs/messaging/agent-chat-api/#get-customer */
export interface GetCustomerRequest {
  readonly id: string;
}
