import type { Agent } from '../../livechat/v2/agent.js';
import type { Ticket } from '../../livechat/v2/ticket.js';
import type { Webhook } from '../../livechat/v2/webhook.js';
import type { SimulatorContext } from './context.js';
import type { Fault } from './faults.js';
import type { Quirks } from './quirks.js';
import type { StoredChat, StoredDelivery, StoredGroup } from './state.js';
import { toAgent } from './v2/agent-view.js';
import { toTicket } from './v2/ticket-view.js';

/** The state as tools may see it: no API key, no token, no credential of a URL. */
export interface StateView {
  readonly license: number;
  readonly agents: readonly Agent[];
  readonly groups: readonly StoredGroup[];
  readonly tickets: readonly Ticket[];
  readonly chats: readonly StoredChat[];
  readonly webhooks: readonly Omit<Webhook, 'token'>[];
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
    agents: state.agents.map((agent) => toAgent(state, agent)),
    groups: state.groups,
    tickets: state.tickets.map((ticket) => toTicket(state, ticket, true)),
    chats: state.chats,
    webhooks: state.webhooks.map(({ token, ...webhook }) => ({ ...webhook, url: hideSecrets(webhook.url) })),
    deliveries: state.deliveries.map(toDeliveryView),
    quirks: { ...quirks },
    ...(fault && { fault }),
  });
}

function toDeliveryView({ body, nextAttemptAt, url, ...delivery }: StoredDelivery) {
  const { token, ...withoutToken } = body;
  return {
    ...delivery,
    body: withoutToken,
    url: hideSecrets(url),
    ...(nextAttemptAt !== undefined && { nextAttemptAt: new Date(nextAttemptAt).toISOString() }),
  };
}

/** User, password and query of a receiver's URL are its own secrets. */
function hideSecrets(text: string): string {
  const { protocol, host, pathname, search } = new URL(text);
  return `${protocol}//${host}${pathname}${search && '?…'}`;
}
