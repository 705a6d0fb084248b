import type { UnixSeconds } from './api.js';

/** Who speaks in a chat; a supervisor's message is a whisper to the agent. */
export const chatUserTypes = ['agent', 'visitor', 'supervisor'] as const;
export type ChatUserType = (typeof chatUserTypes)[number];

/**
 * A chat as the webhooks carry it; the archive call names the same facts differently.
 * https://platform.text.com/docs/management/configuration-api/v2.0/
 */
export interface Chat {
  /** Ten upper-case letters and digits. */
  readonly id: string;
  readonly started_timestamp: UnixSeconds;
  /** Missing, or empty, while the chat runs. */
  readonly ended_timestamp?: UnixSeconds | '';
  readonly url: string;
  readonly referer: string;
  readonly messages: readonly ChatMessage[];
  readonly attachments: readonly unknown[];
  readonly events: readonly ChatEvent[];
  readonly agents: readonly ChatAgent[];
  readonly tags: readonly string[];
  readonly groups: readonly number[];
}

export interface ChatMessage {
  readonly user_type: ChatUserType;
  readonly author_name: string;
  /** The login; missing on a visitor's message. */
  readonly agent_id?: string;
  readonly text: string;
  /** A string: `""` or `"{}"`. */
  readonly json: string;
  readonly timestamp: UnixSeconds;
}

/** `closed` is the only type seen; its text is `<name> closed the chat.` or `<name> left the chat.`. */
export interface ChatEvent {
  readonly type: string;
  readonly user_type: ChatUserType;
  readonly agent_id?: string;
  readonly text: string;
  readonly timestamp: UnixSeconds;
}

export interface ChatAgent {
  readonly name: string;
  readonly login: string;
}

export interface Visitor {
  /** `S<unix seconds>.<ten hex digits>`. */
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly country?: string;
  readonly city?: string;
  readonly language?: string;
  readonly page_current?: string;
  readonly timezone?: string;
  /** Missing when none are set. */
  readonly custom_variables?: readonly CustomVariable[];
}

export interface CustomVariable {
  readonly key: string;
  readonly value: string;
}

/** One question of the pre-chat survey; a checkbox field has `answers` instead of `answer`. */
export type SurveyField = SurveyAnswerField | SurveyChoiceField;

export interface SurveyAnswerField {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly answer: string;
}

export interface SurveyChoiceField {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly answers: readonly { readonly label: string; readonly chosen: boolean }[];
}
