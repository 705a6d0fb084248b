import type { Ticket, TicketEvent, TicketSource, WebhookTicket } from '../../../livechat/v2/ticket.js';
import type { SimulatorState, StoredTicket, StoredTicketEvent } from '../state.js';

/** A ticket over REST: unix seconds, group ids, and no more than the documentation's samples show. */
export function toTicket(state: SimulatorState, ticket: StoredTicket, undocumentedFields: boolean): Ticket {
  const { mail, name, ip } = ticket.requester;
  return {
    id: ticket.id,
    status: ticket.status,
    subject: ticket.subject,
    requester: {
      mail,
      ...(name !== undefined && { name }),
      ...(undocumentedFields && ip !== undefined && { ip }),
    },
    ...(ticket.assignee && { assignee: ticket.assignee }),
    groups: ticket.groups,
    tags: ticket.tags,
    source: undocumentedFields ? ticket.source : toBareSource(ticket.source),
    modified: ticket.modified,
    opened: [{ from: ticket.opened }],
    firstResponse: {},
    events: ticket.events
      .filter(isVisible)
      .map((event) => (event.type === 'message' ? { ...event, source: toBareSource(event.source) } : event)),
    ...(undocumentedFields && { date: ticket.opened, currentGroup: toGroup(state, ticket.groups[0] ?? 0) }),
  };
}

/** A ticket in a webhook: ISO dates, groups as objects, the requester's address and time zone. */
export function toWebhookTicket(state: SimulatorState, ticket: StoredTicket): WebhookTicket {
  const { url = null, id = null, type } = ticket.source;
  return {
    id: ticket.id,
    status: ticket.status,
    subject: ticket.subject,
    requester: ticket.requester,
    ...(ticket.assignee && { assignee: ticket.assignee }),
    groups: ticket.groups.map((groupId) => ({
      ...toGroup(state, groupId),
      inherited: ticket.groupsInherited,
    })),
    tags: ticket.tags,
    source: { type, url, id },
    events: ticket.events.filter(isVisible).map(toWebhookEvent),
  };
}

/** What HelpDesk alone does is not seen here. */
function isVisible(event: StoredTicketEvent): event is TicketEvent {
  return event.type !== 'helpDesk';
}

function toWebhookEvent(event: TicketEvent): TicketEvent<string> {
  return { ...event, date: new Date(event.date * 1_000).toISOString().replace('.000Z', 'Z') };
}

function toBareSource({ type }: TicketSource): TicketSource {
  return { type };
}

function toGroup(state: SimulatorState, id: number): { readonly id: number; readonly name: string } {
  return { id, name: state.groups.find((group) => group.id === id)?.name ?? '' };
}
