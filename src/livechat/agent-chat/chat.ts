import type { Moment } from '../configuration/api.js';
import type { Event, Properties } from './event.js';
import type { User } from './user.js';

export interface Access {
  readonly group_ids: readonly number[];
}

/**
 * A chat with one of its threads, as `get_chat` answers it and `incoming_chat` carries it.
 * https://platform.text.com/docs/messaging/agent-chat-api/data-structures/#chats
 */
export interface Chat {
  /** Ten upper-case letters and digits. */
  readonly id: string;
  /** Includes people who left; `thread.user_ids` tells who belongs to the thread. */
  readonly users: readonly User[];
  readonly thread: Thread;
  readonly access?: Access;
  readonly properties?: Properties;
  readonly is_followed?: boolean;
}

/** One conversation; the counterpart of a chat of v2. */
export interface Thread {
  /** Ten upper-case letters and digits. */
  readonly id: string;
  readonly active: boolean;
  readonly created_at: Moment;
  readonly user_ids: readonly string[];
  readonly events?: readonly Event[];
  readonly tags?: readonly string[];
  readonly access?: Access;
  readonly properties?: Properties;
  readonly previous_thread_id?: string;
  readonly next_thread_id?: string;
  /** While the customer waits for an agent. */
  readonly queue?: { readonly position: number; readonly wait_time: number; readonly queued_at: Moment };
  /** A text instead of the events, when the plan does not allow older threads. */
  readonly restricted_access?: string;
}

/** https://platform.text.com/docs/messaging/agent-chat-api/#get-chat */
export interface GetChatRequest {
  readonly chat_id: string;
  /** The latest when left out, which need not be the one that just ended. */
  readonly thread_id?: string;
}

/** https://platform.text.com/docs/messaging/agent-chat-api/#list-archives */
export interface ListArchivesRequest {
  readonly filters?: {
    readonly query?: string;
    readonly from?: string;
    readonly to?: string;
    readonly chat_ids?: readonly string[];
    /** Up to 20; excludes every other filter and paging. */
    readonly thread_ids?: readonly string[];
    readonly group_ids?: readonly number[];
  };
  readonly page_id?: string;
  readonly sort_order?: 'asc' | 'desc';
  /** 1 to 100, 10 when left out. */
  readonly limit?: number;
}

/** One entry is one chat with one thread. */
export interface ListArchivesResponse {
  readonly chats: readonly Chat[];
  readonly found_chats: number;
  readonly next_page_id?: string;
  readonly previous_page_id?: string;
}

/** https://platform.text.com/docs/messaging/agent-chat-api/#list-threads */
export interface ListThreadsRequest {
  readonly chat_id: string;
  readonly sort_order?: 'asc' | 'desc';
  /** 1 to 100, 3 when left out. */
  readonly limit?: number;
  readonly page_id?: string;
}

export interface ListThreadsResponse {
  readonly threads: readonly Thread[];
  readonly found_threads: number;
  readonly next_page_id?: string;
  readonly previous_page_id?: string;
}
