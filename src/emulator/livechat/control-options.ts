import type { ClosingMessageType } from '../../livechat/agent-chat/thread-end.js';
import type { Scope } from '../../livechat/configuration/scope.js';
import type { AgentStatus } from '../../livechat/v2/agent.js';
import type { ChatUserType, CustomVariable, SurveyField } from '../../livechat/v2/chat.js';

/** Whatever is left out is made up. */
export interface StartChatOptions {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** The page where the visitor opened the chat. */
  readonly url?: string | undefined;
  /** What the visitor says first. */
  readonly message?: string | undefined;
  /** The answered pre-chat survey; an empty list says that it was skipped. */
  readonly survey?: readonly SurveyField[] | undefined;
  readonly group?: number | undefined;
  /** The login of the agent who takes it; otherwise the first one of the group who accepts chats. */
  readonly agent?: string | undefined;
  readonly customVariables?: readonly CustomVariable[] | undefined;
  /** The visitor waits in the queue; nobody greets. */
  readonly queued?: boolean | undefined;
  /** A bot takes the chat. */
  readonly bot?: boolean | undefined;
  /** The id of an ended chat, whose visitor returns: a new thread in the same chat of v3. */
  readonly returning?: string | undefined;
}

/** Who takes a waiting visitor or joins a chat; the first one of the group who accepts chats unless said. */
export interface AssignChatOptions {
  readonly agent?: string | undefined;
  readonly bot?: boolean | undefined;
}

/** What is said in a chat, and by whom. */
export interface SayOptions {
  readonly text: string;
  /** `visitor` unless said. */
  readonly as?: ChatUserType | undefined;
  /** The login of who speaks; otherwise the chat's agent, and for a supervisor the owner. */
  readonly agent?: string | undefined;
  /** `message` unless said. The text of a file is its address. */
  readonly kind?: 'message' | 'file' | 'rich_message' | undefined;
}

/** Who ends a chat, and in which words. */
export interface EndChatOptions {
  /** `visitor` unless said. */
  readonly by?: 'agent' | 'visitor' | undefined;
  /** Whether the event says "closed the chat" or "left the chat". */
  readonly how?: 'closed' | 'left' | undefined;
  /** The type of v3's closing message. With one of the router's, v3 names nobody as the one who ended it. */
  readonly reason?: ClosingMessageType | undefined;
}

/** Whatever is left out is made up. */
export interface OpenTicketOptions {
  readonly name?: string | undefined;
  readonly mail?: string | undefined;
  readonly subject?: string | undefined;
  readonly message?: string | undefined;
  readonly url?: string | undefined;
  /** The chat that the ticket comes from. */
  readonly chatId?: string | undefined;
  readonly group?: number | undefined;
}

/** What is set on the agents' side of LiveChat. */
export interface ChangeAgentOptions {
  readonly status?: AgentStatus | undefined;
  /** The owner approves an agent who was invited. */
  readonly approved?: boolean | undefined;
}

/** A token as the developer console makes it. */
export interface CreateTokenOptions {
  /** Whose rights it has; the owner's unless said. */
  readonly login?: string | undefined;
  /** Every scope unless said. */
  readonly scopes?: readonly Scope[] | undefined;
  /** `personal` unless said; an access token belongs to the seeded app. */
  readonly kind?: 'personal' | 'access' | undefined;
}
