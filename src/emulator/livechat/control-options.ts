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
}

/** What is said in a chat, and by whom. */
export interface SayOptions {
  readonly text: string;
  /** `visitor` unless said. */
  readonly as?: ChatUserType | undefined;
  /** The login of who speaks; otherwise the chat's agent, and for a supervisor the owner. */
  readonly agent?: string | undefined;
}

/** Who ends a chat, and in which words. */
export interface EndChatOptions {
  /** `visitor` unless said. */
  readonly by?: 'agent' | 'visitor' | undefined;
  /** Whether the event says "closed the chat" or "left the chat". */
  readonly how?: 'closed' | 'left' | undefined;
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
