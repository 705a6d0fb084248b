import type { UrlForm } from './callback-url.js';
import type { Recurrence } from './recurrence.js';

/** One line of a trigger's history: the webhook was made, removed, or called back; or the trigger was polled. */
export interface HistoryRow {
  readonly time: string;
  readonly kind: 'subscribe' | 'unsubscribe' | 'notification' | 'poll';
  readonly outcome: 'Succeeded' | 'Failed' | 'Skipped';
  readonly status?: number;
  /** The body of a failed call, as far as it may be shown. */
  readonly body?: unknown;
  /** What happened, in a sentence. */
  readonly detail: string;
  /** How the unsubscribe call went out. */
  readonly route?: 'gateway' | 'backend' | 'foreign' | 'none';
  readonly runId?: string;
  readonly warnings?: readonly string[];
}

/** A history row without its time. */
export type Row = Omit<HistoryRow, 'time'>;

/** Where a polling trigger stands. */
export interface PollingState {
  /** What is asked next, as the last answer gave it; it carries the state. The first address when left out. */
  readonly location?: string;
  /** By the key of the input, what the last answer gave for those that `x-ms-trigger-value` marks. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Retries used since the last answer. */
  readonly retries?: number;
  /** When the next poll is due. */
  readonly nextAt?: string;
}

/** An answer that the callback is told to give, for tests of the sender's retries. */
export interface ForcedAnswer {
  /** The status; a 2xx status still makes a run. */
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  /** How many notifications get this answer; all of them when left out. */
  readonly times?: number;
}

/** What a maker gives to make a flow. */
export interface NewFlow {
  readonly name: string;
  readonly connector: string;
  readonly connection: string;
  /** The operation id of a trigger, or of an action that waits for a webhook: its flow runs once. */
  readonly trigger: string;
  /** Of a polling trigger; once a minute when left out. */
  readonly recurrence?: Recurrence;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** `logic-apps` when left out. */
  readonly urlForm?: UrlForm;
}

/** What of a flow can be edited; every edit is a save and makes a new version. */
export interface FlowChanges {
  readonly connection?: string;
  readonly trigger?: string;
  readonly recurrence?: Recurrence;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly urlForm?: UrlForm;
  /** Whether the new webhook is made before the old one is removed (the default) or after. */
  readonly order?: 'subscribe-first' | 'unsubscribe-first';
}

/** The webhook that a flow has at the backend, as far as the engine knows. */
export interface Subscription {
  readonly state: 'none' | 'subscribed' | 'failed';
  /** Where the DELETE goes, as the backend gave it. */
  readonly location?: string;
  /** The origin of the callback URL that the backend was given. */
  readonly callbackOrigin?: string;
  readonly warnings: readonly string[];
}

/** A flow with its trigger. `signingKey` is a secret. */
export interface Flow {
  readonly name: string;
  readonly workflowId: string;
  readonly connector: string;
  readonly connection: string;
  readonly trigger: string;
  /** The name of the trigger inside the flow: `When_a_chat_starts`. */
  readonly triggerName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly urlForm: UrlForm;
  readonly state: 'Enabled' | 'Disabled';
  readonly version: string;
  readonly signingKey: string;
  readonly subscription: Subscription;
  readonly recurrence?: Recurrence;
  readonly polling?: PollingState;
  readonly createdAt: string;
  readonly history: readonly HistoryRow[];
  readonly respondWith?: ForcedAnswer;
}

/**
 * How a flow starts: by a webhook, by asking, by a webhook that says when to ask; or it is one step, an action that
 * waits for its callback. `unknown` when the operation is not loaded.
 */
export type FlowKind = 'webhook' | 'polling' | 'woken' | 'step' | 'unknown';

/** A flow as it is shown: without the key, its callback URL masked. */
export interface FlowView extends Omit<Flow, 'signingKey'> {
  readonly kind: FlowKind;
  readonly callbackUrl: string;
}

/** A flow at rest. */
export interface StoredFlow extends Omit<Flow, 'signingKey' | 'respondWith'> {
  readonly sealedSigningKey: string;
}

/** What is left of a deleted flow: enough to tell its senders. */
export interface DeletedFlow {
  readonly workflowId: string;
  readonly triggerName: string;
  readonly urlForm: UrlForm;
  readonly signingKey: string;
}

/** A deleted flow at rest. */
export interface StoredDeletedFlow extends Omit<DeletedFlow, 'signingKey'> {
  readonly sealedSigningKey: string;
}
