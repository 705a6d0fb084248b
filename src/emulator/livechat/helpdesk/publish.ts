import type { HelpDeskEventType } from '../../../livechat/helpdesk/webhook.js';
import type { SimulatorContext } from '../context.js';
import type { StoredTicket } from '../state.js';
import { toEvents, toTicket } from './ticket-view.js';

/** Tells the webhooks of HelpDesk that a ticket was opened, through whichever API. */
export function publishTicketCreated(context: SimulatorContext, ticket: StoredTicket): void {
  publish(context, 'tickets.create', toTicket(context.state, ticket));
}

/** Tells the webhooks of HelpDesk that a ticket changed; its events from the index `first` on are new. */
export function publishTicketChange(context: SimulatorContext, ticket: StoredTicket, first: number): void {
  const shown = toTicket(context.state, ticket);
  publish(context, 'tickets.update', shown);
  for (const event of toEvents(context.state, ticket).slice(first)) {
    if (event.type === 'status') publish(context, 'tickets.statusChange', shown);
    publish(context, `tickets.events.${event.type}`, { ticket: shown, event });
  }
}

function publish(
  { state, deliveries }: SimulatorContext,
  eventType: HelpDeskEventType,
  payload: object,
): void {
  const webhooks = state.helpDeskWebhooks.filter((webhook) => webhook.eventType === eventType);
  deliveries.publish(
    webhooks.map(({ ID, url }) => ({
      channel: 'helpDesk',
      webhookId: ID,
      eventType,
      url,
      body: { eventType, payload },
    })),
  );
}
