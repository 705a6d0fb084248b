import type { Event } from '../../livechat/agent-chat/event.js';

/** What v3 keeps of one conversation. Its id is the id of the chat of v2. */
export interface StoredThread {
  /** One per customer, with a thread for every visit. */
  chatId: string;
  /** Milliseconds. */
  createdAt: number;
  customerId: string;
  members: ThreadMember[];
  events: Event[];
  /** The page and the page before it. */
  startUrl: string;
  referrer: string;
  /** While the customer waits. */
  queuedAt?: number;
  previousThreadId?: string;
  nextThreadId?: string;
}

/** An agent or a bot in a thread. */
export interface ThreadMember {
  /** A login, or a bot's id. */
  id: string;
  name: string;
  visibility: 'all' | 'agents';
}
