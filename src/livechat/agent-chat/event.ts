import type { Moment } from '../configuration/api.js';

/** Something that happened in a thread. https://platform.text.com/docs/messaging/agent-chat-api/data-structures/#events */
export type Event =
  | MessageEvent
  | FilledFormEvent
  | FileEvent
  | RichMessageEvent
  | SystemMessageEvent
  | CustomEvent
  | DeletedEvent;

interface EventBase {
  /** `<thread id>_<number>`, or a UUID. */
  readonly id: string;
  readonly custom_id?: string;
  readonly created_at: Moment;
  /** A login or a customer's UUID. */
  readonly author_id: string;
  /** `agents` is a whisper. */
  readonly visibility?: 'all' | 'agents';
  readonly properties?: Properties;
}

/** `{ namespace: { name: value } }`. */
export type Properties = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface MessageEvent extends EventBase {
  readonly type: 'message';
  readonly text: string;
}

export interface FileEvent extends EventBase {
  readonly type: 'file';
  readonly name: string;
  readonly url: string;
  readonly content_type?: string;
  readonly size?: number;
}

export interface RichMessageEvent extends EventBase {
  readonly type: 'rich_message';
  readonly template_id: string;
  readonly elements?: readonly {
    readonly title?: string;
    readonly subtitle?: string;
    readonly buttons?: readonly { readonly text: string; readonly type?: string; readonly value?: string }[];
  }[];
}

export interface FilledFormEvent extends EventBase {
  readonly type: 'filled_form';
  readonly form_id: string;
  /** `prechat`, `postchat`, `ask_for_email` and others; missing in older chats. */
  readonly form_type?: string;
  readonly fields: readonly FormField[];
}

export interface CustomEvent extends EventBase {
  readonly type: 'custom';
  readonly content?: Readonly<Record<string, unknown>>;
}

/** Said by LiveChat itself: there is no author. */
export interface SystemMessageEvent extends Omit<EventBase, 'author_id'> {
  readonly type: 'system_message';
  readonly text: string;
  readonly system_message_type: string;
  readonly text_vars?: Readonly<Record<string, string>>;
}

/** What is left of an event that was removed. */
export interface DeletedEvent extends EventBase {
  readonly type: string;
  readonly deleted: true;
}

/** A question of a form with its answer. https://platform.text.com/docs/messaging/agent-chat-api/data-structures/#filled-form */
export type FormField = TextField | ChoiceField | CheckboxField;

export const textFieldTypes = ['name', 'email', 'question', 'textarea'] as const;
export const choiceFieldTypes = ['radio', 'select', 'group_chooser'] as const;

export interface TextField {
  readonly type: (typeof textFieldTypes)[number];
  readonly id: string;
  readonly label: string;
  readonly answer?: string;
}

export interface ChoiceField {
  readonly type: (typeof choiceFieldTypes)[number];
  readonly id: string;
  readonly label: string;
  /** `group_id` belongs to `group_chooser`. */
  readonly answer?: { readonly id: string; readonly label: string; readonly group_id?: number };
}

/** Only the chosen ones are in `answers`. */
export interface CheckboxField {
  readonly type: 'checkbox';
  readonly id: string;
  readonly label: string;
  readonly answers?: readonly { readonly id: string; readonly label: string }[];
}
