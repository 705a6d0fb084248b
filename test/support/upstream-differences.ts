import { expect } from 'vitest';
import type { Stack, UpstreamName } from '../../src/cli/stack.js';
import { simulatorCredentials } from '../../src/emulator/livechat/index.js';
import type { EventType } from '../../src/shim/upstream/upstream.js';
import { basic } from './calls.js';

/** A registration at LiveChat, through whichever API. */
export interface RegisteredHook {
  readonly id: string;
  readonly url: string;
}

interface Upstream {
  /** The form of a ticket's id, which every story takes as it comes. */
  readonly ticketId: RegExp;
  /** What LiveChat says to a ticket with the page it was opened on. */
  readonly sourceOfTicket: { readonly status: number; readonly body?: object };
  /** What a connection meets whose user name is the email address of an agent. */
  readonly emailAsUserName: { readonly status: number; readonly body?: object };
  /** The API key or personal access token of the simulated account. */
  readonly secret: string;
  /** The `Authorization` that it makes. */
  readonly authorization: string;
  /** The path of the call behind `ListAgents`, for a fault. */
  readonly agentsPath: string;
  /** What is registered for an event. */
  readonly hooksOf: (stack: Stack, eventType: EventType) => readonly RegisteredHook[];
  /** Removes a chat registration at LiveChat itself, behind the shim's back. */
  readonly removeChatHook: (stack: Stack, id: string) => Promise<Response>;
}

const { login, apiKey, accountId, personalAccessToken, ownerClientId } = simulatorCredentials;
const v2 = basic(login, apiKey);
const modern = basic(accountId, personalAccessToken);
/** An answer that says why. */
const refused = (status: number, message: RegExp) => ({
  status,
  body: { error: { message: expect.stringMatching(message) } },
});
const modernWords = {
  chat_started: 'incoming_chat',
  chat_ended: 'chat_deactivated',
  ticket_created: 'tickets.create',
} as const;

/**
 * All that the end-to-end stories know of the two upstreams; whatever does not stand here is the same on both. What a
 * flow notices in the contents is `connector/differences.ts`.
 */
export const upstreamDifferences: Readonly<Record<UpstreamName, Upstream>> = {
  'rest-v2': {
    ticketId: /^[0-9A-Z]{5}$/,
    sourceOfTicket: { status: 200 },
    emailAsUserName: { status: 200 },
    secret: apiKey,
    authorization: v2,
    agentsPath: '/agents',
    hooksOf: ({ simulator }, eventType) =>
      simulator.simulator.controls.state().webhooks.filter(({ event_type }) => event_type === eventType),
    removeChatHook: ({ simulator }, id) =>
      fetch(`${simulator.url}/webhooks/${id}`, {
        method: 'DELETE',
        headers: { authorization: v2, 'x-api-version': '2' },
      }),
  },
  'text-platform': {
    ticketId: /^[0-9a-f-]{36}$/,
    sourceOfTicket: refused(400, /`source\.url` cannot be set/),
    emailAsUserName: refused(401, /account id.*developer console/),
    secret: personalAccessToken,
    authorization: modern,
    agentsPath: '/v3.6/configuration/action/list_agents',
    hooksOf({ simulator }, eventType) {
      const { webhooksV3, helpDeskWebhooks } = simulator.simulator.controls.state();
      const word = modernWords[eventType];
      return eventType === 'ticket_created'
        ? helpDeskWebhooks.filter((hook) => hook.eventType === word).map(({ ID, url }) => ({ id: ID, url }))
        : webhooksV3.filter(({ action }) => action === word);
    },
    removeChatHook: ({ simulator }, id) =>
      fetch(`${simulator.url}/v3.6/configuration/action/unregister_webhook`, {
        method: 'POST',
        headers: { authorization: modern, 'content-type': 'application/json' },
        body: JSON.stringify({ id, owner_client_id: ownerClientId }),
      }),
  },
};
