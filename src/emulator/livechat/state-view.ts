import type { HelpDeskWebhook } from '../../livechat/helpdesk/webhook.js';
import type { Agent } from '../../livechat/v2/agent.js';
import type { Ticket } from '../../livechat/v2/ticket.js';
import type { Webhook } from '../../livechat/v2/webhook.js';
import type { SimulatorContext } from './context.js';
import type { Fault } from './faults.js';
import type { Quirks } from './quirks.js';
import type {
  SimulatorState,
  StoredChat,
  StoredDelivery,
  StoredGroup,
  StoredTicket,
  StoredToken,
  StoredWebhookV3,
} from './state.js';
import { toAgent } from './v2/agent-view.js';
import { toTicket } from './v2/ticket-view.js';

/** A ticket as v2 shows it, with the id it has in HelpDesk. */
export type TicketView = Ticket & { readonly helpDeskId: string };

/** The state as tools may see it: no API key, no token, no secret key, no credential of a URL. */
export interface StateView {
  readonly license: number;
  readonly agents: readonly (Agent & { readonly accountId: string; readonly awaitingApproval: boolean })[];
  readonly groups: readonly StoredGroup[];
  readonly tickets: readonly TicketView[];
  readonly chats: readonly StoredChat[];
  readonly webhooks: readonly Omit<Webhook, 'token'>[];
  readonly webhooksV3: readonly Omit<StoredWebhookV3, 'secret_key'>[];
  readonly helpDeskWebhooks: readonly HelpDeskWebhook[];
  readonly tokens: readonly Omit<StoredToken, 'token'>[];
  readonly deliveries: readonly (Omit<StoredDelivery, 'body' | 'nextAttemptAt'> & {
    readonly body: object;
    readonly nextAttemptAt?: string;
  })[];
  readonly quirks: Readonly<Quirks>;
  readonly fault?: Fault;
}

/** Copies the state without its secrets. */
export function toStateView({ state, quirks }: SimulatorContext, fault: Fault | undefined): StateView {
  return structuredClone({
    license: state.license,
    agents: state.agents.map((agent) => ({
      ...toAgent(state, agent),
      accountId: agent.accountId,
      awaitingApproval: agent.awaitingApproval ?? false,
    })),
    groups: state.groups,
    tickets: state.tickets.map((ticket) => toTicketView(state, ticket)),
    chats: state.chats,
    webhooks: state.webhooks.map(({ token, ...webhook }) => ({ ...webhook, url: hideSecrets(webhook.url) })),
    webhooksV3: state.webhooksV3.map(({ secret_key, ...webhook }) => ({
      ...webhook,
      url: hideSecrets(webhook.url),
    })),
    helpDeskWebhooks: state.helpDeskWebhooks.map((webhook) => ({
      ...webhook,
      url: hideSecrets(webhook.url),
    })),
    tokens: state.tokens.map(({ token, ...rest }) => rest),
    deliveries: state.deliveries.map(toDeliveryView),
    quirks: { ...quirks },
    ...(fault && { fault }),
  });
}

/** A ticket as v2 shows it with all that is known. */
export function toTicketView(state: SimulatorState, ticket: StoredTicket): TicketView {
  return { ...toTicket(state, ticket, true), helpDeskId: ticket.helpDesk.id };
}

function toDeliveryView({ body, nextAttemptAt, url, ...delivery }: StoredDelivery) {
  const members = Object.entries(body).filter(([key]) => key !== 'token' && key !== 'secret_key');
  return {
    ...delivery,
    body: Object.fromEntries(members),
    url: hideSecrets(url),
    ...(nextAttemptAt !== undefined && { nextAttemptAt: new Date(nextAttemptAt).toISOString() }),
  };
}

/** User, password and query of a receiver's URL are its own secrets. */
function hideSecrets(text: string): string {
  const { protocol, host, pathname, search } = new URL(text);
  return `${protocol}//${host}${pathname}${search && '?…'}`;
}
