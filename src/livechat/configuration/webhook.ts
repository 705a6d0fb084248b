import type { WebhookAction, WebhookAdditionalData, WebhookFilter } from '../webhooks-v3/action.js';

/** For whom a webhook is: the whole license, or one bot. */
export const webhookTypes = ['license', 'bot'] as const;
export type WebhookType = (typeof webhookTypes)[number];

/** How many webhooks one client id may have for one action. */
export const webhooksPerAction = 3;

/** The longest receiver URL. */
export const webhookUrlLength = 500;

export const webhookAuthorTypes = ['customer', 'agent'] as const;
export const webhookSourceTypes = ['my_client', 'other_clients', 'system'] as const;

/** Which occurrences a webhook is told of; which filter an action takes says {@link WebhookFilter}. */
export interface WebhookFilters {
  readonly author_type?: (typeof webhookAuthorTypes)[number];
  /** Only chats that the own client id started. */
  readonly only_my_chats?: boolean;
  readonly chat_presence?: {
    readonly user_ids?:
      | { readonly values: readonly string[] }
      | { readonly exclude_values: readonly string[] };
    readonly my_bots?: boolean;
  };
  readonly source_type?: readonly (typeof webhookSourceTypes)[number][];
  /** The form is unverified. */
  readonly agent_ids?:
    | { readonly values: readonly string[] }
    | { readonly exclude_values: readonly string[] };
}

/** https://platform.text.com/docs/management/configuration-api/#register-webhook */
export interface RegisterWebhookRequest {
  readonly action: WebhookAction;
  /** Chosen by the caller and echoed in every delivery. */
  readonly secret_key: string;
  readonly url: string;
  readonly type: WebhookType;
  /** A client id of the own organization; needed because a personal access token has none. */
  readonly owner_client_id: string;
  readonly description?: string;
  readonly additional_data?: readonly WebhookAdditionalData[];
  readonly filters?: WebhookFilters;
}

export interface RegisterWebhookResponse {
  readonly id: string;
}

/** https://platform.text.com/docs/management/configuration-api/#list-webhooks */
export interface ListWebhooksRequest {
  readonly owner_client_id: string;
}

/** A registration as `list_webhooks` answers it: the secret key is not told again. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly description?: string;
  readonly action: WebhookAction;
  readonly filters?: WebhookFilters;
  readonly additional_data?: readonly WebhookAdditionalData[];
  readonly owner_client_id: string;
  readonly type: WebhookType;
}

/** https://platform.text.com/docs/management/configuration-api/#unregister-webhook */
export interface UnregisterWebhookRequest {
  readonly id: string;
  readonly owner_client_id: string;
}

/** https://platform.text.com/docs/management/configuration-api/#list-webhook-names */
export interface ListWebhookNamesRequest {
  readonly version?: string;
}

/** An entry of the answer of `list_webhook_names`, which asks for no credential. */
export interface WebhookName {
  readonly action: WebhookAction;
  readonly filters: readonly WebhookFilter[];
  readonly additional_data: readonly WebhookAdditionalData[];
}

/**
 * The body of `enable_license_webhooks`, `disable_license_webhooks` and `get_license_webhooks_state`. The vendor's
 * JavaScript client 6.0 sends `client_id` instead.
 * https://platform.text.com/docs/management/configuration-api/#enable-license-webhooks
 */
export interface LicenseWebhooksRequest {
  readonly owner_client_id?: string;
}

/** https://platform.text.com/docs/management/configuration-api/#get-license-webhooks-state */
export interface LicenseWebhooksState {
  readonly license_webhooks_enabled: boolean;
}
