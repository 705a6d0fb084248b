import { randomBytes } from 'node:crypto';
import type {
  LicenseWebhooksRequest,
  ListWebhooksRequest,
  RegisterWebhookRequest,
  UnregisterWebhookRequest,
} from '../../../livechat/configuration/webhook.js';
import type { WebhookAction } from '../../../livechat/webhooks-v3/action.js';
import type { Logger } from '../../../shared/logger.js';
import { HttpProblem } from '../../http-problem.js';
import { notWhatWasAsked } from '../parse-answer.js';
import { isFields, readFields, readList, readText } from '../read.js';
import type { Call, EventType, ListedRegistration, NewRegistration } from '../upstream.js';
import type { LiveChatClient } from './live-chat-client.js';
import { LiveChatProblem } from './live-chat-error.js';
import { reasonOf } from './status-mapping.js';

export type ChatEventType = Exclude<EventType, 'ticket_created'>;

/** The v3 action that each event is. */
export const chatActions = {
  chat_started: 'incoming_chat',
  chat_ended: 'chat_deactivated',
} as const satisfies Readonly<Record<ChatEventType, WebhookAction>>;

/** The event that an action is; nothing for an action that no trigger has. */
export function chatEventOf(action: unknown): ChatEventType | undefined {
  if (action === chatActions.chat_started) return 'chat_started';
  return action === chatActions.chat_ended ? 'chat_ended' : undefined;
}

/** The v3 webhooks of chats. https://platform.text.com/docs/management/configuration-api/#webhooks */
export interface ChatWebhooks {
  register(call: Call, eventType: ChatEventType, hookUrl: string): Promise<NewRegistration>;
  list(call: Call): Promise<readonly ListedRegistration[]>;
  unregister(call: Call, registrationId: string): Promise<void>;
}

/** Webhooks on the app of `ownerClientId`: a personal access token has no client id of its own. */
export function createChatWebhooks(
  client: LiveChatClient,
  ownerClientId: string,
  logger: Logger,
): ChatWebhooks {
  const ownApp: LicenseWebhooksRequest & ListWebhooksRequest = { owner_client_id: ownerClientId };
  const run = (call: Call, name: string, body: object, secrets: readonly string[] = []) =>
    client.run(call, { api: 'configuration', name, body, secrets });

  /** Switches webhooks on where they are switched off. Before one is registered, so that a failure leaves none. */
  async function switchOn(call: Call): Promise<void> {
    let state: unknown;
    try {
      state = await run(call, 'get_license_webhooks_state', ownApp);
    } catch (error) {
      if (!(error instanceof LiveChatProblem) || error.status !== 403) throw error;
      // They are on unless somebody switched them off, and a token may lack the scope to look.
      logger.warn(
        { requestId: call.requestId, reason: reasonOf(error) },
        'whether webhooks are on is not known',
      );
      return;
    }
    if (readFields(state).license_webhooks_enabled === false)
      await run(call, 'enable_license_webhooks', ownApp);
  }

  return {
    async register(call, eventType, hookUrl) {
      await switchOn(call);
      const secret = randomBytes(32).toString('base64url');
      const body: RegisterWebhookRequest = {
        action: chatActions[eventType],
        secret_key: secret,
        url: hookUrl,
        type: 'license',
        ...ownApp,
        description: `livechat-connector: ${eventType}`,
      };
      const answer = await run(call, 'register_webhook', body, [secret, hookUrl]).catch((error: unknown) => {
        throw explainLimit(error, eventType);
      });
      const id = readText(readFields(answer).id);
      if (id === undefined) throw notWhatWasAsked('LiveChat', 'a webhook');
      return { id, proof: secret };
    },
    async list(call) {
      const webhooks = readList(await run(call, 'list_webhooks', ownApp));
      if (webhooks === undefined) throw notWhatWasAsked('LiveChat', 'a list of webhooks');
      return webhooks.filter(isFields).flatMap(({ id, action, url }) => {
        const known = readText(id);
        return known === undefined
          ? []
          : [{ id: known, eventType: chatEventOf(action), url: readText(url) ?? '' }];
      });
    },
    async unregister(call, registrationId) {
      const body: UnregisterWebhookRequest = { id: registrationId, ...ownApp };
      try {
        await run(call, 'unregister_webhook', body);
      } catch (error) {
        if (!(error instanceof LiveChatProblem) || error.type !== 'not_found') throw error;
      }
    },
  };
}

function explainLimit(error: unknown, eventType: ChatEventType): unknown {
  if (!(error instanceof LiveChatProblem) || error.type !== 'limit_reached') return error;
  return new HttpProblem(
    error.status,
    error.code,
    `LiveChat takes three webhooks per event and app, and the app of this shim has three for \`${eventType}\` already. ` +
      'Ask the operator of the shim to remove one that is no longer used, or to run the shim on an app of its own.',
    { ...(error.upstreamStatus !== undefined && { upstreamStatus: error.upstreamStatus }), cause: error },
  );
}
